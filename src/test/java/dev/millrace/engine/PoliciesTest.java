package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.RowsRejected;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Count;
import dev.millrace.model.CountMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a run bears of a node: tries, time, rejected rows; and what it does beside a failure.
class PoliciesTest {

    private static final String SOURCE =
            """
            "src": {"type": "source.inline", "settings": {
                "columns": [{"name": "n", "type": "INTEGER"}], "rows": [[1], [2], [3], [4]]}},
            """;

    /// More work than any test waits for.
    private static String endless(String policy) {
        return """
            "endless": {"type": "transform.sql", %s "settings": {"sql":
                "SELECT sum(a.range * b.range * n) AS s FROM src, range(100000000) a, range(100000) b"}},
            """
                .formatted(policy);
    }

    @TempDir private Path folder;

    @BeforeEach
    void resolve() throws IOException {
        folder = folder.toRealPath();
    }

    private RunningPipeline pipeline(String nodes, String... links) {
        return new RunningPipeline(folder, Pipelines.of(nodes, links));
    }

    private static List<StepFailed> failures(RunningPipeline.Ran ran) {
        return of(ran, StepFailed.class).toList();
    }

    private static <E extends RunEvent> Stream<E> of(RunningPipeline.Ran ran, Class<E> type) {
        return ran.events().stream().filter(type::isInstance).map(type::cast);
    }

