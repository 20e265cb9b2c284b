package dev.millrace.explain;

import dev.millrace.explain.Ancestry.Found;
import dev.millrace.explain.Edge.Side;
import dev.millrace.model.Port;
import dev.millrace.node.Descent;
import dev.millrace.sql.Dialect;
import java.util.stream.Collectors;

/// Tells whether rows that may have made others are exactly those that did. One thread.
final class Proof {

    private final Ground ground;
    private final Edges edges;

    Proof(Ground ground, Edges edges) {
        this.ground = ground;
        this.edges = edges;
    }

    /// Whether there must be a row for each row behind.
    boolean mustBe(Edge way) {
        boolean isAlone = ground.lineage(way.to()).inputs().size() == 1;
        return switch (way.descent()) {
            case Descent.Unknown _, Descent.OfQuery _ -> false;
            case Descent.OfOne _, Descent.OfEqual _ -> isAlone;
            case Descent.OfAlike(var keys) -> !keys.isEmpty();
            case Descent.OfPair pair -> isMain(way, pair);
        };
    }

    /// Whether every row of the join has a row of this side.
    private static boolean isMain(Edge way, Descent.OfPair pair) {
        return way.side() == Side.LEFT ? !pair.matching().loneRight() : !pair.matching().loneLeft();
    }

    /// Whether a row behind stands for all of them.
    boolean isGroup(Edge way) {
        return switch (way.descent()) {
            case Descent.OfAlike _, Descent.OfEqual _ -> true;
            case Descent.Unknown _, Descent.OfQuery _, Descent.OfOne _, Descent.OfPair _ -> false;
        };
    }

    /// @param table of the rows that may have made those behind, found in some ways
    /// @param behind rows that are exact
    /// @param count of the rows found in this way
    boolean isExact(Edge way, String table, Found behind, long count) {
        return switch (way.descent()) {
            case Descent.Unknown _, Descent.OfQuery _ -> false;
            case Descent.OfOne _ -> ofOne(way, table, behind, count);
            case Descent.OfAlike(var keys) -> keys.stream().allMatch(way::hasKey);
            case Descent.OfEqual _ ->
                    way.same().size() + way.absent().size()
                            == ground.lineage(way.to()).columns().size();
            case Descent.OfPair pair -> ofPair(way, pair, table, behind);
        };
    }

    /// As many rows as those behind, of all inputs together; or each is told apart by its values.
    private boolean ofOne(Edge way, String table, Found behind, long count) {
        long all = count;
        for (Port other : ground.inputPorts(way.to())) {
            if (!other.equals(way.from()) && ground.hasRows(other)) {
                all += others(other, way.to(), behind);
            }
        }
        if (all == 1) {
            return true;
        }
        if (ground.readsTwice(way.to().node())) {
            return false;
        }
        return all == behind.count() || (all == count && isApart(way, table, behind));
    }

    private long others(Port from, Port to, Found behind) {
        long all = 0;
        for (Edge way : edges.between(from, to)) {
            all +=
                    number(
                            "SELECT count(*) FROM "
                                    + ground.rows().from(ground.known(from))
                                    + " u WHERE "
                                    + way.condition(behind.table()));
        }
        return all;
    }

    /// Whether no two of them have the same values in the columns they were found by.
    private boolean isApart(Edge way, String table, Found behind) {
        return number(
                        "SELECT count(*) FROM (SELECT 1 FROM "
                                + table
                                + " u WHERE "
                                + way.condition(behind.table())
                                + " GROUP BY "
                                + way.values()
                                + " HAVING count(*) > 1)")
                == 0;
    }

    private boolean ofPair(Edge way, Descent.OfPair pair, String table, Found behind) {
        boolean isWitness = way.side() == Side.RIGHT && !pair.matching().shows();
        if (isWitness) {
            return !pair.hasCondition() && hasAllKeys(way, pair);
        }
        boolean isMatched =
                isMain(way, pair)
                        || (isByMatch(way, pair) && !pair.hasCondition() && hasAllKeys(way, pair))
                        || isSeen(way, behind);
        boolean isOnly = number("SELECT count(*) FROM " + table) == 1;
        return isMatched && (isOnly || (!way.same().isEmpty() && isApart(way, table, behind)));
    }

    private static boolean isByMatch(Edge way, Descent.OfPair pair) {
        return way.side() == Side.LEFT ? !pair.matching().loneLeft() : !pair.matching().loneRight();
    }

    private static boolean hasAllKeys(Edge way, Descent.OfPair pair) {
        boolean isLeft = way.side() == Side.LEFT;
        return !pair.keys().isEmpty()
                && pair.keys().stream()
                        .map(key -> isLeft ? key.left() : key.right())
                        .allMatch(
                                key ->
                                        way.same().stream()
                                                .anyMatch(
                                                        each ->
                                                                each.matches()
                                                                        && each.own()
                                                                                .equalsIgnoreCase(
                                                                                        key)));
    }

    /// Whether every row behind has a value that can only be of this side.
    private boolean isSeen(Edge way, Found behind) {
        var nulls =
                way.same().stream()
                        .filter(each -> !each.matches())
                        .filter(each -> ground.isCopy(way.to(), each.other()))
                        .map(each -> Dialect.DUCKDB.name(each.other()) + " IS NULL")
                        .collect(Collectors.joining(" AND "));
        return !nulls.isEmpty()
                && number("SELECT count(*) FROM " + behind.table() + " WHERE " + nulls) == 0;
    }

    long number(String select) {
        var value = ground.rows().rows(select).values().getFirst().getFirst();
        return Long.parseLong(String.valueOf(value));
    }
}
