package dev.millrace.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.fault.FaultCode;
import dev.millrace.file.PipelineReader;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import dev.millrace.worker.OpenPipeline;
import dev.millrace.worker.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The exported script, run by a plain engine, leaves what the run leaves.
@Tag("slow")
class SqlScriptTest {

    private static final Path SAMPLES = Path.of("pipelines");

    private final Engine engine =
            new Engine(
                    new Planner(NodeCatalog.load(), PipelineReader::read),
                    Clock.systemUTC(),
                    Map.of());

    private static ByHand byHand;

    @TempDir private Path temporary;
    private Path run;
    private Path hand;

    @BeforeAll
    static void startAnEngine() throws IOException {
        byHand = new ByHand();
    }

    @AfterAll
    static void endIt() throws IOException {
        byHand.close();
    }

    @BeforeEach
    void makeFolders() throws IOException {
        run = folder("run");
        hand = folder("by hand");
    }

    /// A workspace, and in it the folder of the pipeline.
    private Path folder(String workspace) throws IOException {
        var root = temporary.toRealPath().resolve(workspace);
        Files.createDirectories(root.resolve(".millrace"));
        return Files.createDirectories(root.resolve("flows"));
    }

    static List<String> samples() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pipeline.json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void leavesOfASampleWhatTheRunLeaves(String sample) throws Exception {
        copySamples(run);
        copySamples(hand);
        assertThat(byRun(sample)).isNotEmpty().isEqualTo(byHand(sample));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "every-storage",
                "rejects",
                "read-back",
                "hard-texts",
                "no-rows",
                "warehouse"
            })
    void leavesWhatTheRunLeavesTwice(String name) throws Exception {
        Scripted.write(run, name);
        Scripted.write(hand, name);
        var file = name + ".pipeline.json";
        assertThat(byRun(file)).isNotEmpty().isEqualTo(byHand(file));
        assertThat(byRun(file)).isEqualTo(byHand(file));
    }

    @Test
    void readsTheWarehouseBeforeItIsChanged() throws Exception {
        for (Path folder : List.of(run, hand)) {
            Scripted.write(folder, "snapshot");
            byHand.run(
                    folder,
                    "ATTACH '../warehouse.duckdb' AS w; CREATE TABLE w.seed AS"
                            + " SELECT i % 3 AS k, i AS v FROM range(10) t(i)");
        }
        assertThat(byRun("snapshot.pipeline.json")).isEqualTo(byHand("snapshot.pipeline.json"));
        assertThat(byRun("snapshot.pipeline.json")).isEqualTo(byHand("snapshot.pipeline.json"));
    }

    private static void copySamples(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        try (var files = Files.walk(SAMPLES, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var relative = SAMPLES.relativize(file);
                if (!relative.startsWith("output")) {
                    Files.copy(file, folder.resolve(relative.toString()));
                }
            }
        }
    }

    private SortedMap<String, List<String>> byRun(String file) throws Exception {
        var workbench = new Workbench(engine);
        var open = OpenPipeline.read(run.resolve(file));
        var ready = workbench.ready(open, RunCall.PLAIN);
        assertThat(ready.faults()).isEmpty();
        assertThat(workbench.execute(ready, _ -> {}).outcome())
                .isEqualTo(RunEvent.Outcome.SUCCEEDED);
        var plan = engine.plan(open.source(), RunCall.PLAIN).plan().orElseThrow();
        return Targets.of(plan, run);
    }

    private SortedMap<String, List<String>> byHand(String file) throws Exception {
        var prepared = prepared(hand.resolve(file));
        var script = prepared.script("script.sql");
        makeFoldersItNames(script);
        assertThat(byHand.run(hand, script)).as(script).isEmpty();
        return Targets.of(prepared.plan().orElseThrow(), hand);
    }

    private SqlExport.Prepared prepared(Path file) {
        return new SqlExport(engine).prepare(OpenPipeline.read(file).source(), RunCall.PLAIN);
    }

    private String script(String name) throws IOException {
        Scripted.write(hand, name);
        return prepared(hand.resolve(name + ".pipeline.json")).script("script.sql");
    }

    /// What the head of the script tells a person to do.
    private void makeFoldersItNames(String script) throws IOException {
        for (String line : script.lines().filter(l -> l.startsWith("--     mkdir -p ")).toList()) {
            var folder = line.substring("--     mkdir -p ".length()).replace("'", "");
            Files.createDirectories(hand.resolve(folder));
        }
    }

    @Test
    void readsWell() throws IOException {
        Golden.check("export/small.sql", script("small"));
    }

    @Test
    void stopsBeforeAnyDeliveryWhenACheckFails() throws Exception {
        var script = script("failing-check");
        makeFoldersItNames(script);
        assertThat(byHand.run(hand, script)).contains("The expectation \"n is at most 2\"");
        assertThat(hand.resolve("out")).isEmptyDirectory();
        assertThat(hand.resolveSibling("warehouse.duckdb")).doesNotExist();
    }

    @Test
    void stopsBeforeAnyDeliveryWhenAMergeHasAKeyTwice() throws Exception {
        var script = script("repeated-key");
        makeFoldersItNames(script);
        assertThat(byHand.run(hand, script)).contains("Two rows have the same key");
        assertThat(hand.resolve("out")).isEmptyDirectory();
    }

    @Test
    void writesNoValueOfASecret() throws Exception {
        Scripted.write(hand, "secret");
        var open = OpenPipeline.read(hand.resolve("secret.pipeline.json"));
        var call = RunCall.PLAIN.with(Map.of("token", "hush"));
        var script = new SqlExport(engine).prepare(open.source(), call).script("script.sql");
        assertThat(script)
                .contains("-- The parameter token is secret. Set it first:\n")
                .contains("-- SET VARIABLE \"token\" = CAST('...' AS VARCHAR);\n")
                .doesNotContain("hush");

        makeFoldersItNames(script);
        assertThat(byHand.run(hand, "SET VARIABLE token = 'given';\n" + script)).isEmpty();
        assertThat(hand.resolve("out/said.csv")).hasContent("said\ngiven");
    }

    @Test
    void refusesASecretInASetting() throws Exception {
        Scripted.write(hand, "secret-path");
        var prepared = prepared(hand.resolve("secret-path.pipeline.json"));
        assertThat(prepared.plan()).isEmpty();
        assertThat(prepared.faults())
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.code()).isEqualTo(FaultCode.SETTING_NOT_ALLOWED);
                            assertThat(fault.place().node()).isEqualTo("to_file");
                        });
    }

    @Test
    void knowsTheFilesAPipelineLivesOn() throws Exception {
        Scripted.write(hand, "every-storage");
        var file = hand.resolve("every-storage.pipeline.json");
        var occupied = prepared(file).occupied();
        var link = Files.createSymbolicLink(hand.resolve("link"), file);

        assertThat(occupied.use(file)).hasValue("the pipeline file itself");
        assertThat(occupied.use(link)).hasValue("the pipeline file itself");
        assertThat(occupied.use(hand.resolve("data/a.csv")))
                .hasValue("a file that \"several\" reads");
        assertThat(occupied.use(hand.resolve("out/../out/rows.csv")))
                .hasValue("what \"to_csv\" writes");
        assertThat(occupied.use(hand.resolve("out/by n/x.sql"))).hasValue("what \"parts\" writes");
        assertThat(occupied.use(hand.resolve("../warehouse.duckdb"))).hasValue("the warehouse");
        assertThat(occupied.use(hand.resolve("script.sql"))).isEmpty();
    }
}