    private void assertNothingLeft() throws IOException {
        try (var files = Files.walk(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".millrace") && !name.equals(".millrace"));
        }
        assertThat(folder.resolve(".millrace/runs")).isEmptyDirectory();
    }

    /// Puts something in the place where the first attempt has to write.
    private Consumer<RunEvent> blockingFirstAttempt(String step, String target) {
        return event -> {
            if (event instanceof StepStarted started
                    && started.step().equals(step)
                    && started.attempt() == 1) {
                try (var runs = Files.list(folder.resolve(".millrace/runs"))) {
                    var run = runs.findFirst().orElseThrow().getFileName();
                    Files.createDirectories(
                            folder.resolve("." + target + "." + run + ".millrace/in the way"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    @Test
    void whatTheEnvironmentFailedIsTriedAgain() throws Exception {
        var nodes =
                SOURCE
                        + """
                        "twice": {"type": "transform.sql", "settings": {"sql": "SELECT n * 2 AS n FROM src"}},
                        "out": {"type": "storage.csv", "retries": 2, "retry_delay": 0,
                            "settings": {"path": "out.csv"}}
                        """;
        var ran =
                pipeline(nodes, "src -> twice", "twice -> out")
                        .run(RunCall.PLAIN, blockingFirstAttempt("out", "out.csv"));
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(folder.resolve("out.csv")).hasContent("n\n2\n4\n6\n8");
        assertThat(failures(ran))
                .singleElement()
                .satisfies(
                        failed -> {
                            assertThat(failed.attempt()).isEqualTo(1);
                            assertThat(failed.willRetryIn()).contains(Duration.ZERO);
                            assertThat(failed.fault().code())
                                    .isEqualTo(FaultCode.FILE_NOT_WRITABLE);
                        });
        assertThat(of(ran, StepStarted.class).filter(s -> s.step().equals("out")))
                .extracting(StepStarted::attempt)
                .containsExactly(1, 2);
        assertThat(ran.counts("twice")).containsValue(new Count.Exact(4));
        assertNothingLeft();
    }

    @Test
    void withoutRetriesTheFirstFailureIsTheLast() throws Exception {
        var nodes =
                SOURCE
                        + "\"out\": {\"type\": \"storage.csv\", \"settings\": {\"path\": \"out.csv\"}}";
        var ran =
                pipeline(nodes, "src -> out")
                        .run(RunCall.PLAIN, blockingFirstAttempt("out", "out.csv"));
        assertThat(ran.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failures(ran)).singleElement().matches(f -> f.willRetryIn().isEmpty());
        assertNothingLeft();
    }

    @Test
    void aNodeThatTakesTooLongIsEndedEachTime() throws Exception {
        var policy = "\"timeout\": 1, \"retries\": 1, \"retry_delay\": 0,";
        var nodes =
                SOURCE
                        + endless(policy)
                        + "\"out\": {\"type\": \"storage.csv\", \"settings\": {\"path\": \"out.csv\"}}";
        var ran = pipeline(nodes, "src -> endless", "endless -> out").run(CountMode.AUTO);
        assertThat(ran.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failures(ran)).extracting(StepFailed::attempt).containsExactly(1, 2);
        assertThat(ran.faults())
                .allMatch(fault -> fault.code() == FaultCode.TIMED_OUT)
                .allMatch(fault -> fault.place().node().equals("endless"));
        assertNothingLeft();
    }

    /// Rows that make a check fail will do so again.
    @Test
    void whatTheDataFailedIsNotTriedAgain() {
        var nodes =
                SOURCE
                        + """
                        "check": {"type": "quality.expect", "retries": 5, "retry_delay": 0, "settings": {
                            "expectations": [{"kind": "range", "column": "n", "max": 3, "on_failure": "fail"}]}}
                        """;
        var ran = pipeline(nodes, "src -> check").run(CountMode.AUTO);
        assertThat(failures(ran)).singleElement().matches(failed -> failed.attempt() == 1);
    }

    @Test
    void aWaitingRunIsCancelledAtOnce() {
        var nodes =
                SOURCE
                        + """
                        "out": {"type": "storage.csv", "retries": 3, "retry_delay": 3600,
                            "settings": {"path": "out.csv"}}
                        """;
        var running = pipeline(nodes, "src -> out");
        var blocking = blockingFirstAttempt("out", "out.csv");
        var ran =
                running.run(
                        RunCall.PLAIN,
                        event -> {
                            blocking.accept(event);
                            if (event instanceof StepFailed) {
                                running.cancel();
                            }
                        });
        assertThat(ran.outcome()).isEqualTo(Outcome.CANCELLED);
    }

    private static final String TWO_BRANCHES =
            SOURCE
                    + """
                    "check": {"type": "quality.expect", "settings": {
                        "expectations": [{"kind": "range", "column": "n", "max": 3, "on_failure": "fail"}]}},
                    "bad": {"type": "storage.csv", "settings": {"path": "deep/bad.csv"}},
                    "bad_table": {"type": "storage.warehouse", "settings": {"table": "bad"}},
                    "after_bad": {"type": "source.inline", "after": ["bad"], "settings": {
                        "columns": [{"name": "n", "type": "INTEGER"}], "rows": [[7]]}},
                    "late": {"type": "storage.csv", "settings": {"path": "late.csv"}},
                    "twice": {"type": "transform.sql", "settings": {"sql": "SELECT n * 2 AS n FROM src"}},
                    "good": {"type": "storage.csv", "settings": {"path": "good.csv"}},
                    "good_table": {"type": "storage.warehouse", "settings": {"table": "good"}}
                    """;

    private RunningPipeline twoBranches() {
        return pipeline(
                TWO_BRANCHES,
                "src -> check",
                "check -> bad",
                "check -> bad_table",
                "after_bad -> late",
                "src -> twice",
                "twice -> good",
                "twice -> good_table");
    }

    @Test
    void aRunThatContinuesDeliversWhatDoesNotComeAfterTheFailure() throws Exception {
        var ran = twoBranches().run(RunCall.PLAIN.onFailure(RunCall.OnFailure.CONTINUE));
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(Outcome.PARTIAL);
        assertThat(folder.resolve("good.csv")).hasContent("n\n2\n4\n6\n8");
        assertThat(folder.resolve("deep")).doesNotExist();
        assertThat(folder.resolve("late.csv")).doesNotExist();
        assertThat(tables()).containsExactly("good");
        assertThat(ran.finished("good").origin()).isEqualTo(Origin.COMPUTED);
        assertThat(
                        of(ran, NodeFinished.class)
                                .filter(node -> node.origin() == Origin.SKIPPED)
                                .map(node -> node.node().value()))
                .containsExactlyInAnyOrder("bad", "bad_table", "after_bad", "late");
        assertThat(failures(ran))
                .singleElement()
                .matches(failed -> failed.node().orElseThrow().value().equals("check"));
        assertNothingLeft();
    }

    /// What was not delivered is not taken for delivered.
    @Test
    void theNextRunMakesUpForWhatWasLost() throws Exception {
        twoBranches().run(RunCall.PLAIN.onFailure(RunCall.OnFailure.CONTINUE));
        var mended =
                pipeline(
                        TWO_BRANCHES.replace("\"max\": 3", "\"max\": 4"),
                        "src -> check",
                        "check -> bad",
                        "check -> bad_table",
                        "after_bad -> late",
                        "src -> twice",
                        "twice -> good",
                        "twice -> good_table");
        var ran = mended.run(CountMode.AUTO);
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(folder.resolve("deep/bad.csv")).hasContent("n\n1\n2\n3\n4");
        assertThat(folder.resolve("late.csv")).hasContent("n\n7");
        assertThat(tables()).containsExactly("bad", "good");
    }

    @Test
    void aRunThatContinuesAndDeliversNothingHasFailed() throws Exception {
        var nodes =
                SOURCE
                        + """
                        "check": {"type": "quality.expect", "settings": {
                            "expectations": [{"kind": "range", "column": "n", "max": 3, "on_failure": "fail"}]}},
                        "bad": {"type": "storage.csv", "settings": {"path": "bad.csv"}}
                        """;
        var ran =
                pipeline(nodes, "src -> check", "check -> bad")
                        .run(RunCall.PLAIN.onFailure(RunCall.OnFailure.CONTINUE));
        assertThat(ran.outcome()).isEqualTo(Outcome.FAILED);
        assertNothingLeft();
    }

    @Test
    void aRunThatStopsDeliversNothing() throws Exception {
        var ran = twoBranches().run(CountMode.AUTO);
        assertThat(ran.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(folder.resolve("good.csv")).doesNotExist();
        assertNothingLeft();
    }

    private List<String> tables() throws Exception {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT table_name FROM duckdb_tables()"
                                        + " WHERE table_name NOT LIKE '%millrace%' ORDER BY 1")) {
            var names = Stream.<String>builder();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names.build().toList();
        }
    }

    private static final String CHECKED =
            SOURCE
                    + """
                    "check": {"type": "quality.expect", %s "settings": {
                        "expectations": [{"kind": "range", "column": "n", "max": 2, "on_failure": "reject"}]}},
                    "out": {"type": "storage.csv", "settings": {"path": "out.csv"}}
                    """;

    @Test
    void textsAreHeldToNumbersAsNumbers() throws Exception {
        var nodes =
                """
            "src": {"type": "source.inline", "settings": {
                "columns": [{"name": "q", "type": "VARCHAR"}],
                "rows": [["5"], ["50"], ["100"], ["9"], ["x"], [null], ["1000"]]}},
            "check": {"type": "quality.expect", "settings": {"expectations": [
                {"kind": "range", "column": "q", "min": 9, "max": 100, "on_failure": "reject"}]}},
            "out": {"type": "storage.csv", "settings": {"path": "out.csv"}}
            """;
        var ran = pipeline(nodes, "src -> check", "check -> out").run(CountMode.AUTO);
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(Files.readAllLines(folder.resolve("out.csv")))
                .containsExactlyInAnyOrder("q", "50", "100", "9", "");
    }

    private static String table(String type, String value) {
        return """
            "src": {"type": "source.inline", "settings": {
                "columns": [{"name": "n", "type": "%s"}], "rows": [[%s]]}},
            "out": {"type": "storage.warehouse", "settings": {"table": "t", "mode": "append"}}
            """
                .formatted(type, value);
    }

    @Test
    void valuesThatWouldChangeAreNotDelivered() throws Exception {
        assertThat(pipeline(table("INTEGER", "1"), "src -> out").run(CountMode.AUTO).outcome())
                .isEqualTo(Outcome.SUCCEEDED);
        assertThat(pipeline(table("DOUBLE", "2.0"), "src -> out").run(CountMode.AUTO).outcome())
                .isEqualTo(Outcome.SUCCEEDED);
        var ran = pipeline(table("DECIMAL(18,2)", "10.55"), "src -> out").run(CountMode.AUTO);
        assertThat(ran.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ran.faults().getFirst().code()).isEqualTo(FaultCode.TARGET_MISMATCH);
        assertThat(ran.faults().getFirst().message()).contains("1 value of \"n\"");
    }

    private RunningPipeline.Ran checked(String limit) {
        var member = limit.isEmpty() ? "" : "\"reject_limit\": " + limit + ",";
        return pipeline(CHECKED.formatted(member), "src -> check", "check -> out")
                .run(CountMode.AUTO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "\"50%\"", "\"100%\""})
    void rowsWithinTheLimitAreRejected(String limit) throws Exception {
        var ran = checked(limit);
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(folder.resolve("out.csv")).hasContent("n\n1\n2");
        assertThat(kept(ran))
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("3 "),
                        row -> assertThat(row).startsWith("4 "));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "\"49.9%\", 49.9%"})
    void moreRowsThanTheLimitEndTheRun(String limit, String said) throws Exception {
        var ran = checked(limit);
        assertThat(ran.outcome()).isEqualTo(Outcome.FAILED);
        var fault = ran.faults().getFirst();
        assertThat(fault.code()).isEqualTo(FaultCode.TOO_MANY_REJECTED);
        assertThat(fault.message())
                .isEqualTo("2 of 4 rows are rejected, and no more than " + said + " may be.");
        assertThat(fault.place().node()).isEqualTo("check");
        assertThat(folder.resolve("out.csv")).doesNotExist();
        assertThat(kept(ran)).hasSize(2);
        assertNothingLeft();
    }

    /// The rows that the run says it kept.
    private List<String> kept(RunningPipeline.Ran ran) throws Exception {
        var print = of(ran, RowsRejected.class).findFirst().orElseThrow().kept().orElseThrow();
        var file = new KeptResults(new Workspace(folder)).rows(print).orElseThrow();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT concat_ws(' ', *COLUMNS(*)) FROM '"
                                        + file
                                        + "' ORDER BY 1")) {
            var found = Stream.<String>builder();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found.build().toList();
        }
    }

    private RunningPipeline.Ran lines(String member) throws IOException {
        var file = Files.writeString(folder.resolve("in.csv"), "n\n1\ntwo\n3\n4\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(1_700_000_000)));
        var nodes =
                """
            "src": {"type": "source.csv", %s "settings": {"path": "in.csv",
                "columns": [["n", "INTEGER"]], "bad_rows": "reject"}},
            "out": {"type": "storage.csv", "settings": {"path": "out.csv"}}
            """
                        .formatted(member);
        return pipeline(nodes, "src -> out").run(CountMode.AUTO);
    }

    @Test
    void linesThatCannotBeReadAreKeptAndHeldToTheLimit() throws Exception {
        assertThat(lines("").outcome()).isEqualTo(Outcome.SUCCEEDED);
        var again = lines("");
        assertThat(again.finished("src").origin()).isEqualTo(Origin.REUSED);
        assertThat(kept(again)).singleElement().asString().contains("two");

        var limited = lines("\"reject_limit\": \"20%\",");
        assertThat(limited.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(limited.faults().getFirst().code()).isEqualTo(FaultCode.TOO_MANY_REJECTED);
        assertThat(lines("\"reject_limit\": \"25%\",").outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    /// A run that goes on after a failure does so too if the node need not be computed.
    @Test
    void aLimitThatWasLoweredDoesNotStopOtherBranches() throws Exception {
        var nodes =
                """
            "src": {"type": "source.csv", %s "settings": {"path": "in.csv",
                "columns": [["n", "INTEGER"]], "bad_rows": "reject"}},
            "out": {"type": "storage.csv", "settings": {"path": "out.csv"}},
            "other": {"type": "source.inline", "settings": {
                "columns": [{"name": "n", "type": "INTEGER"}], "rows": [[%d]]}},
            "beside": {"type": "storage.csv", "settings": {"path": "beside.csv"}}
            """;
        String[] links = {"src -> out", "other -> beside"};
        assertThat(lines("").outcome()).isEqualTo(Outcome.SUCCEEDED); // writes the input
        pipeline(nodes.formatted("", 1), links).run(CountMode.AUTO);
        var ran =
                pipeline(nodes.formatted("\"reject_limit\": 0,", 2), links)
                        .run(RunCall.PLAIN.onFailure(RunCall.OnFailure.CONTINUE));
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(Outcome.PARTIAL);
        assertThat(failures(ran))
                .singleElement()
                .matches(failed -> failed.fault().code() == FaultCode.TOO_MANY_REJECTED);
        assertThat(folder.resolve("beside.csv")).hasContent("n\n2");
    }

    /// More than fits: nobody can tell which of the nodes of the statement is at fault.
    @Test
    void allNodesOfAStatementFailWhereNobodyKnowsTheOneAtFault() throws Exception {
        var nodes =
                """
            "lists": {"type": "transform.sql", "settings": {"sql":
                "SELECT list(a.range) AS l FROM src, range(50000000) a"}},
            "longer": {"type": "transform.derive", "settings": {
                "columns": [{"name": "more", "expression": "list_append(l, 1)"}]}},
            "big": {"type": "storage.parquet", "settings": {"path": "big.parquet"}},
            "good": {"type": "storage.csv", "settings": {"path": "good.csv"}}
            """;
        var ran =
                pipeline(
                                SOURCE + nodes,
                                "src -> lists",
                                "lists -> longer",
                                "longer -> big",
                                "src -> good")
                        .run(
                                RunCall.PLAIN
                                        .using(60L << 20, 1)
                                        .onFailure(RunCall.OnFailure.CONTINUE));
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(Outcome.PARTIAL);
        var failure = failures(ran).getFirst();
        assertThat(failure.node()).as("%s", failure).isEmpty();
        assertThat(of(ran, NodeFinished.class).map(node -> node.node().value()))
                .doesNotContain("lists", "longer", "big");
    }
}
