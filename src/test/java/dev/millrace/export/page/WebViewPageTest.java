package dev.millrace.export.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.json.Json;
import dev.millrace.model.Value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.concurrent.Worker;
import javafx.scene.Scene;
import javafx.scene.web.WebEngine;
import javafx.scene.web.WebView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// The same file in the window's own browser, which is WebKit.
class WebViewPageTest {

    private static final int SECONDS = 60;

    @TempDir Path folder;

    @Test
    void drawsAndFiltersInTheWindowToo() throws IOException, TimeoutException {
        var sales = Sale.rows();
        var file = folder.resolve("page.html");
        Files.writeString(file, new DashboardPage().html(new StoreModel(sales).model()));
        FxToolkit.registerPrimaryStage();
        var loaded = new CompletableFuture<WebEngine>();
        var stage = on(() -> shown(file, loaded));
        var engine = loaded.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        try {
            assertThat(
                            script(
                                    engine,
                                    "[...document.querySelectorAll('.state')].map(e => e.textContent).join()"))
                    .isEqualTo("\"\"");
            assertThat(script(engine, "document.querySelectorAll('.plot svg').length"))
                    .isEqualTo("5");
            script(engine, "void millracePage.setFilters({f0: {any: ['East']}})");
            var drawn = (Fields) Json.parse(script(engine, "millracePage.drawn('sales')"));
            assertThat(Tree.number(Tree.rows(drawn, "d0").getFirst(), "m0"))
                    .isCloseTo(
                            sales.stream().filter(Sale.in("East")).mapToDouble(Sale::sales).sum(),
                            within(1e-3));
            assertThat(
                            script(
                                    engine,
                                    "document.querySelector('[data-filter=f0] .filter b').textContent"))
                    .isEqualTo("\"East\"");
        } finally {
            on(
                    () -> {
                        engine.load(null);
                        stage.close();
                        return "";
                    });
        }
    }

    private static Stage shown(Path file, CompletableFuture<WebEngine> loaded) {
        var view = new WebView();
        var engine = view.getEngine();
        engine.getLoadWorker()
                .stateProperty()
                .addListener(
                        (_, _, state) -> {
                            if (state == Worker.State.SUCCEEDED) {
                                loaded.complete(engine);
                            } else if (state == Worker.State.FAILED) {
                                loaded.completeExceptionally(engine.getLoadWorker().getException());
                            }
                        });
        var stage = new Stage();
        stage.setScene(new Scene(view, 1000, 900));
        stage.show();
        engine.load(file.toUri().toString());
        return stage;
    }

    /// The value of an expression as JSON.
    private static String script(WebEngine engine, String expression) {
        return on(() -> String.valueOf(engine.executeScript("JSON.stringify(" + expression + ")")));
    }

    private static <T> T on(Supplier<T> act) {
        var done = new CompletableFuture<T>();
        Platform.runLater(
                () -> {
                    try {
                        done.complete(act.get());
                    } catch (RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                });
        return done.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }
}
