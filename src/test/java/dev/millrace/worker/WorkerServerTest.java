package dev.millrace.worker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Engine;
import dev.millrace.file.PipelineReader;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    /// What the worker says to these lines when each is answered before the input ends.
    private List<Value.Fields> say(String... lines) throws IOException {
        return conversation(lines.length, lines);
    }

    /// What it says when the input ends at once.
    private List<Value.Fields> sayAndHangUp(String... lines) throws IOException {
        return conversation(0, lines);
    }

    private List<Value.Fields> conversation(int answers, String... lines) throws IOException {
        var input = String.join("\n", lines) + "\n";
        return conversation(answers, input.getBytes(UTF_8));
    }

    private static List<Value.Fields> conversation(int answers, byte[] input) throws IOException {
        var engine =
                new Engine(
                        new Planner(NodeCatalog.load(), PipelineReader::read),
                        Clock.systemUTC(),
                        Map.of());
        var said = new Said(answers);
        var in =
                new SequenceInputStream(
                        new ByteArrayInputStream(input), new EndsAfter(said.awaited));
        new WorkerServer(
                        new Workbench(engine),
                        (_, _, name) -> "-- " + name,
                        in,
                        new PrintStream(said, true, UTF_8))
                .serve();
        return said.toString(UTF_8).lines().map(line -> (Value.Fields) Json.parse(line)).toList();
    }

    /// Output that counts the last lines of requests.
    private static final class Said extends ByteArrayOutputStream {
        private final CountDownLatch awaited;

        Said(int answers) {
            this.awaited = new CountDownLatch(answers);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            var text = new String(bytes, from, length, UTF_8);
            if (text.contains("\"answer\":") || text.contains("\"fault\":{\"code")) {
                awaited.countDown();
            }
        }
    }

    /// An input with nothing in it that ends when that came.
    private static final class EndsAfter extends InputStream {
        private final CountDownLatch awaited;

        EndsAfter(CountDownLatch awaited) {
            this.awaited = awaited;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
        }

        @Override
        public int read() throws IOException {
            try {
                if (!awaited.await(60, TimeUnit.SECONDS)) {
                    throw new IOException(awaited.getCount() + " answers did not come");
                }
                return -1;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
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
                sayAndHangUp(
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
    void whateverIsWrongWithALineIsItsAnswerAndTheNextOneIsServed() throws IOException {
        var input = new ByteArrayOutputStream();
        input.write("{\"id\": \"1\", \"method\": \"\u00e9\"}\n".getBytes(ISO_8859_1));
        for (String line :
                List.of(
                        "{\"id\": \"2\", \"x\": " + "[".repeat(200_000),
                        "{\"id\": \"3\", \"x\": \"" + "y".repeat(9 << 20) + "\"}",
                        "{\"id\": \"4\", \"method\": \"look\", \"port\": 5}",
                        "{\"id\": \"5\", \"method\": \"bind\", \"path\": \"\\u0000\"}",
                        "{\"id\": \"6\", \"method\": \"look\", \"port\": \"src\", \"limit\": 1e17, \"path\": "
                                + path
                                + "}",
                        "{\"id\": \"7\", \"method\": \"bind\", \"path\": \"/\", \"text\": \"{}\"}",
                        "{\"id\": \"8\", \"method\": \"run\", \"threads\": 1e15, \"path\": "
                                + path
                                + "}",
                        "{\"id\": \"9\", \"method\": \"hello\"}")) {
            input.write((line + "\n").getBytes(UTF_8));
        }
        var said = conversation(9, input.toByteArray());

        assertThat(said).hasSize(9);
        assertThat(said.stream().filter(line -> line.get("fault") != null))
                .hasSize(8)
                .allSatisfy(line -> assertThat(Json.line(line)).doesNotContain("W901"));
        assertThat(text(said))
                .contains(
                        "{\"id\":\"9\",\"answer\":{\"protocol\":1}}",
                        "\"id\":\"4\"",
                        "\"id\":\"5\"")
                .contains("longer than 8 MiB", "W103", "W104");
    }

    @Test
    void refusesToRunAFileThatIsOnlyPartlyRead() throws IOException {
        var broken =
                Files.readString(folder.resolve("p.json"))
                        .replace("\"links\": [", "\"links\": [17, ");
        var said =
                say(
                        "{\"id\": \"r\", \"method\": \"run\", \"path\": "
                                + path
                                + ", \"text\": "
                                + Json.quote(broken)
                                + "}");
        assertThat(text(said)).contains("\"answer\":{\"faults\":[{\"code\":\"W107\"");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    @Test
    void aPipelineThatIsGoneIsTheFaultOfItsRequestOnly() throws IOException {
        var asked = "\"path\": " + Json.quote(folder.resolve("gone.json").toString()) + "}";
        var said =
                say(
                        "{\"id\": \"1\", \"method\": \"bind\", " + asked,
                        "{\"id\": \"2\", \"method\": \"look\", \"port\": \"a\", " + asked,
                        "{\"id\": \"3\", \"method\": \"run\", " + asked,
                        "{\"id\": \"4\", \"method\": \"look\", \"port\": \"none\", \"path\": "
                                + path
                                + "}",
                        "{\"id\": \"5\", \"method\": \"bind\", \"path\": " + path + "}");
        assertThat(said).hasSize(5);
        assertThat(said.stream().filter(line -> text(List.of(line)).contains("\"code\":\"W101\"")))
                .hasSize(3);
        assertThat(text(said)).contains("{\"id\":\"4\",\"fault\":{\"code\":\"W210\"");
        assertThat(text(said)).contains("\"src.out\":[{\"name\":\"id\"");
    }

    @Test
    void aCancelFindsTheRequestOfTheLineBeforeAndPagingGoesOn() throws IOException {
        var endless =
                Json.quote(
                        Files.readString(folder.resolve("p.json"))
                                .replace(
                                        "\"out\": {",
                                        "\"slow\": {\"type\": \"transform.sql\", \"settings\":"
                                                + " {\"sql\": \"SELECT sum(hash(a.range + b.range)) AS s FROM"
                                                + " range(10000000) a, range(10000000) b, src\"}},\n"
                                                + "\"out\": {")
                                .replace("\"src -> out\"", "\"src -> slow\", \"slow -> out\""));
        var said =
                say(
                        "{\"id\": \"l\", \"method\": \"look\", \"port\": \"slow\", \"path\": "
                                + path
                                + ", \"text\": "
                                + endless
                                + "}",
                        "{\"id\": \"c\", \"method\": \"cancel\", \"of\": \"l\"}",
                        "{\"id\": \"k\", \"method\": \"look\", \"port\": \"src\", \"path\": "
                                + path
                                + "}");
        assertThat(text(said))
                .contains("{\"id\":\"c\",\"answer\":{\"found\":true}}")
                .contains("{\"id\":\"l\",\"fault\":{\"code\":\"W709\"")
                .contains("{\"id\":\"k\",\"answer\":{\"columns\"");
    }

    @Test
    void thePageDescribesEveryMethod() throws IOException {
        var page = Files.readString(Path.of("src/docs/worker-protocol.md"));
        assertThat(page)
                .contains("version " + WorkerServer.PROTOCOL)
                .contains(
                        "`hello`",
                        "`bind`",
                        "`script`",
                        "`notices`",
                        "`look`",
                        "`page`",
                        "`summary`")
                .contains("`find`", "`value`", "`leave`", "`run`", "`cancel`", "`bye`");
    }
}
