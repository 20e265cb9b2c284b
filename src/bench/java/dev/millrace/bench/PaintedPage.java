package dev.millrace.bench;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.ui.dashboard.PageHost;
import dev.millrace.ui.dashboard.PageView;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.stage.Stage;

/// A page in the web view of the window, and when it is painted.
final class PaintedPage implements AutoCloseable {

    private static final String IS_DRAWN =
            """
            (() => {
              const tiles = [...document.querySelectorAll('.tile')];
              return tiles.length > 0 && tiles.every(tile =>
                !tile.hasAttribute('aria-busy') && tile.querySelector('svg, table, .figure'));
            })()
            """;

    private static final long LOOK_NANOS = 1_000_000;

    private final PageView view;
    private final Stage stage;
    private final Host host;

    private record Host(UnaryOperator<Value.Fields> engine) implements PageHost {

        @Override
        public CompletableFuture<Value.Fields> answers(Value.Fields question) {
            return CompletableFuture.supplyAsync(() -> engine.apply(question));
        }

        @Override
        public void save(String name, byte[] content) {}

        @Override
        public void showNode(String node) {}

        @Override
        public void showRows(String node) {}

        @Override
        public void edit(Value.Fields change) {}

        @Override
        public void leave() {}

        @Override
        public void follow(String address) {}
    }

    /// @param engine answers what the page asks
    PaintedPage(UnaryOperator<Value.Fields> engine) {
        host = new Host(engine);
        view = Stages.on(() -> new PageView(Platform::runLater));
        stage = Stages.on(() -> Stages.stage(view));
        until(() -> is("typeof millracePage === 'object' && typeof millrace === 'object'"));
    }

    /// Shows a page and waits until it is painted.
    void show(Value.Fields model) {
        Stages.on(
                () -> {
                    view.show(model, host);
                    return true;
                });
        until(() -> is(IS_DRAWN));
        paint();
    }

    /// Takes the tiles away, so that the same page is drawn anew.
    void clear() {
        Stages.on(
                () -> {
                    view.show(
                            Value.fields(
                                    Map.entry("title", Value.of("")),
                                    Map.entry("tiles", Value.items())),
                            host);
                    return true;
                });
        until(() -> !is("document.querySelector('.tile') !== null"));
    }

    /// Sets filters and waits until every tile is painted under them.
    ///
    /// @param filters as JSON
    void filter(Value filters) {
        Stages.on(
                () ->
                        String.valueOf(
                                view.script(
                                        "window.benchDone = false;"
                                                + " Promise.resolve(millracePage.setFilters("
                                                + Json.line(filters)
                                                + ")).then(() => { window.benchDone = true; }); 0")));
        until(() -> is("window.benchDone"));
        paint();
    }

    private boolean is(String condition) {
        return Stages.on(() -> Boolean.TRUE.equals(view.script(condition)));
    }

    private void paint() {
        Stages.on(() -> view.snapshot(null, null));
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() {
        Stages.on(
                () -> {
                    stage.hide();
                    return true;
                });
    }
}
