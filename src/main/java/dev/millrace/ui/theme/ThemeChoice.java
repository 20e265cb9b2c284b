package dev.millrace.ui.theme;

/// What a person wants the window to look like.
public enum ThemeChoice {
    /// As the desktop does.
    SYSTEM,
    LIGHT,
    DARK,
    CONTRAST
}
