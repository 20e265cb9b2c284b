package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a run takes from earlier ones, and when it must not.
class ReuseTest {

    private static final String NODES =
            """
            "src": {"type": "source.csv", "settings": {"path": "in.csv", "columns": [
                ["id", "BIGINT"], ["k", "VARCHAR"]]}},
            "part": {"type": "transform.filter", "settings": {"condition": "id > 0"}},
            "sums": {"type": "transform.aggregate", "settings": {"group": ["k"],
                "measures": [["n", "count(*)"], ["s", "sum(id)"]]}},
            "sorted": {"type": "transform.sort", "settings": {"by": [{"expression": "k"}]}},
            "out": {"type": "storage.csv", "settings": {"path": "out.csv"}}
            """;

    private static final String[] LINKS = {
        "src -> part", "part -> sums", "sums -> sorted", "sorted -> out"
    };

    @TempDir private Path folder;

    @BeforeEach
    void writeInput() throws IOException {
        folder = folder.toRealPath();
        input("id,k\n1,a\n2,b\n3,a\n", 60);
    }

    /// @param age seconds since it changed
    private void input(String text, int age) throws IOException {
        var file = Files.writeString(folder.resolve("in.csv"), text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(age)));
    }

    private RunningPipeline.Ran run(String nodes, RunCall call, String... links) {
        var ran = new RunningPipeline(folder, Pipelines.of(nodes, links)).run(call);
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        return ran;
    }

    private RunningPipeline.Ran run() {
        return run(NODES, RunCall.PLAIN, LINKS);
    }

    private static Set<String> nodes(RunningPipeline.Ran ran, Origin origin) {
        return ran.finished().entrySet().stream()
                .filter(each -> each.getValue().origin() == origin)
                .map(Map.Entry::getKey)
                .map(NodeId::value)
                .collect(Collectors.toSet());
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out.csv"));
    }

    private List<Path> store() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(".millrace/store"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void anUnchangedPipelineDoesNothing() throws Exception {
        run();
        var before = Files.readAttributes(folder.resolve("out.csv"), "unix:ino,lastModifiedTime");
        var again = run();
        assertThat(nodes(again, Origin.REUSED))
                .containsExactlyInAnyOrder("src", "part", "sums", "sorted", "out");
        assertThat(again.counts("sums")).containsEntry("out", new Count.Exact(2));
        assertThat(again.events()).noneMatch(event -> event instanceof RunEvent.StepStarted);
        assertThat(Files.readAttributes(folder.resolve("out.csv"), "unix:ino,lastModifiedTime"))
                .isEqualTo(before);
        assertThat(folder.resolve(".millrace/runs")).isEmptyDirectory();
    }

    @Test
    void aTargetThatIsGoneIsDeliveredAgainFromWhatIsKept() throws Exception {
        run();
        var first = out();
        Files.delete(folder.resolve("out.csv"));
        var again = run();
        assertThat(nodes(again, Origin.COMPUTED)).containsExactly("out");
        assertThat(out()).isEqualTo(first).isEqualTo("k,n,s\na,2,4\nb,1,2\n");
    }

    @Test
    void aTargetThatSomebodyChangedIsDeliveredAgain() throws Exception {
        run();
        var first = out();
        Files.writeString(folder.resolve("out.csv"), "mine");
        assertThat(nodes(run(), Origin.COMPUTED)).containsExactly("out");
        assertThat(out()).isEqualTo(first);
    }

    @Test
    void anEditComputesOnlyWhatIsBehindIt() throws Exception {
        run();
        var edited = NODES.replace("\"expression\": \"k\"", "\"expression\": \"s\"");
        var again = run(edited, RunCall.PLAIN, LINKS);
        assertThat(nodes(again, Origin.COMPUTED)).containsExactlyInAnyOrder("sorted", "out");
        assertThat(nodes(again, Origin.REUSED)).containsExactlyInAnyOrder("src", "part", "sums");
        assertThat(out()).isEqualTo("k,n,s\nb,1,2\na,2,4\n");
        assertThat(nodes(run(NODES, RunCall.PLAIN, LINKS), Origin.COMPUTED)).contains("out");
        assertThat(out()).isEqualTo("k,n,s\na,2,4\nb,1,2\n");
    }

    @Test
    void aChangedSourceIsReadAgain() throws Exception {
        run();
        input("id,k\n1,a\n2,b\n5,a\n", 30);
        assertThat(nodes(run(), Origin.REUSED)).isEmpty();
        assertThat(out()).contains("a,2,6");
    }

    @Test
    void aSourceThatMayBeBeingWrittenIsNotTrusted() throws Exception {
        input("id,k\n1,a\n2,b\n3,a\n", 0);
        run();
        assertThat(nodes(run(), Origin.REUSED)).isEmpty();
    }

    @Test
    void freshComputesAllAndKeepsNothingLeavesNothing() throws Exception {
        run(NODES, RunCall.PLAIN.keeping(new RunCall.Keeping(false, false, 1 << 30)), LINKS);
        assertThat(folder.resolve(".millrace/store")).doesNotExist();
        run();
        var fresh = RunCall.PLAIN.keeping(new RunCall.Keeping(true, true, 1 << 30));
        assertThat(nodes(run(NODES, fresh, LINKS), Origin.REUSED)).isEmpty();
    }

    @Test
    void whatIsDamagedIsComputedAgain() throws Exception {
        run();
        var first = out();
        for (Path file : store()) {
            try (var damaged = new RandomAccessFile(file.toFile(), "rw")) {
                damaged.setLength(damaged.length() / 2);
            }
        }
        Files.delete(folder.resolve("out.csv"));
        var again = run();
        assertThat(nodes(again, Origin.REUSED)).isEmpty();
        assertThat(out()).isEqualTo(first);
    }

    private static void flipABit(Path file) throws IOException {
        try (var damaged = new RandomAccessFile(file.toFile(), "rw")) {
            damaged.seek(damaged.length() / 2);
            int was = damaged.read();
            damaged.seek(damaged.length() / 2);
            damaged.write(was ^ 1);
        }
    }

    /// Also in the middle of a large file, and in a number of the facts.
    @Test
    void aBitThatFlippedIsSeen() throws Exception {
        var nodes = NODES.replace("\"transform.filter\"", "\"transform.filter\", \"keep\": true");
        var lines = new StringBuilder("id,k\n");
        var random = new Random(1);
        for (int id = 1; id <= 50_000; id++) {
            lines.append(id).append(',').append(Long.toHexString(random.nextLong())).append('\n');
        }
        input(lines.toString(), 60);
        run(nodes, RunCall.PLAIN, LINKS);
        var first = out();
        for (Path file : store()) {
            flipABit(file);
        }
        Files.delete(folder.resolve("out.csv"));
        var again = run(nodes, RunCall.PLAIN, LINKS);
        assertThat(nodes(again, Origin.REUSED)).isEmpty();
        assertThat(out()).isEqualTo(first);

        var rows = store().stream().filter(file -> file.toString().endsWith(".parquet")).toList();
        for (Path file : rows) {
            flipABit(file);
        }
        Files.delete(folder.resolve("out.csv"));
        run(nodes, RunCall.PLAIN, LINKS);
        assertThat(out()).isEqualTo(first);
    }

    @Test
    void whatIsAnotherEachTimeIsComputedEachTime() throws Exception {
        var nodes = NODES.replace("id > 0", "id > random()");
        run(nodes, RunCall.PLAIN, LINKS);
        var again = run(nodes, RunCall.PLAIN, LINKS);
        assertThat(nodes(again, Origin.COMPUTED)).contains("part", "sums", "sorted", "out");
    }

    @Test
    void anAppendIsDoneEachTimeFromWhatIsKept() throws Exception {
        var nodes =
                NODES.replace(
                        "\"storage.csv\", \"settings\": {\"path\": \"out.csv\"}",
                        "\"storage.parquet\", \"settings\": {\"path\": \"lake\", \"append\": true}");
        run(nodes, RunCall.PLAIN, LINKS);
        var again = run(nodes, RunCall.PLAIN, LINKS);
        assertThat(nodes(again, Origin.COMPUTED)).containsExactly("out");
        try (Stream<Path> files = Files.list(folder.resolve("lake"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void expectationsAreToldAgain() throws Exception {
        var nodes =
                NODES
                        + """
                        , "checked": {"type": "quality.expect", "settings": {"expectations": [
                            {"kind": "unique", "columns": ["k"], "on_failure": "reject"}]}}
                        """;
        String[] links = {
            "src -> part", "part -> checked", "checked -> sums", "sums -> sorted", "sorted -> out"
        };
        var first = reports(run(nodes, RunCall.PLAIN, links));
        var again = run(nodes, RunCall.PLAIN, links);
        assertThat(nodes(again, Origin.COMPUTED)).isEmpty();
        assertThat(reports(again)).isEqualTo(first).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"current_date", "CURRENT_TIMESTAMP", "localtime", "today()"})
    void whatAsksForTheTimeIsComputedAnew(String moment) throws Exception {
        var nodes =
                NODES
                        + ", \"day\": {\"type\": \"transform.derive\", \"settings\": {\"columns\": ["
                        + "{\"name\": \"d\", \"expression\": \""
                        + moment
                        + "\"}]}}";
        String[] links = {
            "src -> part", "part -> day", "day -> sums", "sums -> sorted", "sorted -> out"
        };
        run(nodes, RunCall.PLAIN, links);
        assertThat(nodes(run(nodes, RunCall.PLAIN, links), Origin.COMPUTED))
                .contains("day", "sums", "out");
    }

    @Test
    void soIsASample() throws Exception {
        var nodes =
                NODES
                        + ", \"part_of\": {\"type\": \"transform.sql\", \"settings\": {\"sql\":"
                        + " \"SELECT * FROM part USING SAMPLE 50%\"}}";
        String[] links = {
            "src -> part", "part -> part_of", "part_of -> sums", "sums -> sorted", "sorted -> out"
        };
        run(nodes, RunCall.PLAIN, links);
        assertThat(nodes(run(nodes, RunCall.PLAIN, links), Origin.COMPUTED)).contains("part_of");
    }

    private static String held(String expectations) {
        return NODES
                + ", \"checked\": {\"type\": \"quality.expect\", \"settings\": {\"expectations\": ["
                + expectations
                + "]}}";
    }

    private static String range(String onFailure) {
        return "{\"kind\": \"range\", \"column\": \"id\", \"max\": 2, \"on_failure\": \""
                + onFailure
                + "\"}";
    }

    private static String rows(long least) {
        return "{\"kind\": \"rows\", \"min\": " + least + ", \"on_failure\": \"fail\"}";
    }

    private static final String[] CHECKED = {
        "src -> part", "part -> checked", "checked -> sums", "sums -> sorted", "sorted -> out"
    };

    @Test
    void rowsAreHeldToWhatIsExpectedNow() throws Exception {
        run(held(range("warn")), RunCall.PLAIN, CHECKED);
        run(held(rows(1)), RunCall.PLAIN, CHECKED);
        for (String now : List.of(range("fail"), rows(1000))) {
            var ran =
                    new RunningPipeline(folder, Pipelines.of(held(now), CHECKED))
                            .run(RunCall.PLAIN);
            assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
            assertThat(ran.faults()).extracting(Fault::code).contains(FaultCode.CHECK_FAILED);
        }
    }

    @Test
    void anExpectationThatWasAddedIsTold() throws Exception {
        run(held(range("warn")), RunCall.PLAIN, CHECKED);
        var ran = run(held(rows(1) + ", " + range("warn")), RunCall.PLAIN, CHECKED);
        assertThat(reports(ran))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("0"),
                        second -> assertThat(second).endsWith("1"));
    }

    private static List<String> reports(RunningPipeline.Ran ran) {
        return ran.events().stream()
                .flatMap(
                        event ->
                                switch (event) {
                                    case RunEvent.CheckReported it ->
                                            Stream.of(it.expectation() + it.broken());
                                    case RunEvent.RowsRejected it ->
                                            Stream.of(it.port() + it.rows());
                                    default -> Stream.of();
                                })
                .toList();
    }

    @Test
    void tablesAreDeliveredAgainOnlyWhenTheWarehouseChanged() throws Exception {
        var nodes =
                NODES.replace(
                        "\"storage.csv\", \"settings\": {\"path\": \"out.csv\"}",
                        "\"storage.warehouse\", \"settings\": {\"table\": \"t\"}");
        run(nodes, RunCall.PLAIN, LINKS);
        assertThat(nodes(run(nodes, RunCall.PLAIN, LINKS), Origin.COMPUTED)).isEmpty();
        run(nodes.replace("\"t\"", "\"other\""), RunCall.PLAIN, LINKS);
        assertThat(nodes(run(nodes, RunCall.PLAIN, LINKS), Origin.COMPUTED)).containsExactly("out");
    }

    @Test
    void theLeastUsedGoesFirst() throws Exception {
        run();
        long all = 0;
        for (Path file : store()) {
            all += Files.size(file);
        }
        var other = NODES.replace("id > 0", "id > 1").replace("out.csv", "other.csv");
        run(other, RunCall.PLAIN.keeping(new RunCall.Keeping(false, true, all + 100)), LINKS);
        long left = 0;
        for (Path file : store()) {
            left += Files.size(file);
        }
        assertThat(left).isLessThanOrEqualTo(all + 100).isPositive();
        assertThat(nodes(run(other, RunCall.PLAIN, LINKS), Origin.COMPUTED)).isEmpty();
    }

    @Test
    void whatAKilledRunLeftInTheStoreGoes() throws Exception {
        run();
        var rows = store().stream().filter(file -> file.toString().endsWith(".parquet")).toList();
        var alone = rows.getFirst().resolveSibling("00aa.parquet");
        Files.copy(rows.getFirst(), alone);
        var part = Files.writeString(alone.resolveSibling(".00bb1.part"), "{");
        var young = Files.writeString(alone.resolveSibling(".00cc1.part"), "{");
        var before = FileTime.from(Instant.now().minusSeconds(7_200));
        Files.setLastModifiedTime(alone, before);
        Files.setLastModifiedTime(part, before);
        run(NODES.replace("id > 0", "id > 1"), RunCall.PLAIN, LINKS);
        assertThat(store()).doesNotContain(alone, part).contains(young).containsAll(rows);
    }
}
