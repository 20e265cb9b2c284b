package dev.millrace.ui.inspector;

import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// Colours as charts write them, and how the window shows them.
final class ChartColours {

    /// By meaning, which are others in each theme.
    static final List<String> MEANINGS = List.of("@good", "@warn", "@bad", "@accent", "@muted");

    private static final Pattern HEX = Pattern.compile("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
    private static final Pattern NAME = Pattern.compile("[a-z]{3,20}");

    private ChartColours() {}

    static boolean isColour(String text) {
        return MEANINGS.contains(text) || HEX.matcher(text).matches();
    }

    static String words(String colour) {
        return switch (colour) {
            case "" -> "Automatic";
            case "@good" -> "Good";
            case "@warn" -> "Warning";
            case "@bad" -> "Bad";
            case "@accent" -> "Accent";
            case "@muted" -> "Muted";
            default -> colour;
        };
    }

    /// Small squares beside each other; one that has no colour of its own is hollow.
    static HBox swatch(List<String> colours) {
        var strip = new HBox();
        strip.getStyleClass().add("mill-swatches");
        strip.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        for (String colour : colours) {
            var square = square(colour);
            if (colours.size() > 1) {
                square.getStyleClass().add("mill-swatch-narrow");
            }
            strip.getChildren().add(square);
        }
        return strip;
    }

    private static Region square(String colour) {
        var square = new Region();
        square.getStyleClass().add("mill-swatch");
        var paint = paint(colour);
        if (paint.isEmpty()) {
            square.getStyleClass().add("mill-swatch-none");
        } else {
            square.setStyle("-fx-background-color: " + paint + ";");
        }
        return square;
    }

    private static String paint(String colour) {
        return switch (colour) {
            case "@good" -> "-mill-success";
            case "@warn" -> "-mill-warning";
            case "@bad" -> "-mill-danger";
            case "@accent", "@muted", "@text" -> "-mill-" + colour.substring(1);
            default ->
                    colour.matches("-mill-chart-[a-z]*-?[0-9]") || HEX.matcher(colour).matches()
                            ? colour
                            : NAME.matcher(colour).matches() ? known(colour) : "";
        };
    }

    private static String known(String name) {
        try {
            Color.web(name);
            return name;
        } catch (IllegalArgumentException notOne) {
            return "";
        }
    }
}
