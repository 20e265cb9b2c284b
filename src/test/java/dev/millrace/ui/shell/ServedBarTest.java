package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.edit.Selection;
import dev.millrace.model.NodeId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page that the window serves to browsers.
@Tag("slow")
class ServedBarTest {

    private static final String PIPELINE =
            """
            {"format": 1, "name": "shown", "nodes": {
            "lines": {"type": "source.inline", "settings": {"columns": [["k", "VARCHAR"],
              ["n", "BIGINT"]], "rows": [["a", 1], ["b", 2], ["a", 4]]}},
            "bars": {"type": "serving.chart", "title": "Sum by letter", "settings": {"chart":
              {"mark": "bar", "encoding": {"x": {"field": "k", "type": "nominal"},
              "y": {"aggregate": "sum", "field": "n", "type": "quantitative"}}}}}
            }, "links": ["lines -> bars"]}
            """;

    @TempDir Path folder;

    private Window opened() throws IOException {
        Files.createDirectories(folder.resolve("work/.millrace"));
        var file = Files.writeString(folder.resolve("work/shown.pipeline.json"), PIPELINE);
        var window = Window.open(folder.resolve("home"));
        window.open(file.toFile());
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
        Window.run(() -> window.document().model().select(Selection.of(new NodeId("bars"))));
        return window;
    }

    /// On the FX thread.
    private static boolean isServed(Window window) {
        return window.byId("chart-served")
                .filter(link -> ((Hyperlink) link).getText().startsWith("127.0.0.1:"))
                .isPresent();
    }

    private static String copied(Window window) {
        window.click("#chart-served-copy");
        return Window.on(() -> Clipboard.getSystemClipboard().getString());
    }

    private static Optional<HttpResponse<String>> get(String address)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return Optional.of(
                    client.send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            HttpResponse.BodyHandlers.ofString()));
        } catch (ConnectException nobody) {
            return Optional.empty();
        }
    }

    private static void untilGone(String address) throws Exception {
        long end = System.nanoTime() + 20_000_000_000L;
        while (get(address).isPresent()) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    @Test
    void aPageIsServedUntilItIsStoppedOrItsTabIsClosed() throws Exception {
        try (var window = opened()) {
            window.until("the button", () -> window.byId("chart-serve").isPresent());
            Window.run(() -> window.view().perform("serve"));
            window.until("it is served", () -> isServed(window));
            window.pictures("chart-served");
            var address = copied(window);
            var page = get(address).orElseThrow();
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Sum by letter");
            assertThat(get(address.substring(0, address.indexOf('?'))).orElseThrow().statusCode())
                    .isEqualTo(401);
            window.click("#chart-served-stop");
            window.until("it is not served", () -> window.byId("chart-serve").isPresent());
            untilGone(address);

            window.click("#chart-serve");
            window.until("it is served", () -> isServed(window));
            var second = copied(window);
            assertThat(second).isNotEqualTo(address);
            window.press(KeyCode.CONTROL, KeyCode.W);
            untilGone(second);
        }
    }

    @Test
    void theEndOfTheWindowEndsIt() throws Exception {
        String address;
        try (var window = opened()) {
            window.until("the button", () -> window.byId("chart-serve").isPresent());
            Window.run(() -> window.view().perform("serve"));
            window.until("it is served", () -> isServed(window));
            address = copied(window);
        }
        untilGone(address);
    }

    @Test
    void whyItIsNotServedIsTold() throws Exception {
        try (var window = opened()) {
            window.until("the button", () -> window.byId("chart-serve").isPresent());
            Files.writeString(folder.resolve("work/shown.pipeline.json"), "{");
            Window.run(() -> window.view().perform("serve"));
            window.until("it is told", () -> window.said().contains("W102"));
            window.until("it may be tried again", () -> window.byId("chart-serve").isPresent());
        }
    }
}
