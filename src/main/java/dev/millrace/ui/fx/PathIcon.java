package dev.millrace.ui.fx;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;

/// An icon of one colour, from an SVG path in a square of 24 x 24. Its colour is the style class
/// `mill-icon`'s, with the tone's.
public final class PathIcon extends StackPane {

    private static final double SQUARE = 24;

    /// @param tone a style class, such as `source`; may be empty
    /// @param size in pixels
    public PathIcon(String path, String tone, double size) {
        var shape = new SVGPath();
        shape.setContent(path);
        shape.setFillRule(FillRule.EVEN_ODD);
        shape.getStyleClass().add("mill-icon");
        if (!tone.isEmpty()) {
            shape.getStyleClass().add(tone);
        }
        shape.setManaged(false);
        shape.setScaleX(size / SQUARE);
        shape.setScaleY(size / SQUARE);
        var bounds = shape.getLayoutBounds();
        double centreX = bounds.getMinX() + bounds.getWidth() / 2;
        double centreY = bounds.getMinY() + bounds.getHeight() / 2;
        shape.setLayoutX(centreX * size / SQUARE - centreX);
        shape.setLayoutY(centreY * size / SQUARE - centreY);
        getChildren().add(shape);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
    }
}
