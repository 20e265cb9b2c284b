package dev.millrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.launch.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs as those who operate them see them.
class ObserveTest {

    private static final String SECRET = "Hush-4711 it's";

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = temporary.toRealPath();
        Files.createDirectory(folder.resolve(".millrace"));
        pipeline("p.json", "n * 2");
    }

    private void pipeline(String name, String expression) throws IOException {
        Called.pipeline(
                folder,
                name,
                """
                "parameters": { "token": { "type": "VARCHAR", "secret": true } },
                "nodes": {
                  "one": { "type": "source.inline", "title": "One \\"and\\" only 🌊\\n", "settings": {
                    "columns": [{ "name": "n", "type": "INTEGER" }], "rows": [[1], [2]] } },
                  "used": { "type": "transform.derive", "settings": { "columns": [
                    { "name": "x", "expression": %s }] } },
                  "to_file": { "type": "storage.csv", "settings": { "path": "out.csv" } }
                },
                "links": ["one -> used", "used -> to_file"]
                """
                        .formatted(Json.quote(expression)));
    }

    private Called run(Map<String, String> more, String... arguments) {
        var environment = new HashMap<>(Map.of("MILLRACE_P_TOKEN", SECRET));
        environment.putAll(more);
        var call = new ArrayList<>(List.of("run"));
        call.addAll(List.of(arguments));
        return Called.in(folder, environment, call.toArray(String[]::new));
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void optionsSayWhereARunIsTold() throws IOException {
        var called = run(Map.of(), "p.json", "--metrics", "m.prom", "--log", "run.log");
        assertThat(called.exit()).as(called.err()).isZero();
        assertThat(called.err()).isEmpty();
        assertThat(read("m.prom"))
                .contains("outcome=\"succeeded\",pipeline=\"test\"} 1.0")
                .contains("node=\"used\",pipeline=\"test\",port=\"out\"} 2.0");
        assertThat(read("run.log").lines()).first().asString().contains("\"event\":\"runStarted\"");
        assertThat(read("run.log").lines()).last().asString().contains("\"outcome\":\"SUCCEEDED\"");
    }

    @Test
    void theEnvironmentSaysItForAllRunsAndAnOptionGoesFirst() throws IOException {
        var environment = Map.of("MILLRACE_METRICS", "m.prom", "MILLRACE_LOG", "run.log");
        run(environment, "p.json", "--log", "other.log");
        assertThat(folder.resolve("m.prom")).exists();
        assertThat(folder.resolve("other.log")).exists();
        assertThat(folder.resolve("run.log")).doesNotExist();
    }

    @Test
    void aPathThatCannotBeWrittenIsToldBeforeTheRun() {
        for (String option : List.of("--metrics", "--log")) {
            var called = run(Map.of(), "p.json", option, "none/file");
            assertThat(called.exit()).isEqualTo(3);
            assertThat(called.errLines())
                    .singleElement()
                    .asString()
                    .contains("W704", "there is no folder");
            assertThat(folder.resolve("out.csv")).doesNotExist();
        }
    }

    @Test
    void aVariableThatLeadsNowhereIsAWarningOfARunThatSucceeds() {
        var called =
                run(Map.of("MILLRACE_LOG", "none/file", "OTEL_TRACES_EXPORTER", "x"), "p.json");
        assertThat(called.exit()).isZero();
        assertThat(called.errLines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("warning: W714 "));
        assertThat(folder.resolve("out.csv")).exists();
    }

    @Test
    void aRunThatFailsIsToldToo() throws IOException {
        run(Map.of(), "p.json", "--metrics", "m.prom");
        pipeline("p.json", "CAST('x' || n AS INTEGER)");
        var called = run(Map.of(), "p.json", "--metrics", "m.prom", "--log", "run.log");
        assertThat(called.exit()).isEqualTo(1);
        assertThat(read("m.prom"))
                .contains("outcome=\"failed\",pipeline=\"test\"} 1.0")
                .contains("millrace_run_faults{")
                .contains("millrace_run_last_success_timestamp_seconds{");
        assertThat(read("run.log")).contains("\"level\":\"ERROR\"", "\"event\":\"stepFailed\"");
    }

    @Test
    void aRunThatCannotBeginIsALineOfTheLog() throws IOException {
        pipeline("p.json", "none + 1");
        var called = run(Map.of(), "p.json", "--log", "run.log");
        assertThat(called.exit()).isEqualTo(1);
        assertThat(read("run.log").lines())
                .singleElement()
                .asString()
                .contains("\"event\":\"runRefused\"", "W406");
    }

    @Test
    void whatIsSecretIsToldToNobody() throws IOException {
        pipeline("p.json", "CAST($token || ' and more' AS INTEGER)");
        var called = run(Map.of(), "p.json", "--metrics", "m.prom", "--log", "run.log");
        assertThat(called.exit()).isEqualTo(1);
        assertThat(read("m.prom") + read("run.log")).contains("***").doesNotContain("4711");
    }

    private Process start(Map<String, String> environment, List<String> options, String... call)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName()));
        command.addAll(List.of(call));
        var process = new ProcessBuilder(command).directory(folder.toFile());
        process.environment().put("MILLRACE_P_TOKEN", SECRET);
        process.environment().putAll(environment);
        return process.redirectError(folder.resolve("err.txt").toFile()).start();
    }

    @Test
    @Tag("slow")
    void nothingOfItIsLoadedUnlessItIsAskedFor() throws Exception {
        var classes = start(Map.of(), List.of("-Xlog:class+load"), "run", "p.json");
        var loaded = new String(classes.getInputStream().readAllBytes(), UTF_8);
        assertThat(classes.waitFor()).isZero();
        assertThat(loaded)
                .contains("dev.millrace.observe.Observing ")
                .doesNotContain(
                        "io.opentelemetry",
                        "io.prometheus",
                        "java.net.http",
                        "dev.millrace.observe.Traces ",
                        "dev.millrace.observe.SharedLog ",
                        "dev.millrace.observe.MetricsFile ");
    }

    @Test
    @Tag("slow")
    void aWorkerTellsItsRunsAsItsEnvironmentSays() throws Exception {
        var worker =
                start(
                        Map.of("MILLRACE_LOG", "run.log", "MILLRACE_METRICS", "m.prom"),
                        List.of(),
                        "worker");
        try (var in = worker.outputWriter(UTF_8)) {
            in.write(
                    "{\"id\":\"1\",\"method\":\"run\",\"detached\":true,\"path\":"
                            + Json.quote(folder.resolve("p.json").toString())
                            + "}\n");
        }
        var said = new String(worker.getInputStream().readAllBytes(), UTF_8);
        assertThat(worker.waitFor()).isZero();
        assertThat(said).contains("\"outcome\":\"succeeded\"", "\"faults\":[]");
        assertThat(read("run.log").lines()).last().asString().contains("\"runEnded\"");
        assertThat(read("m.prom")).contains("outcome=\"succeeded\",pipeline=\"test\"} 1.0");
    }

    @Test
    @Tag("slow")
    @DisabledOnOs(OS.WINDOWS)
    void aRunThatIsCancelledIsToldAsThat() throws Exception {
        Called.pipeline(
                folder,
                "long.json",
                """
                "nodes": {
                  "one": { "type": "source.inline", "settings": {
                    "columns": [{ "name": "n", "type": "INTEGER" }], "rows": [[1]] } },
                  "long": { "type": "transform.sql", "settings": { "sql":
                    "SELECT sum(hash(a.range + b.range)) AS s FROM one, range(10000000) a, range(10000000) b" } },
                  "to_file": { "type": "storage.csv", "settings": { "path": "out.csv" } }
                },
                "links": ["one -> long", "long -> to_file"]
                """);
        var process =
                start(
                        Map.of(),
                        List.of(),
                        "run",
                        "long.json",
                        "--events",
                        "--log",
                        "run.log",
                        "--metrics",
                        "m.prom");
        var events = process.inputReader(UTF_8);
        var line = events.readLine();
        while (line != null && !line.contains("\"stepStarted\"")) {
            line = events.readLine();
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(read("m.prom")).contains("outcome=\"cancelled\",pipeline=\"test\"} 1.0");
        assertThat(read("run.log").lines())
                .last()
                .asString()
                .contains("\"level\":\"WARN\"", "\"outcome\":\"CANCELLED\"");
    }
}
