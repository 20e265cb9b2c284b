package dev.millrace.ui.shell;

import dev.millrace.engine.look.LookSummary;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Column;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.ui.canvas.CanvasView;
import dev.millrace.worker.Ask;
import dev.millrace.worker.Wires;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.scene.input.MouseEvent;
import javafx.stage.Popup;
import javafx.util.Duration;

/// Tells of a wire what it carries when the mouse rests on it. FX thread only.
final class WireTips {

    private static final Duration REST = Duration.millis(450);
    private static final int COLUMNS = 24;
    private static final double AWAY = 14;

    private final Wires wires;
    private final Executor fxThread;
    private final OpenDocument document;
    private final Path folder;
    private final CanvasView canvas;
    private final PauseTransition rest = new PauseTransition(REST);
    private final Popup popup = new Popup();
    private double x;
    private double y;
    private CompletableFuture<WireTip> asked = CompletableFuture.completedFuture(null);

    /// @param folder what paths of a pipeline that was never saved are relative to
    WireTips(
            Wires wires, Executor fxThread, OpenDocument document, Path folder, CanvasView canvas) {
        this.wires = wires;
        this.fxThread = fxThread;
        this.document = document;
        this.folder = folder;
        this.canvas = canvas;
        rest.setOnFinished(_ -> ask());
        document.canvas().hoveredWireProperty().subscribe(this::hovered);
        canvas.addEventFilter(
                MouseEvent.ANY,
                event -> {
                    x = event.getScreenX();
                    y = event.getScreenY();
                });
        canvas.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> hide());
    }

    private void hovered(Optional<Link> wire) {
        hide();
        if (wire.isPresent()) {
            rest.playFromStart();
        }
    }

    private void hide() {
        rest.stop();
        asked.cancel(true);
        popup.hide();
    }

    @SuppressWarnings("ReferenceEquality") // of the answers only that to the last question counts
    private void ask() {
        var wire = document.canvas().hoveredWireProperty().get();
        if (wire.isEmpty() || canvas.getScene() == null) {
            return;
        }
        var pipeline = document.pipeline();
        var place = Checking.place(document, folder);
        var port = new Port(wire.get().from(), wire.get().fromPort());
        var title = title(wire.get().from()) + " to " + title(wire.get().to());
        var why = document.model().breaks().get(wire.get());
        if (why != null) {
            show(new WireTip(title, why));
            return;
        }
        asked =
                CompletableFuture.supplyAsync(() -> PipelineWriter.text(pipeline))
                        .thenCompose(
                                text -> wires.look(new Ask(text, place, Map.of()), port, 1, false))
                        .thenCompose(
                                look ->
                                        summary(look)
                                                .thenApplyAsync(
                                                        summary ->
                                                                new WireTip(
                                                                        title,
                                                                        look.looked(),
                                                                        summary),
                                                        fxThread));
        var own = asked;
        var _ =
                own.whenCompleteAsync(
                        (tip, failure) -> {
                            if (own == asked && failure == null) {
                                show(tip);
                            }
                        },
                        fxThread);
    }

    private CompletableFuture<LookSummary> summary(Wires.Look look) {
        var columns =
                look.looked().rows().schema().columns().stream()
                        .limit(COLUMNS)
                        .map(Column::name)
                        .toList();
        return wires.summary(look.id(), columns);
    }

    private String title(NodeId node) {
        var found = document.pipeline().nodes().get(node);
        return found == null ? node.value() : found.displayTitle();
    }

    private void show(WireTip tip) {
        if (canvas.getScene() == null || !canvas.isHover()) {
            return;
        }
        popup.getContent().setAll(tip);
        popup.getScene().getStylesheets().setAll(canvas.getScene().getStylesheets());
        popup.getScene().getRoot().getStyleClass().setAll("mill-popup", "root");
        popup.setAutoFix(true);
        popup.show(canvas, x + AWAY, y + AWAY);
    }

    void close() {
        hide();
    }
}
