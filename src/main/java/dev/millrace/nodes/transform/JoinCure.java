package dev.millrace.nodes.transform;

import dev.millrace.fault.FaultCode;
import dev.millrace.model.Column;
import dev.millrace.model.Value;
import dev.millrace.node.Cure;
import dev.millrace.node.Inputs;
import dev.millrace.node.Mending;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What makes the keys of a join match: to compare them in another form, or other columns. Each way
/// is counted; one that finds nothing is not offered.
final class JoinCure {

    private static final String TEXT = "VARCHAR";
    private static final Pattern INSTANT = Pattern.compile("TIMESTAMP.*");
    private static final int MOST_PAIRS = 5;
    private static final int MOST_WAYS = 2;

    private final JoinRows.Settings settings;
    private final List<JoinRows.KeyPair> keys;
    private final Inputs.Wire left;
    private final Inputs.Wire right;
    private final List<Way> ways = new ArrayList<>();

    /// @param condition by which rows meet
    private record Way(String title, Sql condition, Value.Fields changes) {}

    private JoinCure(
            JoinRows.Settings settings,
            List<JoinRows.KeyPair> keys,
            Inputs.Wire left,
            Inputs.Wire right) {
        this.settings = settings;
        this.keys = keys;
        this.left = left;
        this.right = right;
    }

    /// @param keys as the inputs write them
    static Optional<Cure> of(
            JoinRows.Settings settings,
            List<JoinRows.KeyPair> keys,
            Inputs.Wire left,
            Inputs.Wire right) {
        return new JoinCure(settings, keys, left, right).cure();
    }

    private Optional<Cure> cure() {
        if (pairs(TEXT::equals, TEXT::equals)) {
            form("without spaces around", "trim({})");
            form("whatever the case", "lower({})");
            form("whatever case and spaces", "lower(trim({}))");
            form("as numbers", "TRY_CAST({} AS BIGINT)");
        } else if (pairs(JoinCure::isDay, JoinCure::isDay)) {
            form("by day", "CAST({} AS DATE)");
        }
        pairsOfOneName();
        var counts = new ArrayList<Sql>();
        for (Way way : ways) {
            counts.add(
                    Sql.of(
                            "(SELECT count(*) FROM {} SEMI JOIN {} ON {}) AS {}",
                            left.from("l"),
                            right.from("r"),
                            way.condition(),
                            Sql.name("c" + counts.size())));
        }
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Cure(
                                FaultCode.JOIN_MATCHES_NOTHING,
                                Sql.of("SELECT {}", Sql.join(", ", counts)),
                                this::mendings));
    }

    private interface OfType {
        boolean test(String type);
    }

    private boolean pairs(OfType ofLeft, OfType ofRight) {
        return keys.stream()
                .allMatch(
                        key ->
                                ofLeft.test(type(left, key.left()))
                                        && ofRight.test(type(right, key.right())));
    }

    private static boolean isDay(String type) {
        return type.equals("DATE") || INSTANT.matcher(type).matches();
    }

    private static String type(Inputs.Wire wire, String column) {
        return wire.schema().find(column).map(Column::type).orElse("");
    }

    private void form(String how, String form) {
        UnaryOperator<Sql> formed = column -> Sql.of(form, column);
        var condition =
                Sql.join(
                        " AND ",
                        keys.stream()
                                .map(
                                        key ->
                                                Sql.of(
                                                        "{} = {}",
                                                        formed.apply(of("l", key.left())),
                                                        formed.apply(of("r", key.right()))))
                                .toList());
        var title = "Compare " + names() + " " + how;
        var mending = byCondition(title, condition.text(Dialect.DUCKDB), settings);
        ways.add(new Way(title, condition, mending.changes()));
    }

    /// The join by a condition in place of its keys.
    static Mending byCondition(String title, String written, JoinRows.Settings settings) {
        var rest = settings.condition().strip();
        var condition = rest.isEmpty() ? written : written + " AND (" + rest + ")";
        return new Mending(
                title,
                Value.fields(
                        Map.entry("on", new Value.Null()),
                        Map.entry("condition", Value.of(condition))));
    }

    private static Sql of(String side, String column) {
        return Sql.of("{}.{}", Sql.keyword(side), Sql.name(column));
    }

    private String names() {
        return keys.stream()
                .map(key -> '"' + key.left() + '"')
                .collect(Collectors.joining(" and "));
    }

    /// Other columns that both sides have under one name and with one type.
    private void pairsOfOneName() {
        left.schema().columns().stream()
                .filter(column -> keys.size() == 1 && !isKey(column.name()))
                .filter(column -> type(right, column.name()).equals(column.type()))
                .limit(MOST_PAIRS)
                .forEach(
                        column ->
                                ways.add(
                                        new Way(
                                                "Match \"" + column.name() + "\" instead",
                                                Sql.of(
                                                        "{} = {}",
                                                        of("l", column.name()),
                                                        of("r", column.name())),
                                                Value.fields(
                                                        Map.entry(
                                                                "on",
                                                                Value.items(
                                                                        Value.of(
                                                                                column
                                                                                        .name())))))));
    }

    private boolean isKey(String name) {
        return keys.stream().anyMatch(key -> key.left().equals(name) && key.right().equals(name));
    }

    /// Those by which most rows find something, the simpler first.
    private List<Mending> mendings(List<@Nullable String> counts) {
        record Counted(Way way, long rows) {}
        var helping = new ArrayList<Counted>();
        for (int i = 0; i < ways.size(); i++) {
            var count = counts.get(i);
            long rows = count == null ? 0 : Long.parseLong(count);
            if (rows > 0) {
                helping.add(new Counted(ways.get(i), rows));
            }
        }
        return helping.stream()
                .sorted(Comparator.comparingLong(Counted::rows).reversed())
                .limit(MOST_WAYS)
                .map(counted -> new Mending(counted.way().title(), counted.way().changes()))
                .toList();
    }
}
