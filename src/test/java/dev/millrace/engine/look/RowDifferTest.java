package dev.millrace.engine.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.engine.Cancellation;
import dev.millrace.engine.look.RowDiff.Change;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowDifferTest {

    @TempDir Path folder;

    private Path file(String name, String select) {
        var file = folder.resolve(name + ".parquet");
        try (var session = Session.open(SessionSettings.small("UTC"));
                var lane = session.lane()) {
            lane.execute(
                    "COPY ("
                            + select
                            + ") TO '"
                            + file.toString().replace("'", "''")
                            + "' (FORMAT parquet)");
        }
        return file;
    }

    private RowDiff diff(String before, String after, String... keys) {
        var older = file("it's [before]", before);
        var newer = file("after", after);
        var diff = new RowDiffer(older, newer).diff(List.of(keys), 100, new Cancellation());
        assertThat(RowDiffJson.read(RowDiffJson.write(diff))).isEqualTo(diff);
        return diff;
    }

    @Test
    void tellsAddedRemovedAndChangedRowsByAKeyItFinds() {
        var diff =
                diff(
                        "FROM (VALUES (1, 'a', 5), (2, 'b', 5), (3, NULL, 5)) t(id, \"na\"\"me\", n)",
                        "FROM (VALUES (2, 'B', 5), (3, NULL, 5), (4, 'd', 5)) t(id, \"na\"\"me\", n)");
        assertThat(diff.keys()).containsExactly("id");
        assertThat(List.of(diff.added(), diff.removed(), diff.changed(), diff.same()))
                .containsExactly(1L, 1L, 1L, 1L);
        assertThat(diff.rows())
                .extracting(RowDiff.Row::change)
                .containsExactly(Change.REMOVED, Change.CHANGED, Change.ADDED);
        assertThat(diff.rows().get(1).differs()).containsExactly(false, true, false);
        assertThat(diff.rows().get(1).before()).containsExactly("2", "b", "5");
    }

    @Test
    void findsAPairOfColumns() {
        var rows = "FROM (VALUES (1, 'a', 1), (1, 'b', 1), (2, 'a', %s)) t(year, region, n)";
        var diff = diff(rows.formatted("1"), rows.formatted("9"));
        assertThat(diff.keys()).containsExactly("year", "region");
        assertThat(diff.changed()).isEqualTo(1);
    }

    @Test
    void comparesRowsAsAWholeWhereNothingIsAKey() {
        var diff =
                diff(
                        "FROM (VALUES (1, 1), (1, 1), (2, 2)) t(a, b)",
                        "FROM (VALUES (1, 1), (2, 2), (2, 2)) t(a, b)");
        assertThat(diff.keys()).isEmpty();
        assertThat(List.of(diff.added(), diff.removed(), diff.changed(), diff.same()))
                .containsExactly(1L, 1L, 0L, 2L);
        assertThat(diff.rows())
                .extracting(RowDiff.Row::change)
                .containsExactlyInAnyOrder(Change.ADDED, Change.REMOVED);
    }

    @Test
    void tellsColumnsThatCameAndWentAndComparesOtherTypesAsText() {
        var diff = diff("SELECT 1 AS id, 7 AS n, 1 AS old", "SELECT 1 AS id, '7' AS n, 1 AS new");
        assertThat(diff.gone()).containsExactly("old");
        assertThat(diff.come()).containsExactly("new");
        assertThat(diff.same()).isEqualTo(1);
        assertThat(diff.isNone()).isFalse();
    }

    @Test
    void sumsOfDoublesMayDifferALittle() {
        var select =
                "FROM (VALUES (1, %s::DOUBLE), (2, 'inf'::DOUBLE), (3, 'nan'::DOUBLE),"
                        + " (4, %s::DOUBLE), (5, NULL)) t(id, x)";
        var diff =
                diff(select.formatted("1e9", "1"), select.formatted("1e9 + 0.5", "1.0001"), "id");
        assertThat(diff.changed()).isEqualTo(1);
        assertThat(diff.same()).isEqualTo(4);
        assertThat(diff.rows().getFirst().after()).startsWith("4");
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> diff("SELECT 1 AS id", "SELECT 1 AS id", "nope"))
                .extracting(e -> e.fault().code())
                .isEqualTo(FaultCode.CALL_INVALID);
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(
                        () ->
                                diff(
                                        "FROM (VALUES (1, 1), (1, 2)) t(id, n)",
                                        "SELECT 1 AS id, 1 AS n",
                                        "id"))
                .withMessageContaining("not unique");
    }

    /// Random rows, held against a comparison by maps.
    @Test
    void agreesWithAComparisonByHand() {
        var random = new Random(7);
        for (int round = 0; round < 12; round++) {
            var before = rows(random);
            var after = changed(before, random);
            var diff = diff(values(before), values(after), "k");
            var keys = new TreeSet<>(before.keySet());
            keys.addAll(after.keySet());
            long added = keys.stream().filter(key -> !before.containsKey(key)).count();
            long removed = keys.stream().filter(key -> !after.containsKey(key)).count();
            long same =
                    keys.stream()
                            .filter(key -> before.containsKey(key) && after.containsKey(key))
                            .filter(key -> Objects.equals(before.get(key), after.get(key)))
                            .count();
            assertThat(List.of(diff.added(), diff.removed(), diff.changed(), diff.same()))
                    .containsExactly(added, removed, keys.size() - added - removed - same, same);
            assertThat(diff.rows()).hasSize((int) Math.min(100, keys.size() - same));
        }
    }

    private static Map<Integer, List<@Nullable String>> rows(Random random) {
        var rows = new TreeMap<Integer, List<@Nullable String>>();
        for (int i = 0; i < 150; i++) {
            rows.put(random.nextInt(1_000), cells(random));
        }
        return rows;
    }

    private static List<@Nullable String> cells(Random random) {
        var cells = new ArrayList<@Nullable String>();
        cells.add(random.nextInt(3) == 0 ? null : "t" + random.nextInt(3));
        cells.add(String.valueOf(random.nextInt(3)));
        return cells;
    }

    private static Map<Integer, List<@Nullable String>> changed(
            Map<Integer, List<@Nullable String>> rows, Random random) {
        var changed = new TreeMap<Integer, List<@Nullable String>>();
        rows.forEach(
                (key, cells) -> {
                    int what = random.nextInt(4);
                    if (what > 0) {
                        if (what == 1) {
                            changed.put(key, cells(random));
                        } else {
                            changed.put(key, cells);
                        }
                    }
                });
        changed.put(5_000, cells(random));
        return changed;
    }

    private static String values(Map<Integer, List<@Nullable String>> rows) {
        return rows.entrySet().stream()
                .map(
                        row ->
                                "("
                                        + row.getKey()
                                        + ", "
                                        + (row.getValue().getFirst() == null
                                                ? "NULL"
                                                : "'" + row.getValue().getFirst() + "'")
                                        + ", "
                                        + row.getValue().get(1)
                                        + ")")
                .collect(Collectors.joining(", ", "FROM (VALUES ", ") t(k, a, b)"));
    }
}
