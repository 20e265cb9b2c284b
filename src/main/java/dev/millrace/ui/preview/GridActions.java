package dev.millrace.ui.preview;

import dev.millrace.ui.preview.GridGeometry.Spot;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/// Does what mouse, keys, menu and tools ask for. FX thread only.
final class GridActions implements GridCommands {

    private static final double BELOW = 26;

    private final GridModel model;
    private final GridView view;
    private final GridFinder finder;
    private final GridCopy copy;
    private final GridMenu menu;
    private final GridHint hint;
    private @Nullable GridPopup popup;

    GridActions(
            GridModel model, GridView view, GridSurface surface, GridFinder finder, GridCopy copy) {
        this.model = model;
        this.view = view;
        this.finder = finder;
        this.copy = copy;
        menu = new GridMenu(model, this);
        hint = new GridHint(model, surface);
    }

    @Override
    public void sort(int column, boolean also) {
        var name = model.columns().at(column).name();
        model.query(QueryEdits.sorted(model.query(), name, also));
    }

    @Override
    public void filter(int column) {
        model.cursor().reveal(column);
        var shown = model.columns().at(column);
        var editor =
                new FilterEditor(
                        shown,
                        model.facts().of(shown.name()),
                        model.query(),
                        query -> {
                            hidePopup();
                            model.query(query);
                        });
        var surface = view.surface();
        popup = GridPopup.show(surface, editor, surface.geometry().left(column), BELOW);
        popup.onHidden(surface::requestFocus);
        editor.begin();
    }

    private void hidePopup() {
        if (popup != null) {
            popup.hide();
        }
    }

    @Override
    public void filterCurrent() {
        model.cursor().selection().ifPresent(at -> filter(at.column()));
    }

    @Override
    public void moveColumn(int by) {
        model.cursor()
                .selection()
                .ifPresent(at -> model.edits().move(at.column(), at.column() + by));
    }

    @Override
    public void openValue() {
        view.toggleValue();
    }

    @Override
    public void explain() {
        view.questions().explain();
    }

    @Override
    public void why() {
        view.questions().why();
    }

    @Override
    public void copy() {
        copy.copy();
    }

    @Override
    public void copy(CopyFormat format, boolean header) {
        copy.copy(format, header);
    }

    @Override
    public void find() {
        view.findBar().open();
    }

    @Override
    public void findNext(boolean forward) {
        if (view.findBar().hasText()) {
            finder.next(forward);
        } else {
            find();
        }
    }

    @Override
    public void menu() {
        var at = model.cursor().selection();
        if (at.isPresent()) {
            var surface = view.surface();
            var geometry = surface.geometry();
            double x = Math.clamp(geometry.left(at.get().column()) + 12, 0, surface.getWidth());
            double y = geometry.top(at.get().row()) + GridScroll.ROW;
            var on = surface.localToScreen(x, Math.clamp(y, 0, surface.getHeight()));
            menu(on.getX(), on.getY());
        }
    }

    /// Opens the menu at a point of the screen.
    void menu(double x, double y) {
        var shown = menu.menu();
        if (!shown.getItems().isEmpty()) {
            shown.show(view.surface(), x, y);
        }
    }

    void columns(Button below) {
        var editor = new ColumnsEditor(model);
        popup = GridPopup.show(below, editor, 0, below.getHeight() + 4);
        popup.onHidden(view.surface()::requestFocus);
        editor.begin();
    }

    @Override
    public void hint(Spot spot) {
        hint.at(spot);
    }

    @Override
    public boolean escape() {
        if (copy.isBusy()) {
            copy.cancel();
            return true;
        }
        return view.findBar().close() || view.hideValue();
    }
}
