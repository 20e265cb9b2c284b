package dev.millrace.ui.preview;

import dev.millrace.ui.preview.GridGeometry.Spot;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What the mouse does on the surface: selects, sorts, resizes, scrolls. FX thread only.
final class GridMouse {

    private final GridModel model;
    private final GridSurface surface;
    private final GridCommands commands;
    private Spot pressed = new Spot.Nothing();
    private boolean primary;
    private double widthBefore;
    private double pressedX;

    GridMouse(GridModel model, GridSurface surface, GridCommands commands) {
        this.model = model;
        this.surface = surface;
        this.commands = commands;
    }

    void listen() {
        surface.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        surface.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        surface.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        surface.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        surface.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> surface.hover(new Spot.Nothing()));
        surface.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    }

    private Spot at(MouseEvent event) {
        return surface.geometry().at(event.getX(), event.getY());
    }

    private void press(MouseEvent event) {
        surface.requestFocus();
        pressed = at(event);
        pressedX = event.getX();
        primary = event.getButton() == MouseButton.PRIMARY;
        boolean secondary = event.getButton() == MouseButton.SECONDARY;
        boolean extend = event.isShiftDown();
        switch (pressed) {
            case Spot.Cell(long row, int column) -> {
                if (!secondary || !isSelected(row, column)) {
                    model.cursor().to(row, column, extend);
                }
                if (event.getClickCount() == 2 && !secondary) {
                    commands.openValue();
                }
            }
            case Spot.RowNumber(long row) -> model.cursor().row(row, extend);
            case Spot.Edge(int column) -> edge(column, event.getClickCount());
            case Spot.Header(int column) -> {
                if (secondary || event.isShortcutDown()) {
                    model.cursor().column(column, extend);
                }
            }
            case Spot.Corner() -> model.cursor().form(GridSelection.Form.ALL);
            case Spot.Funnel _, Spot.Nothing _ -> {}
        }
        event.consume();
    }

    private boolean isSelected(long row, int column) {
        return model.cursor()
                .selection()
                .filter(at -> at.hasRow(row) && at.hasColumn(column))
                .isPresent();
    }

    private void edge(int column, int clicks) {
        widthBefore = model.columns().at(column).width();
        if (clicks == 2) {
            model.edits().fit(column);
            pressed = new Spot.Nothing();
        }
    }

    private void drag(MouseEvent event) {
        if (!primary) {
            return;
        }
        var over = surface.geometry().nearest(event.getX(), event.getY());
        switch (pressed) {
            case Spot.Edge(int column) -> {
                var name = model.columns().at(column).name();
                double width = widthBefore + event.getX() - pressedX;
                model.edits().resize(name, width);
            }
            case Spot.Cell _ -> model.cursor().to(over.row(), over.column(), true);
            case Spot.RowNumber _ -> model.cursor().row(over.row(), true);
            default -> {}
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        boolean still = event.isStillSincePress() && event.getButton() == MouseButton.PRIMARY;
        if (still && !event.isShortcutDown()) {
            switch (pressed) {
                case Spot.Header(int column) -> commands.sort(column, event.isShiftDown());
                case Spot.Funnel(int column) -> commands.filter(column);
                default -> {}
            }
        }
        pressed = new Spot.Nothing();
        event.consume();
    }

    private void move(MouseEvent event) {
        var spot = at(event);
        surface.hover(spot);
        commands.hint(spot);
        surface.setCursor(
                switch (spot) {
                    case Spot.Edge _ -> Cursor.H_RESIZE;
                    case Spot.Header _, Spot.Funnel _ -> Cursor.HAND;
                    default -> Cursor.DEFAULT;
                });
    }

    private void scroll(ScrollEvent event) {
        var scroll = model.scroll();
        boolean sideways = event.isShiftDown() && event.getDeltaX() == 0;
        double x = sideways ? event.getDeltaY() : event.getDeltaX();
        double y = sideways ? 0 : event.getDeltaY();
        model.scrollTo(scroll.x() - x, scroll.y() - y);
        event.consume();
    }
}
