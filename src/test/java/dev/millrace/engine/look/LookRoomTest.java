package dev.millrace.engine.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Pipelines;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.look.LookQuery.Filter;
import dev.millrace.engine.look.LookQuery.Order;
import dev.millrace.engine.look.Looked.Kind;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a look shows, how much it claims to know, and that it leaves nothing behind.
class LookRoomTest {

    private static final int ROWS = 130_000;
    private static final String BIG =
            """
            "big": {"type": "source.csv", "settings": {"path": "big.csv", "columns": [
                ["id", "BIGINT"], ["grp", "VARCHAR"], ["amount", "DECIMAL(9,2)"]]}},
            """;
    private static final String SMALL =
            """
            "small": {"type": "source.inline", "settings": {"columns": [
                ["grp", "VARCHAR"], ["title", "VARCHAR"]],
                "rows": [["a", "Alpha"], ["b", ""], ["c", null], ["d", "Delta's \\"quote\\" 🚀"]]}},
            """;

    @TempDir private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        folder = folder.toRealPath();
        Files.writeString(
                folder.resolve("big.csv"),
                IntStream.range(0, ROWS)
                        .mapToObj(i -> i + "," + "abcd".charAt(i % 4) + "," + i % 100 + ".50")
                        .collect(Collectors.joining("\n", "id,grp,amount\n", "\n")));
    }

    private LookingPipeline looking(String nodes, String... links) {
        return new LookingPipeline(folder, Pipelines.of(nodes, links));
    }

    private static String filter(String condition) {
        return "\"kept\": {\"type\": \"transform.filter\", \"settings\": {\"condition\": \""
                + condition
                + "\"}}";
    }

    @Test
    void aSmallSourceIsExactAndTellsNullFromEmptyText() {
        try (var looking = looking(SMALL + filter("grp <> 'a'"), "small -> kept")) {
            var looked = looking.look("kept");
            assertThat(looked.extent()).isEqualTo(new Looked.Extent(Kind.EXACT, List.of()));
            assertThat(looked.count()).hasValue(3);
            assertThat(looked.more()).isFalse();
            assertThat(LookingPipeline.column(looked, 1))
                    .containsExactly("", null, "Delta's \"quote\" 🚀");
        }
    }

    @Test
    void firstRowsOfALargeSourceSayThatTheyAreOnlyThat() {
        try (var looking = looking(BIG + filter("amount > 10"), "big -> kept")) {
            var looked = looking.look("kept", 5, false);
            assertThat(looked.extent().kind()).isEqualTo(Kind.FIRST_ROWS);
            assertThat(looked.more()).isTrue();
            assertThat(looked.count()).isEmpty();
            assertThat(LookingPipeline.column(looked, 0))
                    .containsExactly("10", "11", "12", "13", "14");
            var cut = looked.extent().cuts().getFirst();
            assertThat(cut.rows()).isEqualTo(100_000);
            assertThat(cut.isExact()).isFalse();
            assertThat(cut.total().getAsLong()).isBetween(120_000L, 145_000L);
            assertThat(looking.summary("kept").estimate().getAsLong())
                    .isBetween(105_000L, 130_000L);
        }
    }

    @Test
    void rowsThatLieFarBehindAreFoundWhenAskedFurther() {
        try (var looking = looking(BIG + filter("id >= 129990"), "big -> kept")) {
            var near = looking.look("kept");
            assertThat(near.rows().values()).isEmpty();
            assertThat(near.more()).isTrue();
            assertThat(near.isShort()).isTrue();
            var far = looking.look("kept", 200, true);
            assertThat(far.rows().values()).hasSize(10);
            assertThat(far.extent().kind()).isEqualTo(Kind.EXACT);
            assertThat(far.count()).hasValue(10);
        }
    }

    @Test
    void whatIsComputedFromACutSourceIsSampledAndNamesIt() {
        var sums =
                """
                "sums": {"type": "transform.aggregate", "settings": {"group": ["grp"],
                    "measures": [{"name": "n", "expression": "count(*)"}]}}
                """;
        try (var looking = looking(BIG + sums, "big -> sums")) {
            var looked = looking.look("sums");
            assertThat(looked.extent().kind()).isEqualTo(Kind.SAMPLED);
            assertThat(looked.extent().cuts().getFirst().source().value()).isEqualTo("big");
            assertThat(looked.count()).isEmpty();
            assertThat(LookingPipeline.column(looked, 1)).containsOnly("25000");
            assertThat(looking.summary("sums").count()).isEmpty();
            assertThat(looking.summary("sums").estimate()).isEmpty();
        }
    }

    @Test
    void aSortKnowsTheWholeOfWhatItSorts() {
        var sorted =
                """
                "sorted": {"type": "transform.sort", "settings": {"by": ["id DESC"]}}
                """;
        try (var looking = looking(BIG + sorted, "big -> sorted")) {
            assertThat(looking.look("sorted").extent().kind()).isEqualTo(Kind.SAMPLED);
        }
    }

    @Test
    void theRightSideOfAJoinIsReadWhole() {
        var join =
                """
                "joined": {"type": "transform.join", "settings": {"kind": "left",
                    "on": [["id", "id"]]}},
                "ids": {"type": "source.inline", "settings": {"columns": [["id", "BIGINT"]],
                    "rows": [[129999], [5]]}}
                """;
        try (var looking = looking(BIG + join, "ids -> joined.left", "big -> joined.right")) {
            var looked = looking.look("joined");
            assertThat(looked.extent().kind()).isEqualTo(Kind.EXACT);
            assertThat(LookingPipeline.column(looked, 2))
                    .containsExactlyInAnyOrder("99.50", "5.50");
        }
    }

    @Test
    void aWindowIsNotTakenForAStream() {
        var derived =
                """
                "shares": {"type": "transform.derive", "settings": {"columns": [
                    {"name": "share", "expression": "amount / sum(amount) OVER ()"}]}}
                """;
        try (var looking = looking(BIG + derived, "big -> shares")) {
            assertThat(looking.look("shares").extent().kind()).isEqualTo(Kind.SAMPLED);
        }
    }

    @Test
    void pagesGoToTheEndOfALargeSource() {
        try (var looking = looking(BIG + filter("id % 2 = 0"), "big -> kept")) {
            looking.look("kept");
            var page = looking.page("kept", LookQuery.ALL, 64_990, 100);
            assertThat(page.count()).hasValue(ROWS / 2);
            assertThat(page.rows().values()).hasSize(10);
            assertThat(LookingPipeline.column(page, 0)).endsWith("129998");
            assertThat(page.more()).isFalse();
        }
    }

    @Test
    void sortsAndFiltersAllRows() {
        try (var looking = looking(BIG + filter("true"), "big -> kept")) {
            looking.look("kept");
            var query =
                    new LookQuery(
                            List.of(new Order("amount", true), new Order("id", true)),
                            List.of(
                                    new Filter("grp", LookQuery.Test.EQUALS, "b"),
                                    new Filter("id", LookQuery.Test.LESS, "129000")));
            var page = looking.page("kept", query, 0, 3);
            assertThat(LookingPipeline.column(page, 2)).containsOnly("97.50");
            assertThat(LookingPipeline.column(page, 0))
                    .containsExactly("128997", "128897", "128797");
            assertThat(page.count()).hasValue(32_250);
        }
    }

    @Test
    void filtersForNullAndForWhatIsNot() {
        try (var looking = looking(SMALL + filter("true"), "small -> kept")) {
            looking.look("small");
            assertThat(filtered(looking, LookQuery.Test.IS_NULL, "")).containsExactly("c");
            assertThat(filtered(looking, LookQuery.Test.EQUALS, "")).containsExactly("b");
            assertThat(filtered(looking, LookQuery.Test.DIFFERS, "Alpha"))
                    .containsExactly("b", "c", "d");
            assertThat(filtered(looking, LookQuery.Test.CONTAINS, "QUOTE\"")).containsExactly("d");
            assertThat(filtered(looking, LookQuery.Test.CONTAINS, "%")).isEmpty();
        }
    }

    @Test
    void filtersForWhatOccursSeveralTimes() {
        var rows =
                """
                "small": {"type": "source.inline", "settings": {
                    "columns": [["a", "VARCHAR"], ["b", "INTEGER"], ["id", "INTEGER"]],
                    "rows": [["x", 1, 1], ["y", 1, 2], ["x", 1, 3], ["x", 2, 4], [null, 1, 5],
                        [null, 1, 6]]}},
                """;
        try (var looking = looking(rows + filter("true"), "small -> kept")) {
            looking.look("small");
            assertThat(repeated(looking, "a")).containsExactly("1", "3", "4");
            assertThat(repeated(looking, "a", "b")).containsExactly("1", "3");
        }
    }

    private static List<String> repeated(LookingPipeline looking, String... columns) {
        var filters =
                Stream.of(columns)
                        .map(column -> new Filter(column, LookQuery.Test.REPEATS, ""))
                        .toList();
        var page = looking.page("small", new LookQuery(List.of(), filters), 0, 10);
        return LookingPipeline.column(page, 2).stream().map(String::valueOf).toList();
    }

    private static List<String> filtered(
            LookingPipeline looking, LookQuery.Test test, String value) {
        var query = new LookQuery(List.of(), List.of(new Filter("title", test, value)));
        return LookingPipeline.column(looking.page("small", query, 0, 10), 0).stream()
                .map(String::valueOf)
                .toList();
    }

    @Test
    void findsForwardsAndBackwards() {
        try (var looking = looking(BIG + filter("true"), "big -> kept")) {
            looking.look("kept");
            var stop = new Cancellation();
            assertThat(looking.room.find("kept", LookQuery.ALL, "12999", 13_000, true, stop))
                    .hasValue(new LookFound(112_999, "id"));
            assertThat(looking.room.find("kept", LookQuery.ALL, "12999", 112_000, false, stop))
                    .hasValue(new LookFound(12_999, "id"));
            assertThat(looking.room.find("kept", LookQuery.ALL, "nowhere", 0, true, stop))
                    .isEmpty();
        }
    }

    @Test
    void columnsAreSummedUpAsByHand() {
        try (var looking = looking(BIG + SMALL + filter("true"), "big -> kept")) {
            looking.look("kept");
            var columns = looking.summary("kept", "amount", "grp").columns();
            var amount = columns.getFirst();
            assertThat(amount.rows()).isEqualTo(100_000);
            assertThat(amount.distinct()).isEqualTo(100);
            assertThat(amount.range()).hasValue(new ColumnStatistics.Range("0.50", "99.50"));
            assertThat(amount.histogram()).hasSize(Statistics.BARS).containsOnly(5_000L);
            assertThat(columns.getLast().top())
                    .containsExactlyInAnyOrder(
                            new ColumnStatistics.Top("a", 25_000),
                            new ColumnStatistics.Top("b", 25_000),
                            new ColumnStatistics.Top("c", 25_000),
                            new ColumnStatistics.Top("d", 25_000));
            looking.look("small");
            var title = looking.summary("small", "title").columns().getFirst();
            assertThat(title.nulls()).isEqualTo(1);
            assertThat(title.nullShare()).isEqualTo(0.25);
            assertThat(title.distinct()).isEqualTo(3);
        }
    }

    @Test
    void aValueIsWholeWhereACellIsCut() {
        var long_ =
                """
                "wide": {"type": "transform.derive", "settings": {"columns": [
                    {"name": "text", "expression": "repeat('🚀', 1000)"},
                    {"name": "nested", "expression": "{'a': [1, NULL], 'b': title}"}]}}
                """;
        try (var looking = looking(SMALL + long_, "small -> wide")) {
            var cell = LookingPipeline.column(looking.look("wide"), 2).getFirst();
            assertThat(cell).isEqualTo("🚀".repeat(400) + "…");
            var stop = new Cancellation();
            assertThat(looking.room.value("wide", LookQuery.ALL, 0, "text", stop))
                    .hasValue('"' + "🚀".repeat(1000) + '"');
            assertThat(looking.room.value("wide", LookQuery.ALL, 2, "nested", stop))
                    .hasValue("{\"a\":[1,null],\"b\":null}");
            assertThat(looking.room.value("wide", LookQuery.ALL, 2, "title", stop)).isEmpty();
        }
    }

    @Test
    void aProblemElsewhereDoesNotHideTheRows() {
        var broken =
                ", \"broken\": {\"type\": \"transform.filter\", \"settings\": {\"condition\": \"no_such > 1\"}}";
        try (var looking =
                looking(SMALL + filter("true") + broken, "small -> kept", "small -> broken")) {
            assertThat(looking.look("kept").rows().values()).hasSize(4);
            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(() -> looking.look("broken"))
                    .satisfies(
                            e -> {
                                assertThat(e.fault().code()).isEqualTo(FaultCode.COLUMN_UNKNOWN);
                                assertThat(e.fault().place().node()).isEqualTo("broken");
                            });
        }
    }

    @Test
    void aSourceThatChangesIsReadAgain() throws IOException {
        try (var looking = looking(BIG + filter("id < 3"), "big -> kept")) {
            assertThat(looking.look("kept").rows().values()).hasSize(3);
            Files.writeString(folder.resolve("big.csv"), "id,grp,amount\n1,x,2.00\n");
            var looked = looking.look("kept");
            assertThat(LookingPipeline.column(looked, 1)).containsExactly("x");
            assertThat(looked.extent().kind()).isEqualTo(Kind.EXACT);
        }
    }

    /// Also where what was planned a moment ago would still be known.
    @Test
    void aFileWithOtherColumnsIsBoundAnewAtOnce() throws IOException {
        var free = "\"free\": {\"type\": \"source.csv\", \"settings\": {\"path\": \"big.csv\"}}";
        try (var looking = looking(free)) {
            var before = looking.bind();
            assertThat(looking.bind()).isEqualTo(before);
            Files.writeString(folder.resolve("big.csv"), "id,other\n1,2\n");
            assertThat(looking.bind().toString()).contains("other").doesNotContain("amount");
        }
    }

    @Test
    void badDataNamesTheNodeThatMetIt() {
        var cast =
                ", \"cast\": {\"type\": \"transform.derive\", \"settings\": {\"columns\": [{\"name\": \"n\", \"expression\": \"CAST(title AS INTEGER)\"}]}}";
        try (var looking =
                looking(SMALL + filter("true") + cast, "small -> kept", "kept -> cast")) {
            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(() -> looking.look("cast"))
                    .satisfies(
                            e -> {
                                assertThat(e.fault().code()).isEqualTo(FaultCode.DATA_INVALID);
                                assertThat(e.fault().place().node()).isEqualTo("cast");
                            });
            assertThat(looking.look("kept").rows().values()).hasSize(4);
        }
    }

    @Test
    void aNewerLookEndsTheOlderOne() {
        var endless =
                ", \"endless\": {\"type\": \"transform.sql\", \"settings\": {\"sql\": \"SELECT sum(hash(a.range + b.range)) AS s FROM small, range(10000000) a, range(10000000) b\"}}";
        try (var looking =
                looking(SMALL + filter("true") + endless, "small -> kept", "small -> endless")) {
            looking.look("kept");
            var older = new Cancellation();
            var asked =
                    CompletableFuture.supplyAsync(
                            () ->
                                    looking.room.look(
                                            "o",
                                            looking.source(),
                                            RunCall.PLAIN,
                                            Port.parse("endless").orElseThrow(),
                                            10,
                                            false,
                                            older));
            older.cancel();
            assertThat(looking.look("kept").rows().values()).hasSize(4);
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(asked::join)
                    .satisfies(e -> assertThat(e.getCause()).hasMessageContaining("W709"));
        }
    }

    @Test
    void aThousandEditsLeaveNothingBehind() {
        try (var looking = looking(SMALL + filter("true"), "small -> kept")) {
            looking.look("kept");
            long threads = engineThreads();
            for (int i = 0; i < 1_000; i++) {
                var pipeline = edited(i);
                looking.edit(pipeline);
                looking.bind();
                looking.look("kept");
            }
            assertThat(looking.room.tables()).hasSizeLessThanOrEqualTo(8);
            assertThat(looking.room.connections()).isEqualTo(2);
            assertThat(engineThreads()).isLessThanOrEqualTo(threads + 8);
        }
    }

    private static Pipeline edited(int i) {
        return Pipelines.of(SMALL + filter("length(title) <> " + i), "small -> kept");
    }

    private static long engineThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("millrace"))
                .count();
    }

    @Test
    void afterAnEditOnlyWhatChangedIsComputed() {
        var nodes = BIG + filter("id < %s");
        try (var looking = looking(nodes.formatted("50"), "big -> kept")) {
            looking.look("kept");
            var before = looking.room.tables();
            looking.edit(Pipelines.of(nodes.formatted("60"), "big -> kept"));
            assertThat(looking.look("kept").rows().values()).hasSize(60);
            assertThat(looking.room.tables()).isEqualTo(before);
        }
    }

    @Test
    void aDeepChainIsLookedAt() {
        var nodes = new StringBuilder(SMALL);
        var links = new ArrayList<String>();
        for (int i = 0; i < 300; i++) {
            nodes.append(i == 0 ? "" : ", ")
                    .append("\"n")
                    .append(i)
                    .append(
                            "\": {\"type\": \"transform.derive\", \"settings\": {\"columns\":"
                                    + " [{\"name\": \"c\", \"expression\": \"")
                    .append(i)
                    .append("\"}]}}");
            links.add((i == 0 ? "small" : "n" + (i - 1)) + " -> n" + i);
        }
        try (var looking = looking(nodes.toString(), links.toArray(String[]::new))) {
            assertThat(LookingPipeline.column(looking.look("n299"), 2)).containsOnly("299");
        }
    }
}
