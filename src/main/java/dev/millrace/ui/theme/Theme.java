package dev.millrace.ui.theme;

import static java.util.Objects.requireNonNull;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.millrace.draw.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How the window looks.
public enum Theme {
    LIGHT,
    DARK,
    /// White and yellow on black.
    CONTRAST;

    private static final List<String> SHAPES = List.of("window", "inspector", "code", "grid");

    /// The style sheet below all others.
    public String userAgent() {
        return this == LIGHT
                ? new PrimerLight().getUserAgentStylesheet()
                : new PrimerDark().getUserAgentStylesheet();
    }

    /// The colours by their meaning, then the shapes.
    public List<String> sheets() {
        var sheets = new ArrayList<>(List.of(sheet(file())));
        SHAPES.forEach(shapes -> sheets.add(sheet(shapes)));
        if (this == CONTRAST) {
            sheets.add(sheet("contrast-controls"));
        }
        return List.copyOf(sheets);
    }

    /// The colours of the canvas.
    public Palette palette() {
        return Palette.of(file());
    }

    /// What pages call the theme that is nearest to it.
    public String page() {
        return this == LIGHT ? "light" : "dark";
    }

    /// The name of the style sheet with its colours.
    public String file() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String sheet(String name) {
        var resource = "/theme/" + name + ".css";
        return requireNonNull(Theme.class.getResource(resource), resource).toExternalForm();
    }
}
