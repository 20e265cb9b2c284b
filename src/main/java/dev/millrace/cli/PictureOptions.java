package dev.millrace.cli;

import dev.millrace.draw.Palette;
import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a picture of a pipeline looks. An option that does not fit the form is refused, not ignored.
final class PictureOptions {

    @Option(
            names = "--theme",
            paramLabel = "light|dark|contrast",
            description = "Colours of a picture. Default: light.")
    private @Nullable String theme;

    @Option(
            names = "--scale",
            paramLabel = "NUMBER",
            description = "How many pixels of a PNG make one of the canvas. Default: 1.")
    private @Nullable Double scale;

    String theme() {
        var name = theme == null ? Palette.THEMES.getFirst() : theme.toLowerCase(Locale.ROOT);
        if (!Palette.THEMES.contains(name)) {
            var hint =
                    DidYouMean.among(Palette.THEMES, name)
                            + (" There is " + String.join(", ", Palette.THEMES) + ".");
            throw Fault.of(FaultCode.CALL_INVALID, "There is no theme \"" + theme + "\".")
                    .withHint(hint.strip())
                    .toException();
        }
        return name;
    }

    double scale() {
        return scale == null ? 1 : scale;
    }

    /// @throws dev.millrace.fault.FaultException if a theme is given
    void refuseTheme(String form) {
        refuse("--theme", theme, form);
    }

    /// @throws dev.millrace.fault.FaultException if a scale is given
    void refuseScale(String form) {
        refuse("--scale", scale, form);
    }

    private static void refuse(String option, @Nullable Object given, String form) {
        if (given != null) {
            throw Fault.of(
                            FaultCode.CALL_INVALID,
                            "An export to " + form + " has no " + option + ".")
                    .toException();
        }
    }
}
