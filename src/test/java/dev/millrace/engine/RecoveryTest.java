package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.CountMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What dead runs left is finished or taken back, whoever comes next.
class RecoveryTest {

    private static final String NODES =
            """
            "src": {"type": "source.inline", "settings": {
                "columns": [{"name": "n", "type": "INTEGER"}], "rows": [[7]]}},
            "out": {"type": "storage.csv", "settings": {"path": "out.csv"}}
            """;

    @TempDir private Path folder;
    private Workspace workspace;

    @BeforeEach
    void prepare() throws IOException {
        folder = folder.toRealPath();
        workspace = new Workspace(folder);
        workspace.prepare();
    }

    private List<Fault> mend() {
        return new Recovery(workspace).mend();
    }

    private RunningPipeline.Ran run() {
        return new RunningPipeline(folder, Pipelines.of(NODES, "src -> out")).run(CountMode.AUTO);
    }

    private List<String> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(file -> !file.startsWith(".millrace/"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aRunThatBeganToCommitIsFinished() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "before");
        new DeadRun(folder).file("a.csv", "after").file("b.csv", "after").begun();
        assertThat(mend()).isEmpty();
        assertThat(folder.resolve("a.csv")).hasContent("after");
        assertThat(folder.resolve("b.csv")).hasContent("after");
        assertThat(files()).containsExactly("a.csv", "b.csv");
        assertThat(workspace.runs()).isEmptyDirectory();
    }

    @Test
    void aRunThatOnlyStagedIsTakenBack() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "before");
        new DeadRun(folder).file("a.csv", "after").staged();
        assertThat(mend()).isEmpty();
        assertThat(folder.resolve("a.csv")).hasContent("before");
        assertThat(files()).containsExactly("a.csv");
    }

    @Test
    void aNewerRunComesAfterWhatADeadOneOwes() throws Exception {
        new DeadRun(folder).file("out.csv", "older").begun();
        assertThat(run().outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(folder.resolve("out.csv")).hasContent("n\n7");
        assertThat(mend()).isEmpty();
        assertThat(folder.resolve("out.csv")).hasContent("n\n7");
        assertThat(workspace.runs()).isEmptyDirectory();
    }

    @Test
    void aDeadRunThatCannotBeFinishedIsNotOvertaken() throws Exception {
        var dead = new DeadRun(folder).file("out.csv", "older").file("b.csv", "older");
        dead.begun();
        Files.createDirectory(folder.resolve("b.csv"));
        var ran = run();
        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(ran.faults().getFirst().code()).isEqualTo(FaultCode.RUN_BUSY);
        assertThat(ran.faults().getFirst().message()).contains(dead.id.toString(), "b.csv");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    @Test
    void aFolderThatWasExchangedIsNotExchangedBack() throws Exception {
        var dead = new DeadRun(folder);
        var lake = folder.resolve("lake");
        dead.folder("lake", lake).begun();
        var old = Files.createDirectory(Staging.beside(lake, dead.id, ""));
        Files.writeString(old.resolve("old.csv"), "old");
        assertThat(mend()).isEmpty();
        assertThat(files()).containsExactly("lake/" + dead.id + ".csv");
    }

    @Test
    void aFolderWhosePlaceIsEmptyIsPutThere() throws Exception {
        var dead = new DeadRun(folder);
        var lake = folder.resolve("lake");
        dead.folder("lake", Staging.beside(lake, dead.id, "")).begun();
        var old = Files.createDirectory(Staging.beside(lake, dead.id, ".old"));
        Files.writeString(old.resolve("old.csv"), "old");
        assertThat(mend()).isEmpty();
        assertThat(files()).containsExactly("lake/" + dead.id + ".csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"commits\": [",
                "[]",
                "{\"created\": [], \"commits\": [{\"node\": \"n\", \"state\": \"staged\","
                        + " \"kind\": \"magic\", \"target\": \"/x/y\"}]}",
                "{\"created\": [], \"commits\": [{\"node\": \"n\", \"state\": \"half\","
                        + " \"kind\": \"file\", \"target\": \"/x/y\"}]}",
                "{\"created\": [\"/x\"], \"commits\": []}",
                "{\"created\": [], \"commits\": [{\"node\": \"n\", \"state\": \"staged\","
                        + " \"kind\": \"table\", \"target\": \"/x/y\"}]}"
            })
    void aDamagedJournalIsSetAsideAndToldOnce(String text) throws Exception {
        var dead = new DeadRun(folder).file("a.csv", "after");
        dead.begun();
        Files.writeString(Journal.file(workspace.run(dead.id)), text);
        assertThat(mend()).extracting(Fault::code).containsExactly(FaultCode.JOURNAL_DAMAGED);
        assertThat(workspace.damaged().resolve(dead.id.toString())).isDirectory();
        assertThat(mend()).isEmpty();
        assertThat(run().outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
    }

    @Test
    void aJournalOfOtherBytesIsDamagedToo() throws Exception {
        var dead = new DeadRun(folder).file("a.csv", "after");
        dead.begun();
        Files.write(
                Journal.file(workspace.run(dead.id)),
                "\"\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(mend()).extracting(Fault::code).containsExactly(FaultCode.JOURNAL_DAMAGED);
    }

    @Test
    void aRunThatBeginsOrEndsIsNotTakenForDead() throws Exception {
        var taken = new ArrayList<RunId>();
        try (var threads = Executors.newFixedThreadPool(1)) {
            var runs =
                    threads.submit(
                            () -> {
                                for (int i = 0; i < 300; i++) {
                                    var id = RunId.at(Clock.systemUTC().instant());
                                    try (var _ = RunFolder.make(workspace, id)) {
                                        if (!Files.isDirectory(workspace.run(id))) {
                                            taken.add(id);
                                        }
                                    }
                                }
                                return true;
                            });
            while (!runs.isDone()) {
                for (RunId id : RunFolder.ids(workspace)) {
                    RunFolder.ofDead(workspace, id)
                            .ifPresent(
                                    found -> {
                                        taken.add(id);
                                        found.close();
                                    });
                }
            }
            assertThat(runs.get()).isTrue();
        }
        assertThat(taken).isEmpty();
        assertThat(workspace.runs()).isEmptyDirectory();
    }
}
