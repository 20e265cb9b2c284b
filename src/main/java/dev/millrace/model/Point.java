package dev.millrace.model;

/// Where the top left corner of a node lies on the canvas, in pixels at 100 %.
public record Point(double x, double y) {

    public boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y);
    }
}
