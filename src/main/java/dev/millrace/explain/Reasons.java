package dev.millrace.explain;

import dev.millrace.duck.EngineException;
import dev.millrace.engine.LookForm;
import dev.millrace.fault.FaultException;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.model.Port;
import dev.millrace.model.Rows;
import dev.millrace.node.Descent;
import dev.millrace.node.Descent.Loss;
import dev.millrace.node.Inputs;
import dev.millrace.plan.Settled;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Why rows that reach a node with some value do not leave it by a port, in the node's own words.
/// One thread.
final class Reasons {

    private static final int FIRST_ROWS = 5;

    private final Ground ground;
    private final Search search;
    private final ColumnAt before;
    private final Port port;
    private final String lost;

    /// @param before column in front of the node
    /// @param port by which none of the rows with the value leave
    Reasons(Ground ground, Search search, ColumnAt before, Port port) {
        this.ground = ground;
        this.search = search;
        this.before = before;
        this.port = port;
        var relation = ground.known(before.at());
        this.lost =
                ground.rows()
                        .hold(
                                "SELECT u.* FROM "
                                        + ground.rows().from(relation)
                                        + " u WHERE "
                                        + search.has(before),
                                relation);
    }

    /// The first of the rows, the column in front.
    Rows first() {
        var schema = ground.known(before.at()).schema();
        var rows =
                ground.rows()
                        .rows(
                                "SELECT "
                                        + LookForm.SHORT.columns(schema)
                                        + " FROM (FROM "
                                        + lost
                                        + " LIMIT "
                                        + FIRST_ROWS
                                        + ")");
        return LookForm.SHORT.rows(schema, rows);
    }

    /// @param rows how many there are
    List<String> all(long rows) {
        return switch (ground.descent(port.node())) {
            case Descent.OfOne(Loss loss) -> ofLoss(loss, rows);
            case Descent.OfPair pair -> ofPair(pair, rows);
            case Descent.Unknown _, Descent.OfQuery _ ->
                    List.of("Its SQL lets none of them through: " + summary());
            case Descent.OfAlike _, Descent.OfEqual _ -> List.of("None of them leaves it.");
        };
    }

    private List<String> ofLoss(Loss loss, long rows) {
        return switch (loss) {
            case Loss.None _ -> List.of("None of them leaves it.");
            case Loss.Counted _ ->
                    List.of("It passes on " + summary() + ", and they are not among those.");
            case Loss.Condition(String setting, String kept) ->
                    port.port().equals(kept)
                            ? ofCondition(setting, rows)
                            : List.of(
                                    "Its condition is true for them, so they leave by \""
                                            + kept
                                            + "\".");
            case Loss.Repeated(var keys, var _) -> ofRepeated(keys);
            case Loss.Rejected(String rejected) -> ofRejected(rejected);
        };
    }

    private String summary() {
        return ground.settled(port.node()).map(Reasons::summary).orElse("");
    }

    private static <S extends Record> String summary(Settled<S> node) {
        return node.type().summary(node.settings());
    }

    /// Each part of the condition that is not true for all of them.
    private List<String> ofCondition(String setting, long rows) {
        var typed = typed(setting);
        if (typed.isEmpty()) {
            return List.of("Its condition is not true for them.");
        }
        var parts =
                Conjunction.parts(typed.get().text()).stream()
                        .map(part -> part(typed.get(), part))
                        .toList();
        try {
            var said = new ArrayList<String>();
            parts.forEach(part -> said.addAll(notTrue(part, rows)));
            if (!said.isEmpty()) {
                return said;
            }
        } catch (EngineException | FaultException alone) {
            // A part that means nothing alone; then the condition is told as a whole.
        }
        return notTrue(typed.get(), rows);
    }

    private static Sql.Part.Typed part(Sql.Part.Typed typed, Conjunction.Part part) {
        var uses =
                typed.uses().stream()
                        .filter(use -> use.from() >= part.from() && use.to() <= part.to())
                        .map(
                                use ->
                                        new Sql.Use(
                                                use.from() - part.from(),
                                                use.to() - part.from(),
                                                use.name(),
                                                use.type()))
                        .toList();
        var text = typed.text().substring(part.from(), part.to());
        return new Sql.Part.Typed(typed.settingPath(), text, typed.form(), uses);
    }

    private Optional<Sql.Part.Typed> typed(String setting) {
        return ground.rows().planned().bound().relations().values().stream()
                .filter(relation -> relation.node().equals(port.node()))
                .flatMap(relation -> relation.sql().parts().stream())
                .filter(Sql.Part.Typed.class::isInstance)
                .map(Sql.Part.Typed.class::cast)
                .filter(part -> part.settingPath().equals(setting))
                .findFirst();
    }

    private List<String> notTrue(Sql.Part.Typed part, long rows) {
        var condition = new Sql(List.of(part)).text(Dialect.DUCKDB);
        var name = ground.inputs(port.node()).only().name();
        var counts =
                ground.rows()
                        .rows(
                                "SELECT count(*) FILTER (("
                                        + condition
                                        + ") IS FALSE), count(*) FILTER (("
                                        + condition
                                        + ") IS NULL) FROM "
                                        + lost
                                        + " AS "
                                        + Dialect.DUCKDB.name(name))
                        .values()
                        .getFirst();
        long no = number(counts.get(0));
        long unknown = number(counts.get(1));
        var said = new ArrayList<String>();
        var text = part.text().strip();
        if (no > 0) {
            said.add(text + "  is false for " + share(no, rows) + ".");
        }
        if (unknown > 0) {
            said.add(text + "  is NULL for " + share(unknown, rows) + ".");
        }
        return said;
    }

