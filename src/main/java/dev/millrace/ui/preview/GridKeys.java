package dev.millrace.ui.preview;

import dev.millrace.ui.preview.GridSelection.Form;
import javafx.scene.input.KeyEvent;

/// What keys do on the surface. FX thread only.
final class GridKeys {

    private final GridModel model;
    private final GridCommands commands;

    GridKeys(GridModel model, GridCommands commands) {
        this.model = model;
        this.commands = commands;
    }

    void press(KeyEvent event) {
        boolean taken =
                event.isAltDown()
                        ? withAlt(event)
                        : event.isShortcutDown() ? withShortcut(event) : alone(event);
        if (taken) {
            event.consume();
        }
    }

    private boolean withAlt(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> commands.filterCurrent();
            case LEFT -> commands.moveColumn(-1);
            case RIGHT -> commands.moveColumn(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean withShortcut(KeyEvent event) {
        boolean shift = event.isShiftDown();
        switch (event.getCode()) {
            case HOME -> model.cursor().edge(false, true, shift);
            case END -> model.cursor().edge(true, true, shift);
            case UP -> model.cursor().vertically(false, shift);
            case DOWN -> model.cursor().vertically(true, shift);
            case LEFT -> model.cursor().edge(false, false, shift);
            case RIGHT -> model.cursor().edge(true, false, shift);
            case SPACE -> model.cursor().form(Form.COLUMNS);
            case A -> model.cursor().form(Form.ALL);
            case C, INSERT -> commands.copy();
            case F -> commands.find();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean alone(KeyEvent event) {
        boolean shift = event.isShiftDown();
        int page = (int) model.scroll().rowsInView();
        switch (event.getCode()) {
            case UP, KP_UP -> model.cursor().by(-1, 0, shift);
            case DOWN, KP_DOWN -> model.cursor().by(1, 0, shift);
            case LEFT, KP_LEFT -> model.cursor().by(0, -1, shift);
            case RIGHT, KP_RIGHT -> model.cursor().by(0, 1, shift);
            case PAGE_UP -> model.cursor().by(-page, 0, shift);
            case PAGE_DOWN -> model.cursor().by(page, 0, shift);
            case HOME -> model.cursor().edge(false, false, shift);
            case END -> model.cursor().edge(true, false, shift);
            case ENTER -> commands.openValue();
            case SPACE -> space(shift);
            case F3 -> commands.findNext(!shift);
            case CONTEXT_MENU -> commands.menu();
            case F10 -> {
                if (!shift) {
                    return false;
                }
                commands.menu();
            }
            case ESCAPE -> {
                return commands.escape();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void space(boolean shift) {
        if (shift) {
            model.cursor().form(Form.ROWS);
        } else {
            commands.openValue();
        }
    }
}
