package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.NodeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged, huge and hostile files in the real window: each gives a message or a drawing, never a
/// dead window.
@Tag("slow")
class HostileFilesTest {

    private static final String FILTER =
            "{\"type\": \"transform.filter\", \"settings\": {\"condition\": \"true\"}}";

    @TempDir Path folder;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pipeline(String nodes, String links, String layout) {
        return utf8(
                "{\"format\": 1, \"name\": \"Odd\", \"nodes\": {"
                        + nodes
                        + "}, \"links\": ["
                        + links
                        + "], \"layout\": {"
                        + layout
                        + "}}");
    }

    private static Map<String, byte[]> unreadable() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("empty", new byte[0]);
        files.put("half", utf8("{\"format\": 1, \"nodes\": {\"a\": {\"type\""));
        files.put("no-json", utf8("Orders of 2026; see attachment"));
        files.put("binary", new byte[] {0, (byte) 0xff, (byte) 0xd8, 7, 0, 0, 1, 2, 3});
        files.put(
                "latin-1",
                "{\"format\": 1, \"name\": \"\u00e9t\u00e9\"}"
                        .getBytes(StandardCharsets.ISO_8859_1));
        files.put("list", utf8("[1, 2, 3]"));
        files.put("other-json", utf8("{\"compilerOptions\": {}}"));
        files.put("newer", utf8("{\"format\": 99, \"name\": \"x\", \"nodes\": {}}"));
        files.put("deep", utf8("[".repeat(100_000)));
        files.put("zeros", new byte[5_000_000]);
        return files;
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNoPipeline() throws IOException {
        try (var window = Window.open(folder.resolve("home"))) {
            for (var each : unreadable().entrySet()) {
                var file = folder.resolve(each.getKey() + ".pipeline.json");
                Files.write(file, each.getValue());
                assertThat(refusal(window, file)).as(each.getKey()).isNotBlank();
                assertThat(Files.readAllBytes(file)).isEqualTo(each.getValue());
            }
            assertThat(refusal(window, folder)).contains("folder");
            assertThat(refusal(window, folder.resolve("gone.json"))).contains("There is no file");
            window.pictures("no-pipeline");
            window.press(KeyCode.CONTROL, KeyCode.N);
            assertThat(window.document().pipeline().nodes()).isEmpty();
        }
    }

    /// What the window says; nothing is open after it.
    private static String refusal(Window window, Path file) {
        Window.run(() -> window.view().open(file));
        window.until("something is said", () -> !window.said().isEmpty());
        assertThat(Window.on(() -> window.view().documents().all())).isEmpty();
        var said = window.said();
        Window.run(() -> window.byId("toast").orElseThrow().getParent().setVisible(false));
        return said;
    }

    @Test
    void opensWhatCanBeReadAsACopy() throws IOException {
        var file = folder.resolve("broken.pipeline.json");
        var bytes = pipeline("\"keep\": " + FILTER + ", \"lost\": 7", "", "");
        Files.write(file, bytes);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            assertThat(window.banner()).contains("broken.pipeline.json").contains("copy");
            assertThat(window.document().file()).isEmpty();
            assertThat(window.document().pipeline().nodes()).hasSize(1);
            window.pictures("broken-file");
            assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        }
    }

    private static Map<String, byte[]> drawable() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("unknown-type", pipeline("\"a\": {\"type\": \"source.martian\"}", "", ""));
        files.put(
                "cycle",
                pipeline("\"a\": " + FILTER + ", \"b\": " + FILTER, "\"a -> b\", \"b -> a\"", ""));
        files.put(
                "self-and-nowhere", pipeline("\"a\": " + FILTER, "\"a -> a\", \"a -> ghost\"", ""));
        files.put(
                "far-away",
                pipeline(
                        "\"a\": " + FILTER + ", \"b\": " + FILTER,
                        "\"a -> b\"",
                        "\"a\": [1e300, -1e300], \"b\": [-1e308, 0]"));
        var long_ = "\"\\u202e\\ud83d\\udca5 <b>&amp;'\\\\\\n" + "x".repeat(20_000) + "\"";
        files.put(
                "odd-title",
                pipeline(
                        "\"a\": {\"type\": \"transform.filter\", \"title\": " + long_ + "}",
                        "",
                        ""));
        files.put(
                "wrong-settings",
                pipeline(
                        "\"a\": {\"type\": \"source.csv\", \"settings\": {\"file\": 7, \"no\": []}}",
                        "",
                        ""));
        return files;
    }

    @Test
    void drawsWhatHasTheRightFormHoweverOdd() throws IOException {
        try (var window = Window.open(folder.resolve("home"))) {
            for (var each : drawable().entrySet()) {
                var file = folder.resolve(each.getKey() + ".pipeline.json");
                Files.write(file, each.getValue());
                int before = Window.on(() -> window.view().documents().all().size());
                Window.run(() -> window.view().open(file));
                window.until(
                        each.getKey() + " is open",
                        () -> window.view().documents().all().size() == before + 1);
                window.until(
                        each.getKey() + " was checked",
                        () ->
                                !window.document().model().findings().faults().isEmpty()
                                        || each.getKey().equals("odd-title")
                                        || each.getKey().equals("far-away"));
                window.press(KeyCode.CONTROL, KeyCode.A);
                window.press(KeyCode.DELETE);
                window.press(KeyCode.CONTROL, KeyCode.Z);
                window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
                window.picture("odd-" + each.getKey(), 1);
            }
        }
    }

    @Test
    void opensAFileOfFiveThousandNodesAndTwoThousandColumns() throws IOException {
        var columns =
                IntStream.range(0, 2_000)
                        .mapToObj(i -> "\"column " + i + "\"")
                        .collect(Collectors.joining(", "));
        var wide =
                "{\"type\": \"transform.select\", \"settings\": {\"columns\": [" + columns + "]}}";
        var nodes =
                "\"wide\": "
                        + wide
                        + IntStream.range(0, 5_000)
                                .mapToObj(i -> ", \"n" + i + "\": " + FILTER)
                                .collect(Collectors.joining());
        var links =
                IntStream.range(1, 5_000)
                        .mapToObj(i -> "\"n" + (i - 1) + " -> n" + i + "\"")
                        .collect(Collectors.joining(", "));
        var layout =
                IntStream.range(0, 5_000)
                        .mapToObj(
                                i -> "\"n" + i + "\": [" + i % 70 * 240 + ", " + i / 70 * 96 + "]")
                        .collect(Collectors.joining(", "));
        var file = folder.resolve("large.pipeline.json");
        Files.write(file, pipeline(nodes, links, layout + ", \"wide\": [-240, 0]"));
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            var document = window.document();
            assertThat(document.pipeline().nodes()).hasSize(5_001);
            Window.run(() -> document.canvas().centre(new NodeId("wide")));
            window.settle();
            assertThat(window.has("#node-wide")).isTrue();
            window.picture("large-wide", 1);
            window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
            window.picture("large-all", 1);
        }
    }
}
