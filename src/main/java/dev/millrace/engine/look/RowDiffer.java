package dev.millrace.engine.look;

import dev.millrace.duck.DeepThreads;
import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.engine.Cancellation;
import dev.millrace.engine.look.RowDiff.Change;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Column;
import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import dev.millrace.sql.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Compares the rows of two Parquet files, in a session of its own that reaches nothing else.
///
/// Values are equal as SQL says, NULL to NULL, those of FLOAT and DOUBLE if they agree to 1e-9 of
/// the larger one, as sums of them differ from run to run. Columns whose types differ are compared
/// as texts.
public final class RowDiffer {

    private static final Set<String> ROUGH = Set.of("FLOAT", "DOUBLE");

    /// Pairs are looked for among so many columns.
    private static final int MOST_PAIRED = 6;

    private final Path before;
    private final Path after;

    public RowDiffer(Path before, Path after) {
        this.before = before;
        this.after = after;
    }

    /// @param keys none: a column, or two, that are found to be unique in both
    /// @param limit rows told one by one at most; the figures are of all
    /// @throws dev.millrace.fault.FaultException if a key is no column of both or is not unique
    public RowDiff diff(List<String> keys, int limit, Cancellation cancellation) {
        return new DeepThreads()
                .call(
                        () -> {
                            try (var session = Session.open(SessionSettings.small("UTC"));
                                    var lane = session.lane()) {
                                session.lock(Set.of(before, after), Set.of());
                                cancellation.onCancel(lane::cancel);
                                return new Comparing(lane).diff(keys, limit);
                            } catch (EngineException e) {
                                throw e.fault().toException(e);
                            }
                        });
    }

    private static String scan(Path file) {
        return "read_parquet(" + Dialect.DUCKDB.text(Dialect.DUCKDB.pattern(file.toString())) + ")";
    }

    /// Columns are called `c0`, `c1` and so on, so that no name can be in the way.
    private final class Comparing {

        private final Lane lane;
        private final Schema old;
        private final Schema now;
        private final List<String> both;

        Comparing(Lane lane) {
            this.lane = lane;
            old = lane.bind("SELECT * FROM " + scan(before));
            now = lane.bind("SELECT * FROM " + scan(after));
            var names = names(old);
            both = names(now).stream().filter(names::contains).toList();
        }

        RowDiff diff(List<String> given, int limit) {
            given.stream().filter(key -> !both.contains(key)).findFirst().ifPresent(this::refuse);
            var keys = given.isEmpty() ? found() : given;
            if (!given.isEmpty() && !areUnique(given)) {
                throw Fault.of(
                                FaultCode.CALL_INVALID,
                                "\"" + String.join(", ", given) + "\" is not unique in both runs.")
                        .withHint("Name more columns, or none to have a key found.")
                        .toException();
            }
            return keys.isEmpty() ? bare(limit) : keyed(keys, limit);
        }

        private void refuse(String key) {
            throw Fault.of(
                            FaultCode.CALL_INVALID,
                            "There is no column \"" + key + "\" in the rows of both runs.")
                    .withHint("There is " + String.join(", ", both) + ".")
                    .toException();
        }

        /// A column, or two, that tell rows apart in both; none if there are none.
        private List<String> found() {
            var single = both.stream().map(List::of).toList();
            var pairs = new ArrayList<List<String>>();
            int first = Math.min(both.size(), MOST_PAIRED);
            for (int i = 0; i < first; i++) {
                for (int j = i + 1; j < first; j++) {
                    pairs.add(List.of(both.get(i), both.get(j)));
                }
            }
            var alone = firstUnique(single);
            return alone.isEmpty() ? firstUnique(pairs) : alone;
        }

        private List<String> firstUnique(List<List<String>> candidates) {
            var left = candidates;
            for (Path file : List.of(before, after)) {
                var unique = unique(file, left);
                var rest = left;
                left =
                        IntStream.range(0, rest.size())
                                .filter(i -> unique.get(i))
                                .mapToObj(rest::get)
                                .toList();
            }
            return left.isEmpty() ? List.of() : left.getFirst();
        }

        private boolean areUnique(List<String> keys) {
            return !firstUnique(List.of(keys)).isEmpty();
        }

        private List<Boolean> unique(Path file, List<List<String>> candidates) {
            if (candidates.isEmpty()) {
                return List.of();
            }
            var checks =
                    candidates.stream()
                            .map(
                                    keys ->
                                            keys.stream()
                                                    .map(Dialect.DUCKDB::name)
                                                    .collect(Collectors.joining(", ")))
                            .map(keys -> "count(*) = count(DISTINCT ROW(" + keys + "))")
                            .collect(Collectors.joining(", "));
            var row = lane.rows("SELECT " + checks + " FROM " + scan(file)).values().getFirst();
            return row.stream().map("true"::equals).toList();
        }

        private String side(Path file, String prefix) {
            var columns = joined(", ", i -> Dialect.DUCKDB.name(both.get(i)) + " AS " + prefix + i);
            return "(SELECT 1 AS " + prefix + ", " + columns + " FROM " + scan(file) + ")";
        }

        private String joined(String between, IntFunction<String> each) {
            return IntStream.range(0, both.size())
                    .mapToObj(each)
                    .collect(Collectors.joining(between));
        }

