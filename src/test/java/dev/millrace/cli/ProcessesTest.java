package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.launch.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs in processes of their own that are cut short or meet each other.
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class ProcessesTest {

    /// A cancel takes half a second, and a JVM its time to end, on a machine that may be busy.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Works for hours unless it is stopped.
    private static final String ENDLESS =
            """
            "nodes": {
              "one": { "type": "source.inline", "settings": {
                "columns": [{ "name": "n", "type": "INTEGER" }], "rows": [[1]] } },
              "long": { "type": "transform.sql", "settings": { "sql":
                "SELECT sum(hash(a.range + b.range)) AS s FROM one, range(10000000) a, range(10000000) b" } },
              "to_file": { "type": "storage.csv", "settings": { "path": "kept.csv" } }
            },
            "links": ["one -> long", "long -> to_file"]
            """;

    @TempDir private Path temporary;
    private Path folder;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void makeFolder() throws IOException {
        folder = temporary.toRealPath();
        Called.pipeline(folder, "long.json", ENDLESS);
        Files.writeString(folder.resolve("kept.csv"), "as it was\n");
    }

    @AfterEach
    void endWhatIsLeft() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(String... arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(folder.resolve("err.txt").toFile())
                        .start();
        started.add(process);
        return process;
    }

    /// A run that is in the middle of its query.
    private Process running() throws IOException {
        var process = start("run", "long.json", "--events");
        var events =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = events.readLine();
        while (line != null && !line.contains("\"stepStarted\"")) {
            line = events.readLine();
        }
        assertThat(line).as(Files.readString(folder.resolve("err.txt"))).isNotNull();
        return process;
    }

    @Test
    void interruptedFromTheKeyboardARunLeavesEverythingAsItWas() throws Exception {
        var process = running();
        var asked = Instant.now();
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var took = Duration.between(asked, Instant.now());

        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(took).isLessThan(PATIENCE);
        assertThat(folder.resolve("kept.csv")).hasContent("as it was");
        assertThat(Called.in(folder, "runs").outLines())
                .singleElement()
                .asString()
                .contains("cancelled");
        assertThat(Called.tree(folder).keySet())
                .noneMatch(name -> name.endsWith(".millrace") && !name.equals(".millrace"));
    }

    @Test
    void aRunThatIsNotToWaitFailsWhileAnotherHoldsThePipeline() throws Exception {
        running();
        var called = Called.in(folder, "run", "long.json", "--when-busy", "fail");
        assertThat(called.exit()).isEqualTo(3);
        assertThat(called.errLines()).singleElement().asString().contains("W707");
    }

    @Test
    void aRunWhoseProcessDiedIsShownAsInterrupted() throws Exception {
        var process = running();
        assertThat(listedInTime()).contains("running");
        process.destroyForcibly().waitFor();
        assertThat(Called.in(folder, "runs").outLines())
                .singleElement()
                .asString()
                .contains("interrupted");
    }

    /// A run does not wait for its history, so it may be told of before it is listed.
    private String listedInTime() {
        var patience = Instant.now().plus(PATIENCE);
        var runs = Called.in(folder, "runs").out();
        while (runs.contains("Nothing was run") && Instant.now().isBefore(patience)) {
            runs = Called.in(folder, "runs").out();
        }
        return runs;
    }

    @Test
    void aProcessOfItsOwnPrintsItsOneLineAndItsCode() throws Exception {
        var process = start("check", "none.json");
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(Files.readAllLines(folder.resolve("err.txt")))
                .singleElement()
                .asString()
                .isEqualTo("none.json: W101 There is no file none.json.");
    }
}
