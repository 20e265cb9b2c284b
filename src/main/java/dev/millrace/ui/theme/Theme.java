package dev.millrace.ui.theme;

import static java.util.Objects.requireNonNull;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.millrace.draw.Palette;
import java.util.List;
import java.util.Locale;

/// How the window looks.
public enum Theme {
    LIGHT,
    DARK,
    /// White and yellow on black.
    CONTRAST;

    /// The style sheet below all others.
    public String userAgent() {
        return this == LIGHT
                ? new PrimerLight().getUserAgentStylesheet()
                : new PrimerDark().getUserAgentStylesheet();
    }

    /// The colours by their meaning, then the shapes.
    public List<String> sheets() {
        return this == CONTRAST
                ? List.of(
                        sheet(file()),
                        sheet("window"),
                        sheet("inspector"),
                        sheet("contrast-controls"))
                : List.of(sheet(file()), sheet("window"), sheet("inspector"));
    }

    /// The colours of the canvas.
    public Palette palette() {
        return Palette.of(file());
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
