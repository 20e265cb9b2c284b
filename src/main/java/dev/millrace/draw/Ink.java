package dev.millrace.draw;

import dev.millrace.node.Stage;
import java.util.Locale;

/// What a colour means. A palette says which colour that is; shapes name only inks.
public enum Ink {
    CANVAS,
    DOTS,
    SURFACE,
    BORDER,
    BORDER_STRONG,
    SHADOW,
    TEXT,
    MUTED,
    WIRE,
    ACCENT,
    ACCENT_SOFT,
    SUCCESS,
    WARNING,
    DANGER,
    NOTE,
    NOTE_BORDER,
    NOTE_TEXT,
    FRAME,
    FRAME_BORDER,
    SOURCE,
    SOURCE_SOFT,
    TRANSFORM,
    TRANSFORM_SOFT,
    QUALITY,
    QUALITY_SOFT,
    STORAGE,
    STORAGE_SOFT,
    SERVING,
    SERVING_SOFT,
    GROUP,
    GROUP_SOFT;

    /// The name in a theme file: `-mill-source-soft`.
    public String property() {
        return "-mill-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Ink of(Stage stage) {
        return switch (stage) {
            case SOURCE -> SOURCE;
            case TRANSFORM -> TRANSFORM;
            case QUALITY -> QUALITY;
            case STORAGE -> STORAGE;
            case SERVING -> SERVING;
            case GROUP -> GROUP;
        };
    }

    /// The ground an icon of the stage stands on.
    public static Ink softOf(Stage stage) {
        return switch (stage) {
            case SOURCE -> SOURCE_SOFT;
            case TRANSFORM -> TRANSFORM_SOFT;
            case QUALITY -> QUALITY_SOFT;
            case STORAGE -> STORAGE_SOFT;
            case SERVING -> SERVING_SOFT;
            case GROUP -> GROUP_SOFT;
        };
    }
}
