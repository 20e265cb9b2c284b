package dev.millrace.explain;

import dev.millrace.engine.look.Looked;
import dev.millrace.explain.Missed.Verdict;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.ColumnLineage;
import dev.millrace.lineage.Effect;
import dev.millrace.lineage.Making;
import dev.millrace.model.Column;
import dev.millrace.model.Port;
import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import dev.millrace.node.Descent;
import dev.millrace.sql.Dialect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Goes from a column in which a value is missing up the columns it is copied from, and counts the
/// rows that have it. One thread.
final class Search {

    private static final int MOST_COLUMNS = 200;
    private static final int MOST_NEAR = 3;
    private static final Rows NONE = new Rows(Schema.EMPTY, List.of());

    private final Ground ground;
    private final @Nullable String value;
    private final SequencedMap<ColumnAt, Place> places = new LinkedHashMap<>();
    private int skipped;

    /// @param inFront columns it is copied from
    private record Place(int depth, long rows, List<ColumnAt> inFront) {}

    /// @param value as a person writes it; null for NULL
    Search(Ground ground, @Nullable String value) {
        this.ground = ground;
        this.value = value;
    }

    /// @param name of a column of the wanted port
    Missed of(String name) {
        var schema = ground.rows().wanted().schema();
        var column =
                schema.find(name)
                        .orElseThrow(
                                () ->
                                        Fault.of(
                                                        FaultCode.COLUMN_UNKNOWN,
                                                        "There is no column \"" + name + "\" here.")
                                                .toException());
        var at = at(ground.wanted(), column.name());
        if (!fits(column)) {
            return missed(at, column, Verdict.UNFIT, List.of(), List.of());
        }
        walk(at);
        var stops = new ArrayList<Stop>();
        places.forEach((where, place) -> stops.add(stop(where, place)));
        boolean isDropped = places.values().stream().anyMatch(place -> place.rows() > 0);
        boolean isThere = places.firstEntry().getValue().rows() > 0;
        var verdict = isThere ? Verdict.PRESENT : isDropped ? Verdict.DROPPED : Verdict.ABSENT;
        return missed(at, column, verdict, stops, verdict == Verdict.ABSENT ? near() : List.of());
    }

    private Missed missed(
            ColumnAt at, Column column, Verdict verdict, List<Stop> stops, List<String> near) {
        Looked.Extent extent = ground.rows().extent();
        return new Missed(at, column.type(), value, verdict, stops, near, skipped, extent);
    }

    private boolean fits(Column column) {
        if (value == null) {
            return true;
        }
        var cast = "TRY_CAST(" + Dialect.DUCKDB.text(value) + " AS " + column.type() + ")";
        return "true".equals(one("SELECT CAST(" + cast + " IS NOT NULL AS VARCHAR)"));
    }

    private String one(String select) {
        return String.valueOf(ground.rows().rows(select).values().getFirst().getFirst());
    }

    private void walk(ColumnAt start) {
        var depths = new LinkedHashMap<ColumnAt, Integer>(Map.of(start, 0));
        var waiting = new ArrayDeque<ColumnAt>(List.of(start));
        while (!waiting.isEmpty()) {
            var at = waiting.remove();
            int depth = depths.getOrDefault(at, 0);
            var inFront = inFront(at);
            if (places.size() < MOST_COLUMNS) {
                places.put(at, new Place(depth, count(at), inFront));
            } else {
                skipped++;
            }
            for (ColumnAt next : inFront) {
                if (depths.putIfAbsent(next, depth + 1) == null) {
                    waiting.add(next);
                }
            }
        }
    }

    /// The columns it is a copy of; both keys of a join that shows them as one.
    private List<ColumnAt> inFront(ColumnAt at) {
        var found = new LinkedHashSet<ColumnAt>();
        var lineage = ground.graph().column(at);
        if (lineage.isEmpty() || !ground.hasRows(at.at())) {
            return List.of();
        }
        if (lineage.get().making() == Making.COPY) {
            lineage.get()
                    .sources()
                    .forEach(
                            (source, effects) -> {
                                if (effects.stream().anyMatch(Effect::isDirect)) {
                                    found.add(source);
                                }
                            });
        } else {
            keys(lineage.get(), found);
        }
        return found.stream().filter(each -> ground.hasRows(each.at())).toList();
    }

    private void keys(ColumnLineage column, Set<ColumnAt> found) {
        var node = column.column().node();
        if (!(ground.descent(node) instanceof Descent.OfPair pair)) {
            return;
        }
        var name = column.column().column();
        boolean isKey = pair.keys().stream().anyMatch(key -> key.left().equalsIgnoreCase(name));
        if (isKey) {
            found.addAll(column.sources().keySet());
        }
    }

    /// A condition over a column of a relation `u`.
    String has(ColumnAt at) {
        var column = ground.known(at.at()).schema().find(at.column()).orElseThrow();
        var name = "u." + Dialect.DUCKDB.name(column.name());
        if (value == null) {
            return name + " IS NULL";
        }
        var text = Dialect.DUCKDB.text(value);
        return "coalesce("
                + name
                + " = TRY_CAST("
                + text
                + " AS "
                + column.type()
                + ") OR CAST("
                + name
                + " AS VARCHAR) = "
                + text
                + ", FALSE)";
    }

    private String from(ColumnAt at) {
        return " FROM " + ground.rows().from(ground.known(at.at())) + " u WHERE ";
    }

    private long count(ColumnAt at) {
        return Long.parseLong(one("SELECT count(*)" + from(at) + has(at)));
    }

    private Stop stop(ColumnAt at, Place place) {
        var lineage = ground.graph().column(at);
        boolean isSource = ground.lineage(at.at()).isSource();
        boolean ends = place.inFront().isEmpty() && !isSource;
        var made = ends ? lineage.map(ColumnLineage::expression).orElse("") : "";
        var reasons = new LinkedHashSet<String>();
        var lost = NONE;
        if (place.rows() == 0) {
            for (ColumnAt before : place.inFront()) {
                var reached = places.get(before);
                if (reached != null && reached.rows() > 0) {
                    var loss = new Reasons(ground, this, before, at.at());
                    reasons.addAll(loss.all(reached.rows()));
                    lost = lost.values().isEmpty() ? loss.first() : lost;
                }
            }
        }
        return new Stop(
                at,
                place.depth(),
                place.rows(),
                isSource,
                ends && made.isEmpty() ? at.column() : made,
                List.copyOf(reasons),
                lost);
    }

    /// Values at the ends of the way that are almost the one.
    private List<String> near() {
        if (value == null) {
            return List.of();
        }
        var near = new LinkedHashSet<String>();
        places.forEach(
                (at, place) -> {
                    if (place.inFront().isEmpty()) {
                        near.addAll(near(at, value));
                    }
                });
        return near.stream().limit(MOST_NEAR).toList();
    }

    private List<String> near(ColumnAt at, String value) {
        var text = "CAST(u." + Dialect.DUCKDB.name(at.column()) + " AS VARCHAR)";
        var select =
                "SELECT DISTINCT left("
                        + text
                        + ", 400)"
                        + from(at)
                        + plain(text)
                        + " = "
                        + plain(Dialect.DUCKDB.text(value))
                        + " ORDER BY 1 LIMIT "
                        + MOST_NEAR;
        return ground.rows().rows(select).values().stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
    }

    private static String plain(String text) {
        return "lower(strip_accents(trim(" + text + ")))";
    }

    private static ColumnAt at(Port port, String column) {
        return new ColumnAt(port.node(), port.port(), column);
    }
}
