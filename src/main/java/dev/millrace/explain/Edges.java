package dev.millrace.explain;

import dev.millrace.explain.Edge.Same;
import dev.millrace.explain.Edge.Side;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.ColumnLineage;
import dev.millrace.lineage.Effect;
import dev.millrace.lineage.Making;
import dev.millrace.model.Column;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.node.Descent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads off the lineage what rows of one port have in common with those they came from.
final class Edges {

    /// More columns make a condition slow and hardly tell more rows apart.
    private static final int MOST_COLUMNS = 200;

    private final Ground ground;
    private final Map<Port, Boolean> plain = new HashMap<>();

    Edges(Ground ground) {
        this.ground = ground;
    }

    /// One for each way in which rows of `to` come from rows of `from`; none where they do not.
    List<Edge> between(Port from, Port to) {
        var descent = ground.descent(to.node());
        if (!(descent instanceof Descent.OfPair pair)) {
            return List.of(single(from, to, descent));
        }
        var name = ground.known(from).name();
        var edges = new ArrayList<Edge>();
        if (pair.left().relation().equals(name)) {
            edges.add(side(from, to, pair, Side.LEFT));
        }
        if (pair.right().relation().equals(name) && pair.matching().pairs()) {
            edges.add(side(from, to, pair, Side.RIGHT));
        }
        return edges;
    }

    private Edge single(Port from, Port to, Descent descent) {
        boolean isUnion =
                (descent instanceof Descent.OfOne || descent instanceof Descent.OfEqual)
                        && ground.inputs(to.node()).wires().size() > 1;
        var same = new LinkedHashSet<Same>();
        var absent = new ArrayList<String>();
        boolean isKnown =
                !(descent instanceof Descent.Unknown || descent instanceof Descent.OfQuery);
        if (isKnown || isPlain(to, descent)) {
            for (ColumnLineage column : ground.lineage(to).columns()) {
                var type = isUnion ? column.type() : "";
                copied(column, from)
                        .forEach(own -> same.add(new Same(own, nameOf(column), type, false)));
                if (isUnion && !comesFrom(column, from)) {
                    absent.add(nameOf(column));
                }
            }
        }
        return new Edge(from, to, Side.ONLY, few(same), isKnown ? absent : List.of(), descent);
    }

    private boolean isPlain(Port port, Descent descent) {
        return plain.computeIfAbsent(
                port,
                _ -> {
                    var relation = ground.known(port);
                    var tree = ground.rows().parse(PlainSql.text(relation, descent));
                    return PlainSql.isPlain(relation, tree);
                });
    }

    /// The left columns come first, so a column of a join with itself tells its side by its place.
    private Edge side(Port from, Port to, Descent.OfPair pair, Side side) {
        boolean isLeft = side == Side.LEFT;
        var left = pair.left().schema().columns();
        var columns = ground.lineage(to).columns();
        int first = isLeft ? 0 : left.size();
        int end = isLeft ? Math.min(left.size(), columns.size()) : columns.size();
        var same = new LinkedHashSet<Same>();
        for (ColumnLineage column : columns.subList(Math.min(first, end), end)) {
            copied(column, from).forEach(own -> same.add(new Same(own, nameOf(column), "", false)));
        }
        boolean byMatchOnly = isLeft ? !pair.matching().loneLeft() : !pair.matching().loneRight();
        for (Descent.Key key : pair.keys()) {
            var wire = isLeft ? pair.left() : pair.right();
            int place = place(pair.left().schema(), key.left());
            var own = wire.schema().find(isLeft ? key.left() : key.right()).map(Column::name);
            if (place >= 0 && own.isPresent()) {
                shown(pair, columns, place, isLeft, byMatchOnly)
                        .forEach(other -> same.add(new Same(own.get(), other, "", byMatchOnly)));
            }
        }
        return new Edge(from, to, side, few(same), List.of(), pair);
    }

    /// The output column that holds the key of the left side. Where a left row may be lacking it
    /// holds the right one instead if both have one name, else NULL.
    private static List<String> shown(
            Descent.OfPair pair,
            List<ColumnLineage> columns,
            int place,
            boolean isLeft,
            boolean byMatchOnly) {
        var column = columns.get(place);
        boolean isMerged = column.making() != Making.COPY;
        boolean leftMayLack = pair.matching().loneRight();
        boolean tells = isMerged || !leftMayLack || (isLeft && byMatchOnly);
        return tells && (isLeft || byMatchOnly || isMerged) ? List.of(nameOf(column)) : List.of();
    }

    static int place(Schema schema, String name) {
        return schema.find(name).map(schema.columns()::indexOf).orElse(-1);
    }

    private static List<Same> few(Set<Same> same) {
        return same.stream().limit(MOST_COLUMNS).toList();
    }

    /// The column of a port that a column is a copy of, if it is one of no other of that port.
    private static List<String> copied(ColumnLineage column, Port from) {
        if (column.making() != Making.COPY || isOdd(column.type())) {
            return List.of();
        }
        var own = new ArrayList<String>();
        for (var source : column.sources().entrySet()) {
            if (source.getKey().at().equals(from)
                    && source.getValue().stream().anyMatch(Effect::isDirect)) {
                own.add(source.getKey().column());
            }
        }
        return own.size() == 1 ? own : List.of();
    }

    /// The engine cannot compare these.
    private static boolean isOdd(String type) {
        return type.startsWith("UNION(") || type.contains("VARIANT");
    }

    private static boolean comesFrom(ColumnLineage column, Port from) {
        return column.sources().keySet().stream().map(ColumnAt::at).anyMatch(from::equals);
    }

    private static String nameOf(ColumnLineage column) {
        return column.column().column();
    }
}
