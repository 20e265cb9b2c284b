package dev.millrace.ui.shell;

import dev.millrace.ui.canvas.CanvasModel;
import dev.millrace.ui.preview.RowQuestions;
import dev.millrace.ui.theme.ThemeChoice;
import dev.millrace.ui.theme.Theming;
import java.util.Optional;
import java.util.function.Consumer;

/// What the actions do with the window: what it shows, and how large. FX thread only.
final class ViewCommands {

    private final Documents documents;
    private final Panes panes;
    private final Theming theming;
    private final Commands.Window window;

    ViewCommands(Documents documents, Panes panes, Theming theming, Commands.Window window) {
        this.documents = documents;
        this.panes = panes;
        this.theming = theming;
        this.window = window;
    }

    private void canvas(Consumer<CanvasModel> command) {
        documents.current().ifPresent(document -> command.accept(document.canvas()));
    }

    void palette() {
        window.palette();
    }

    void zoomIn() {
        canvas(CanvasModel::zoomIn);
    }

    void zoomOut() {
        canvas(CanvasModel::zoomOut);
    }

    void zoomWhole() {
        canvas(canvas -> canvas.zoomTo(1));
    }

    void fit() {
        canvas(CanvasModel::fit);
    }

    void fitSelection() {
        canvas(CanvasModel::fitSelection);
    }

    void focusPalette() {
        panes.showPalette();
        window.focusPalette();
    }

    void focusCanvas() {
        window.editor().ifPresent(editor -> editor.canvas().requestFocus());
    }

    void togglePalette() {
        panes.togglePalette();
    }

    void toggleInspector() {
        panes.toggleInspector();
    }

    void toggleDock() {
        panes.toggleDock();
    }

    void moveDock() {
        panes.moveDock();
    }

    void data() {
        panes.openDock("data");
    }

    void explain() {
        window.questions().ifPresent(RowQuestions::explain);
    }

    void why() {
        window.questions().ifPresent(RowQuestions::why);
    }

    void lineage() {
        panes.openDock("lineage");
    }

    void chart() {
        panes.openDock("chart");
    }

    /// Lets the tiles of the dashboard that shows be moved, or no more.
    void arrangeChart() {
        chart();
        window.chart().ifPresent(ChartView::arrange);
    }

    void wholeChart() {
        if (window.chart().filter(ChartView::isWhole).isEmpty()) {
            chart();
        }
        window.chart().ifPresent(ChartView::turnWhole);
    }

    void present() {
        chart();
        window.chart().ifPresent(ChartView::present);
    }

    void problems() {
        panes.openDock("problems");
    }

    void theme(ThemeChoice choice) {
        theming.choiceProperty().set(choice);
    }

    void shortcuts() {
        window.shortcuts();
    }

    void welcome() {
        documents.currentProperty().set(Optional.empty());
    }

    void about() {
        window.about();
    }
}
