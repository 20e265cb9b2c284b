package dev.millrace.ui.inspector;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Children side by side, each with its share of the room; one without a share is as wide as it
/// prefers. What a child holds moves nothing.
class Shares extends Pane {

    private static final String SHARE = "share";

    void add(Node child, double share) {
        child.getProperties().put(SHARE, share);
        getChildren().add(child);
    }

    /// Of the room that those without a share leave, relative to the other shares.
    double share(Node child) {
        return child.getProperties().get(SHARE) instanceof Double share ? share : 0;
    }

    /// How much room there is for children.
    final double room() {
        return getWidth() - snappedLeftInset() - snappedRightInset();
    }

    @Override
    protected void layoutChildren() {
        double free = room() - fixed();
        double all = getChildren().stream().mapToDouble(this::share).sum();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        double to = snappedLeftInset();
        for (Node child : getChildren()) {
            double from = snapPositionX(to);
            double share = share(child);
            to += share == 0 ? child.prefWidth(-1) : free * share / all;
            double width = snapPositionX(to) - from;
            layoutInArea(child, from, snappedTopInset(), width, height, 0, HPos.LEFT, VPos.CENTER);
        }
    }

    private double fixed() {
        return getChildren().stream()
                .filter(child -> share(child) == 0)
                .mapToDouble(child -> child.prefWidth(-1))
                .sum();
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset()
                + getChildren().stream().mapToDouble(child -> child.minWidth(-1)).sum()
                + snappedRightInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset()
                + getChildren().stream().mapToDouble(child -> child.prefWidth(-1)).sum()
                + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset()
                + getChildren().stream().mapToDouble(child -> child.prefHeight(-1)).max().orElse(0)
                + snappedBottomInset();
    }
}
