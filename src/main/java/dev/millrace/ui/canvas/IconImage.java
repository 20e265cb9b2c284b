package dev.millrace.ui.canvas;

import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;

/// An icon at one size and in one colour. To paint an image costs less than to fill a path each
/// time. FX thread only.
final class IconImage {

    private static final double SQUARE = 24;

    private IconImage() {}

    /// @param path data of an SVG path in a square of 24 x 24
    /// @param size in pixels, at least 1
    static Image of(String path, Color colour, int size) {
        int pixels = Math.max(1, size);
        var canvas = new Canvas(pixels, pixels);
        var g = canvas.getGraphicsContext2D();
        g.setFill(colour);
        g.scale(pixels / SQUARE, pixels / SQUARE);
        g.beginPath();
        g.appendSVGPath(path);
        g.setFillRule(FillRule.EVEN_ODD);
        g.fill();
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        return canvas.snapshot(parameters, new WritableImage(pixels, pixels));
    }
}
