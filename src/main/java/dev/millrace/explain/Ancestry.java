package dev.millrace.explain;

import static java.util.Objects.requireNonNull;

import dev.millrace.engine.LookForm;
import dev.millrace.lineage.PortLineage;
import dev.millrace.model.Column;
import dev.millrace.model.Port;
import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import dev.millrace.plan.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Goes from a row back to the rows it came from, port by port, each after all that read it. One
/// thread.
final class Ancestry {

    private static final int MOST_PORTS = 200;
    private static final long LONGEST_NANOS = 7_000_000_000L;
    private static final long MOST_VALUES = 100_000;

    private final Ground ground;
    private final Edges edges;
    private final Proof proof;
    private final int limit;
    private final Map<Port, Found> found = new LinkedHashMap<>();

    /// Rows of a port that are held.
    ///
    /// @param table quoted
    record Found(String table, Sureness sureness, long count, Origin origin) {
        boolean isExact() {
            return sureness == Sureness.EXACT;
        }
    }

    /// @param limit rows that are shown of a port
    Ancestry(Ground ground, int limit) {
        this.ground = ground;
        this.edges = new Edges(ground);
        this.proof = new Proof(ground, edges);
        this.limit = limit;
    }

    /// @param row a SELECT of the row
    Explained of(String row) {
        long end = System.nanoTime() + LONGEST_NANOS;
        var start = ground.wanted();
        var readers = new LinkedHashMap<Port, Set<Port>>();
        int skipped = 0;
        for (PortLineage port : ground.ports().reversed()) {
            var at = port.at();
            var readBy = readers.getOrDefault(at, Set.of());
            if (!at.equals(start) && readBy.isEmpty()) {
                continue;
            }
            if (found.size() >= MOST_PORTS || System.nanoTime() > end) {
                skipped++;
            } else if (at.equals(start)) {
                found.put(at, begin(at, row));
            } else {
                found.put(at, behind(at, readBy));
            }
            port.inputs().stream()
                    .filter(ground::hasRows)
                    .forEach(
                            input ->
                                    readers.computeIfAbsent(input, _ -> new LinkedHashSet<>())
                                            .add(at));
        }
        var origins =
                found.values().stream()
                        .map(Found::origin)
                        .sorted(Comparator.comparingInt(Origin::depth))
                        .toList();
        return new Explained(origins, skipped, ground.rows().extent());
    }

    private Found begin(Port at, String row) {
        var relation = ground.known(at);
        var table = ground.rows().hold(row, relation);
        long count = count(table, "");
        return found(at, 0, table, Sureness.EXACT, count, false, List.of());
    }

    private Found behind(Port at, Set<Port> readBy) {
        var relation = ground.known(at);
        var ways = new ArrayList<Edge>();
        readBy.stream()
                .filter(found::containsKey)
                .forEach(to -> ways.addAll(edges.between(at, to)));
        var table = ground.rows().hold(select(relation, ways), relation);
        long count = count(table, "");
        var sureness = sureness(relation, table, ways);
        int depth =
                1
                        + readBy.stream()
                                .map(found::get)
                                .filter(Objects::nonNull)
                                .mapToInt(each -> each.origin().depth())
                                .min()
                                .orElse(0);
        boolean isGroup = sureness == Sureness.EXACT && ways.stream().allMatch(proof::isGroup);
        var by = new LinkedHashSet<String>();
        ways.forEach(way -> way.same().forEach(each -> by.add(each.own())));
        return found(at, depth, table, sureness, count, isGroup && count > 1, List.copyOf(by));
    }

    private String select(Relation relation, List<Edge> ways) {
        var from = "SELECT u.* FROM " + ground.rows().from(relation) + " u WHERE ";
        return from
                + (ways.isEmpty()
                        ? "FALSE"
                        : ways.stream()
                                .map(way -> way.condition(of(way).table()))
                                .collect(Collectors.joining(" OR ")));
    }

    private Found of(Edge way) {
        return requireNonNull(found.get(way.to()));
    }

    private Sureness sureness(Relation relation, String table, List<Edge> ways) {
        var worst = Sureness.EXACT;
        for (Edge way : ways) {
            var one = sureness(relation, table, way);
            worst = one.compareTo(worst) > 0 ? one : worst;
        }
        return worst;
    }

    private Sureness sureness(Relation relation, String table, Edge way) {
        var behind = of(way);
        long count = count(table, " u WHERE " + way.condition(behind.table()));
        boolean isLost = count == 0 && behind.count() > 0 && proof.mustBe(way);
        if (!ground.isStable(relation) || behind.sureness() == Sureness.UNSTABLE || isLost) {
            return Sureness.UNSTABLE;
        }
        if (count == 0 || (behind.isExact() && proof.isExact(way, table, behind, count))) {
            return Sureness.EXACT;
        }
        return way.isFree() ? Sureness.ANY : Sureness.AMONG;
    }

    private long count(String table, String where) {
        return proof.number("SELECT count(*) FROM " + table + where);
    }

    private Found found(
            Port at,
            int depth,
            String table,
            Sureness sureness,
            long count,
            boolean isGroup,
            List<String> by) {
        var schema = led(ground.known(at).schema(), by);
        long most = Math.max(1, Math.min(limit, MOST_VALUES / MOST_PORTS));
        var rows =
                ground.rows()
                        .rows(
                                "SELECT "
                                        + LookForm.SHORT.columns(schema)
                                        + " FROM (FROM "
                                        + table
                                        + " LIMIT "
                                        + few(schema, most)
                                        + ")");
        Rows shown = LookForm.SHORT.rows(schema, rows);
        var origin = new Origin(at, depth, sureness, count, isGroup, by, shown);
        return new Found(table, sureness, count, origin);
    }

    private static long few(Schema schema, long most) {
        long columns = Math.max(1, schema.columns().size());
        return Math.max(1, Math.min(most, MOST_VALUES / 10 / columns));
    }

    /// The columns with some in front of the others.
    private static Schema led(Schema schema, List<String> first) {
        var columns = new ArrayList<Column>();
        first.forEach(name -> schema.find(name).ifPresent(columns::add));
        schema.columns().stream().filter(each -> !columns.contains(each)).forEach(columns::add);
        return new Schema(columns);
    }
}
