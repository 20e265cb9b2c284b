package dev.millrace.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Lineage against experiments: the values of one column of an input are changed, and every output
/// column that changes with them must name it. No list of expectations takes part in this.
@Tag("slow")
class LineageExperimentTest {

    /// Values as a function of the row number `i`, by type; the first is the data as it is.
    private static final Map<String, List<String>> VALUES =
            Map.of(
                    "INTEGER",
                    List.of("i * 7 % 5", "i * 3 % 4 + 1", "5 - i * 7 % 5", "NULL", "i"),
                    "VARCHAR",
                    List.of("'v' || i % 3", "'w' || i * 5 % 4", "NULL", "''"),
                    "INTEGER[]",
                    List.of("range(i % 3 + 1)", "[i, i + 9]", "[]", "NULL"),
                    "STRUCT(f INTEGER, g INTEGER)",
                    List.of("{'f': i % 4, 'g': i}", "{'f': i, 'g': -i}", "NULL"));

    private static Session session;
    private static Lane lane;

    @BeforeAll
    static void open() {
        session = Session.open(SessionSettings.small("UTC"));
        lane = session.lane();
        lane.execute("SET VARIABLE p = 1");
        fill("", "", 0);
        for (var table : SmallTables.TABLES.entrySet()) {
            for (var column : table.getValue().entrySet()) {
                for (int variant = 1; variant < valuesOf(column.getValue()).size(); variant++) {
                    fill(table.getKey(), column.getKey(), variant);
                }
            }
        }
    }

    @AfterAll
    static void close() {
        session.close();
    }

    static Stream<Shape> shapes() {
        return Stream.concat(Shapes.all(), Shapes.odd());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void namesEveryColumnThatMatters(Shape shape) {
        var port = SmallTables.port(SmallTables.ofSql(shape.sql()), "q");
        var sql = shape.sql().replace("$p", "CAST(getvariable('p') AS INTEGER)");
        use("", "", 0);
        var before = columns(sql);
        for (var table : SmallTables.TABLES.entrySet()) {
            for (var column : table.getValue().entrySet()) {
                int variants = valuesOf(column.getValue()).size();
                for (int variant = 1; variant < variants; variant++) {
                    use(table.getKey(), column.getKey(), variant);
                    var changed = changed(before, columns(sql));
                    var source = SmallTables.at(table.getKey(), "out", column.getKey());
                    assertThat(changed)
                            .as("changed by %s.%s", table.getKey(), column.getKey())
                            .isSubsetOf(said(port, source));
                }
            }
        }
    }

    /// The data are such that a change shows, in values and in which rows there are.
    @Test
    void wouldNoticeAColumnThatIsLeftOut() {
        var sql = "SELECT a + b AS x, count(*) OVER (PARTITION BY k) AS n FROM t WHERE s <> 'v1'";
        use("", "", 0);
        var before = columns(sql);
        var noticed = new ArrayList<Set<Integer>>();
        for (String column : List.of("a", "b", "k", "s", "l")) {
            use("t", column, 1);
            noticed.add(changed(before, columns(sql)));
        }
        assertThat(noticed)
                .containsExactly(Set.of(0), Set.of(0), Set.of(1), Set.of(0, 1), Set.of());
    }

    /// Columns, by place, that are said to depend on the source.
    private static Set<Integer> said(PortLineage port, ColumnAt source) {
        var said = new HashSet<Integer>();
        for (int i = 0; i < port.columns().size(); i++) {
            if (port.rows().containsKey(source)
                    || port.columns().get(i).sources().containsKey(source)) {
                said.add(i);
            }
        }
        return said;
    }

    private static Set<Integer> changed(
            List<Map<String, Integer>> before, List<Map<String, Integer>> after) {
        assertThat(after).hasSameSizeAs(before);
        var changed = new HashSet<Integer>();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                changed.add(i);
            }
        }
        return changed;
    }

    /// The values of each column and how often each comes.
    private static List<Map<String, Integer>> columns(String sql) {
        var rows = lane.rows(sql);
        var columns = new ArrayList<Map<String, Integer>>();
        rows.schema().columns().forEach(_ -> columns.add(new LinkedHashMap<>()));
        for (List<String> row : rows.values()) {
            for (int i = 0; i < row.size(); i++) {
                columns.get(i).merge(String.valueOf(row.get(i)), 1, Integer::sum);
            }
        }
        return columns;
    }

    /// A schema that holds both tables, one column of them with other values.
    private static String schema(String table, String column, int variant) {
        return "with_" + table + "_" + column + "_" + variant;
    }

    private static void use(String table, String column, int variant) {
        lane.execute("SET search_path = '" + schema(table, column, variant) + "'");
    }

    private static void fill(String table, String column, int variant) {
        lane.execute("CREATE SCHEMA " + schema(table, column, variant));
        use(table, column, variant);
        SmallTables.TABLES.forEach(
                (name, columns) -> {
                    var values = new ArrayList<String>();
                    columns.forEach(
                            (other, type) -> {
                                boolean isOther = name.equals(table) && other.equals(column);
                                int at = isOther ? variant : 0;
                                int shift = other.charAt(0) % 3;
                                var value =
                                        valuesOf(type).get(at).replace("i", "(i+" + shift + ")");
                                values.add(value(value, type, other));
                            });
                    lane.execute(
                            "CREATE TABLE %s AS SELECT %s FROM range(12) r(i)"
                                    .formatted(name, String.join(", ", values)));
                });
    }

    private static List<String> valuesOf(String type) {
        return VALUES.getOrDefault(type, List.of());
    }

    private static String value(String value, String type, String name) {
        return "CAST(" + value + " AS " + type + ") AS " + name;
    }
}
