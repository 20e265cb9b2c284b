package dev.millrace.ui.preview;

import dev.millrace.draw.Ink;
import dev.millrace.draw.Palette;
import dev.millrace.ui.fx.SurfaceBrush;
import dev.millrace.ui.preview.GridGeometry.Spot;
import javafx.scene.canvas.GraphicsContext;

/// Paints the grid: rows, then the header above them. FX thread only.
final class GridPainter {

    private static final double LOADING = 2;

    private final GridModel model;
    private final GraphicsContext g;
    private final SurfaceBrush brush;
    private final BodyPainter body;
    private final HeaderPainter header;
    private final GridGeometry geometry;

    GridPainter(
            GridModel model,
            GridGeometry geometry,
            GridFinder finder,
            GraphicsContext g,
            Palette palette) {
        this.model = model;
        this.geometry = geometry;
        this.g = g;
        brush = new SurfaceBrush(g, palette);
        body = new BodyPainter(model, geometry, finder, brush);
        header = new HeaderPainter(model, geometry, brush);
    }

    void palette(Palette palette) {
        brush.palette(palette);
    }

    /// Cells painted last time.
    int cells() {
        return body.cells();
    }

    /// @param density pixels of the canvas per pixel of the view
    /// @param focused whether keys go to the grid
    /// @param ring whether that is to be seen
    void paint(
            double width,
            double height,
            double density,
            boolean focused,
            boolean ring,
            Spot hovered) {
        g.setTransform(density, 0, 0, density, 0, 0);
        brush.fill(Ink.SURFACE);
        brush.rect(0, 0, width, height);
        if (model.columns().all().isEmpty()) {
            return;
        }
        if (model.words().isFailed(model)) {
            header.paint(width, hovered);
            return;
        }
        body.paint(focused);
        header.paint(width, hovered);
        if (model.isSlow()) {
            brush.fill(Ink.ACCENT);
            double left = geometry.numbers();
            brush.rect(left, GridGeometry.HEADER - 1, width - left, LOADING);
        }
        if (ring) {
            brush.stroke(Ink.ACCENT);
            brush.frame(0, 0, width, height, 2);
        }
    }
}