    private static String share(long some, long all) {
        return some == all ? all == 1 ? "it" : "all of them" : some + " of them";
    }

    private List<String> ofRepeated(List<String> keys) {
        var schema = ground.known(before.at()).schema();
        var names = keys.stream().map(key -> schema.find(key).orElseThrow().name()).toList();
        var equal =
                names.stream()
                        .map(Dialect.DUCKDB::name)
                        .map(name -> "k." + name + " IS NOT DISTINCT FROM u." + name)
                        .collect(Collectors.joining(" AND "));
        var kept =
                ground.rows()
                        .rows(
                                "SELECT DISTINCT left(CAST(k."
                                        + Dialect.DUCKDB.name(before.column())
                                        + " AS VARCHAR), 80) FROM "
                                        + ground.rows().from(ground.known(port))
                                        + " k WHERE EXISTS (SELECT 1 FROM "
                                        + lost
                                        + " u WHERE "
                                        + equal
                                        + ") ORDER BY 1 LIMIT 3")
                        .values();
        var values =
                kept.stream()
                        .map(row -> row.getFirst() == null ? "NULL" : row.getFirst())
                        .collect(Collectors.joining(", "));
        return List.of(
                "Of rows with the same "
                        + String.join(", ", names)
                        + " it keeps one, and kept another"
                        + (values.isEmpty() ? "." : ": with " + values + "."));
    }

    private List<String> ofRejected(String rejected) {
        if (port.port().equals(rejected)) {
            return List.of("They break no expectation that rejects, so they pass.");
        }
        var other = new Port(port.node(), rejected);
        if (!ground.hasRelation(other)) {
            return List.of("They are rejected.");
        }
        var relation = ground.known(other);
        var reason = Dialect.DUCKDB.name(relation.schema().columns().getLast().name());
        var at = new ColumnAt(other.node(), rejected, before.column());
        return ground
                .rows()
                .rows(
                        "SELECT "
                                + reason
                                + ", count(*) FROM "
                                + ground.rows().from(relation)
                                + " u WHERE "
                                + search.has(at)
                                + " GROUP BY 1 ORDER BY 2 DESC LIMIT 5")
                .values()
                .stream()
                .map(row -> "Rejected: " + row.get(0) + " is broken by " + of(number(row.get(1))))
                .toList();
    }

    private static String of(long rows) {
        return rows == 1 ? "1 row." : rows + " rows.";
    }

    private List<String> ofPair(Descent.OfPair pair, long rows) {
        boolean isLeft = pair.left().relation().equals(ground.known(before.at()).name());
        var other = isLeft ? pair.right() : pair.left();
        var title = ground.title(ground.node(other));
        if (!pair.matching().pairs()) {
            return List.of(
                    "They match rows of " + title + ", and only rows without a match leave.");
        }
        var keys = pair.keys().stream().map(key -> isLeft ? key : turned(key)).toList();
        if (keys.isEmpty()) {
            return List.of("They match no row of " + title + ": its condition is true for none.");
        }
        return ofKeys(keys, other, title, rows);
    }

    private static Descent.Key turned(Descent.Key key) {
        var left = key.right();
        var right = key.left();
        return new Descent.Key(left, right);
    }

    /// @param keys the column of these rows, then that of the other side
    private List<String> ofKeys(
            List<Descent.Key> keys, Inputs.Wire other, String title, long rows) {
        var lacks =
                keys.stream()
                        .map(key -> "u." + Dialect.DUCKDB.name(key.left()) + " IS NULL")
                        .collect(Collectors.joining(" OR "));
        var equal =
                keys.stream()
                        .map(
                                key ->
                                        "u."
                                                + Dialect.DUCKDB.name(key.left())
                                                + " = o."
                                                + Dialect.DUCKDB.name(key.right()))
                        .collect(Collectors.joining(" AND "));
        var relation = ground.relation(other);
        var counts =
                ground.rows()
                        .rows(
                                "SELECT count(*) FILTER (n), count(*) FILTER (NOT n AND NOT m),"
                                        + " count(*) FILTER (m) FROM (SELECT "
                                        + lacks
                                        + " AS n, EXISTS (SELECT 1 FROM "
                                        + ground.rows().from(relation)
                                        + " o WHERE "
                                        + equal
                                        + ") AS m FROM "
                                        + lost
                                        + " u)")
                        .values()
                        .getFirst();
        var said = new ArrayList<String>();
        var names = keys.stream().map(Descent.Key::left).collect(Collectors.joining(", "));
        if (number(counts.get(0)) > 0) {
            said.add(
                    names
                            + " is NULL in "
                            + share(number(counts.get(0)), rows)
                            + ", which matches nothing.");
        }
        if (number(counts.get(1)) > 0) {
            said.add(
                    "No row of "
                            + title
                            + " has the same "
                            + keys.stream()
                                    .map(Descent.Key::right)
                                    .collect(Collectors.joining(", "))
                            + " as "
                            + share(number(counts.get(1)), rows)
                            + ".");
        }
        if (number(counts.get(2)) > 0) {
            said.add(
                    "The keys of "
                            + share(number(counts.get(2)), rows)
                            + " match rows of "
                            + title
                            + ", but the condition is not true.");
        }
        return said;
    }

    private static long number(@Nullable String text) {
        return Long.parseLong(String.valueOf(text));
    }
}
