package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Engine;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Conversations with a worker, line by line.
class WorkerServerTest {

    @TempDir private Path folder;
    private String path = "";

    @BeforeEach
    void writePipeline() throws IOException {
        folder = folder.toRealPath();
        Files.createDirectories(folder.resolve(".millrace"));
        Files.writeString(folder.resolve("in.csv"), "id,k\n1,a\n2,\n3,\"\"\n");
        var file = folder.resolve("p.json");
        Files.writeString(
                file,
                """
                {"format": 1, "name": "p", "nodes": {
                    "src": {"type": "source.csv", "settings": {"path": "in.csv",
                        "columns": [["id", "BIGINT"], ["k", "VARCHAR"]]}},
                    "out": {"type": "storage.csv", "settings": {"path": "out.csv"}}},
                 "links": ["src -> out"]}
                """);
        path = Json.quote(file.toString());
    }

    /// What the worker says to these lines, until it has stopped.
    private List<Value.Fields> say(String... lines) throws IOException {
        var engine = new Engine(new Planner(NodeCatalog.load()), Clock.systemUTC(), Map.of());
        var said = new ByteArrayOutputStream();
        var input = String.join("\n", lines) + "\n";
        new WorkerServer(
                        new Workbench(engine),
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(said, true, StandardCharsets.UTF_8))
                .serve();
        return said.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> (Value.Fields) Json.parse(line))
                .toList();
    }

    private static String text(List<Value.Fields> said) {
        return said.stream().map(Json::line).reduce("", (a, b) -> a + b + "\n");
    }

    @Test
    void greetsAClientOfItsProtocolAndRefusesANewerOne() throws IOException {
        assertThat(text(say("{\"id\": \"1\", \"method\": \"hello\", \"protocol\": 1}")))
                .isEqualTo("{\"id\":\"1\",\"answer\":{\"protocol\":1}}\n");
        assertThat(text(say("{\"id\": \"1\", \"method\": \"hello\", \"protocol\": 2}")))
                .contains("\"fault\"", "W803", "no newer");
    }

    @Test
    void bindsATextThatIsNotSaved() throws IOException {
        var pipeline =
                Json.quote(
                        Files.readString(folder.resolve("p.json"))
                                .replace("BIGINT", "INTEGER")
                                .replace("\"src -> out\"", ""));
        assertThat(
                        text(
                                say(
                                        "{\"id\": \"b\", \"method\": \"bind\", \"path\": "
                                                + path
                                                + ", \"text\": "
                                                + pipeline
                                                + "}")))
                .contains("\"src.out\":[{\"name\":\"id\",\"type\":\"INTEGER\"}", "W205");
    }

    @Test
    void looksAtRowsAndTellsNullFromNothing() throws IOException {
        var said =
                say(
                        "{\"id\": \"l\", \"method\": \"look\", \"port\": \"src\", \"limit\": 2,"
                                + " \"path\": "
                                + path
                                + "}");
        assertThat(text(said)).contains("\"rows\":[[\"1\",\"a\"],[\"2\",null]],\"more\":true");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    @Test
    void runsAndTellsEvents() throws IOException {
        var said =
                say(
                        "{\"id\": \"r\", \"method\": \"run\", \"detached\": true, \"path\": "
                                + path
                                + "}");
        assertThat(text(said))
                .contains("\"event\":{\"event\":\"runStarted\"", "\"outcome\":\"succeeded\"");
        assertThat(folder.resolve("out.csv")).exists();
        assertThat(said.getLast().get("answer")).isNotNull();
    }

    @Test
    void aRunThatIsNotDetachedEndsWithTheInput() throws IOException {
        var slow =
                Json.quote(
                        Files.readString(folder.resolve("p.json"))
                                .replace(
                                        "\"out\": {",
                                        "\"slow\": {\"type\": \"transform.sql\", \"settings\":"
                                                + " {\"sql\": \"SELECT sum(a.range * b.range) AS s FROM"
                                                + " range(3000000) a, range(3000000) b, src\"}},\n"
                                                + "\"out\": {")
                                .replace("\"src -> out\"", "\"src -> slow\", \"slow -> out\""));
        var said =
                say(
                        "{\"id\": \"r\", \"method\": \"run\", \"path\": "
                                + path
                                + ", \"text\": "
                                + slow
                                + "}");
        assertThat(text(said)).containsAnyOf("\"outcome\":\"cancelled\"", "W709");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    @Test
    void whatIsNotARequestIsAFaultAndNotTheEnd() throws IOException {
        var said =
                say(
                        "not json",
                        "[]",
                        "{\"method\": \"bind\"}",
                        "{\"id\": \"1\"}",
                        "{\"id\": \"2\", \"method\": \"fly\"}",
                        "{\"id\": \"3\", \"method\": \"look\", \"path\": 7}",
                        "{\"id\": \"4\", \"method\": \"page\", \"of\": \"nothing\"}",
                        "{\"id\": \"5\", \"method\": \"run\", \"path\": \"/nowhere/x.json\"}",
                        "\u0000\uFFFD{{{",
                        "{\"id\": \"6\", \"method\": \"hello\"}");
        assertThat(said).hasSize(10);
        assertThat(said.stream().filter(line -> line.get("fault") != null)).hasSize(9);
        assertThat(text(said)).contains("{\"id\":\"6\",\"answer\":{\"protocol\":1}}");
    }

    @Test
    void thePageDescribesEveryMethod() throws IOException {
        var page = Files.readString(Path.of("src/docs/worker-protocol.md"));
        assertThat(page)
                .contains("version " + WorkerServer.PROTOCOL)
                .contains("`hello`", "`bind`", "`look`", "`page`", "`run`", "`cancel`", "`bye`");
    }
}