        private RowDiff keyed(List<String> keys, int limit) {
            var on =
                    keys.stream()
                            .mapToInt(both::indexOf)
                            .mapToObj(i -> "l" + i + " IS NOT DISTINCT FROM r" + i)
                            .collect(Collectors.joining(" AND "));
            var by =
                    keys.stream()
                            .mapToInt(both::indexOf)
                            .mapToObj(i -> "coalesce(l" + i + "::TEXT, r" + i + "::TEXT)")
                            .collect(Collectors.joining(", "));
            var ordered =
                    keys.stream()
                            .mapToInt(both::indexOf)
                            .mapToObj(i -> isSameType(i) ? "coalesce(l" + i + ", r" + i + ")" : "1")
                            .collect(Collectors.joining(", "));
            var joint =
                    "FROM (SELECT *, CASE WHEN l IS NULL THEN 'ADDED' WHEN r IS NULL THEN 'REMOVED'"
                            + " WHEN "
                            + joined(" OR ", this::differs)
                            + " THEN 'CHANGED' ELSE 'SAME' END AS change FROM "
                            + side(before, "l")
                            + " FULL JOIN "
                            + side(after, "r")
                            + " ON "
                            + on
                            + ")";
            var rows =
                    lane.rows(
                            "SELECT change, "
                                    + joined(", ", i -> "l" + i)
                                    + ", "
                                    + joined(", ", i -> "r" + i)
                                    + ", "
                                    + joined(", ", i -> "coalesce(" + differs(i) + ", false)")
                                    + " "
                                    + joint
                                    + " WHERE change <> 'SAME' ORDER BY "
                                    + ordered
                                    + ", "
                                    + by
                                    + " LIMIT "
                                    + limit);
            return answer(keys, joint, rows);
        }

        private RowDiff bare(int limit) {
            if (both.isEmpty()) {
                throw Fault.of(FaultCode.CALL_INVALID, "The rows have no column in common.")
                        .toException();
            }
            var columns = joined(", ", i -> "c" + i);
            var older = "(SELECT " + columns + " FROM " + side(before, "c") + ")";
            var newer = "(SELECT " + columns + " FROM " + side(after, "c") + ")";
            var joint =
                    "FROM (SELECT 'REMOVED' AS change, * FROM ("
                            + older
                            + " EXCEPT ALL "
                            + newer
                            + ") UNION ALL SELECT 'ADDED', * FROM ("
                            + newer
                            + " EXCEPT ALL "
                            + older
                            + ") UNION ALL SELECT 'SAME', * FROM ("
                            + newer
                            + " INTERSECT ALL "
                            + older
                            + "))";
            var none = joined(", ", _ -> "NULL");
            var rows =
                    lane.rows(
                            "SELECT change, "
                                    + joined(", ", i -> when("REMOVED", i))
                                    + ", "
                                    + joined(", ", i -> when("ADDED", i))
                                    + ", "
                                    + none
                                    + " "
                                    + joint
                                    + " WHERE change <> 'SAME' ORDER BY ALL LIMIT "
                                    + limit);
            return answer(List.of(), joint, rows);
        }

        private static String when(String change, int column) {
            return "CASE WHEN change = '" + change + "' THEN c" + column + " END";
        }

        private boolean isSameType(int column) {
            return typeOf(old, column).equals(typeOf(now, column));
        }

        private String typeOf(Schema schema, int column) {
            return schema.columns().stream()
                    .filter(c -> c.name().equals(both.get(column)))
                    .findFirst()
                    .map(Column::type)
                    .orElse("");
        }

        private String differs(int column) {
            var l = "l" + column;
            var r = "r" + column;
            if (!isSameType(column)) {
                return "l" + column + "::TEXT IS DISTINCT FROM r" + column + "::TEXT";
            }
            if (!ROUGH.contains(typeOf(now, column))) {
                return l + " IS DISTINCT FROM " + r;
            }
            return "("
                    + (l + " IS DISTINCT FROM " + r)
                    + (" AND NOT coalesce(isfinite(" + l + ") AND isfinite(" + r + ")")
                    + (" AND abs(" + l + " - " + r + ")")
                    + (" <= 1e-9 * greatest(abs(" + l + "), abs(" + r + ")), false))");
        }

        private RowDiff answer(List<String> keys, String joint, Rows rows) {
            var figures =
                    lane
                            .rows(
                                    "SELECT "
                                            + List.of("SAME", "ADDED", "REMOVED", "CHANGED")
                                                    .stream()
                                                    .map(
                                                            c ->
                                                                    "count(*) FILTER (change = '"
                                                                            + c
                                                                            + "')")
                                                    .collect(Collectors.joining(", "))
                                            + " "
                                            + joint)
                            .values()
                            .getFirst()
                            .stream()
                            .map(figure -> figure == null ? 0 : Long.parseLong(figure))
                            .toList();
            return new RowDiff(
                    keys,
                    both,
                    names(old).stream().filter(name -> !both.contains(name)).toList(),
                    names(now).stream().filter(name -> !both.contains(name)).toList(),
                    figures.get(0),
                    figures.get(1),
                    figures.get(2),
                    figures.get(3),
                    rows.values().stream().map(this::row).toList());
        }

        private RowDiff.Row row(List<@Nullable String> cells) {
            int width = both.size();
            var change = Change.valueOf(String.valueOf(cells.getFirst()));
            var older = cells.subList(1, 1 + width);
            var newer = cells.subList(1 + width, 1 + 2 * width);
            var differs =
                    cells.subList(1 + 2 * width, 1 + 3 * width).stream()
                            .map("true"::equals)
                            .toList();
            return switch (change) {
                case ADDED -> new RowDiff.Row(change, List.of(), newer, List.of());
                case REMOVED -> new RowDiff.Row(change, older, List.of(), List.of());
                case CHANGED -> new RowDiff.Row(change, older, newer, differs);
            };
        }
    }

    private static List<String> names(Schema schema) {
        return schema.columns().stream().map(Column::name).toList();
    }
}
