package dev.millrace.nodes.quality;

import dev.millrace.model.Value;
import dev.millrace.nodes.KnownColumns;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// An expectation as SQL over the input: whether a row breaks it.
final class ExpectationSql {

    private final Expectation expectation;
    private final String setting;
    private final KnownColumns known;

    /// @param setting path of the setting that holds it, such as `expectations[2]`
    ExpectationSql(Expectation expectation, String setting, KnownColumns known) {
        this.expectation = expectation;
        this.setting = setting;
        this.known = known;
    }

    /// True for the rows that break it, else false; never NULL. Not for a number of rows.
    Sql broken() {
        return switch (expectation.kind()) {
            case NOT_NULL -> any("{} IS NULL");
            case UNIQUE -> repeated();
            case RANGE -> anyTrue(this::outside);
            case SET -> anyTrue(this::unlisted);
            case PATTERN -> anyTrue(this::unmatched);
            case CONDITION ->
                    Sql.of(
                            "{} IS FALSE",
                            Sql.typed(setting + ".condition", expectation.condition()));
            case ROWS -> throw new IllegalStateException("a number of rows is not of a row");
        };
    }

    /// 1 if the number of rows breaks it, else 0.
    Sql tooFewOrMany() {
        return Sql.of(
                "CASE WHEN {} THEN 1 ELSE 0 END",
                beyond(Sql.keyword("count(*)"), expectation.min(), expectation.max()));
    }

    private Sql repeated() {
        var names = columns().stream().map(Sql::name).toList();
        var given = names.stream().map(name -> Sql.of("{} IS NOT NULL", name)).toList();
        return Sql.of(
                "{} AND count(*) OVER (PARTITION BY {}) > 1",
                Sql.join(" AND ", given),
                Sql.join(", ", names));
    }

    /// Texts are held to numbers as numbers; one that is none is outside.
    private Sql outside(String column) {
        var name = Sql.name(column);
        if (isText(column) && isNumeric(expectation.min()) && isNumeric(expectation.max())) {
            var number = Sql.of("TRY_CAST({} AS DOUBLE)", name);
            return Sql.of(
                    "{} OR ({} IS NOT NULL AND {} IS NULL)",
                    beyond(number, expectation.min(), expectation.max()),
                    name,
                    number);
        }
        return beyond(name, fit(expectation.min(), column), fit(expectation.max(), column));
    }

    /// Or not given.
    private static boolean isNumeric(Value bound) {
        return Expectation.isNone(bound) || bound instanceof Value.Num;
    }

    private boolean isText(String column) {
        return known.schema().find(column).filter(c -> c.type().equals("VARCHAR")).isPresent();
    }

    private static Sql beyond(Sql value, Value min, Value max) {
        var bounds = new ArrayList<Sql>();
        if (!Expectation.isNone(min)) {
            bounds.add(Sql.of("{} < {}", value, Sql.literal(min)));
        }
        if (!Expectation.isNone(max)) {
            bounds.add(Sql.of("{} > {}", value, Sql.literal(max)));
        }
        return Sql.join(" OR ", bounds);
    }

    private Sql unlisted(String column) {
        var values =
                expectation.values().stream()
                        .map(value -> Sql.literal(fit(value, column)))
                        .toList();
        return Sql.of("{} NOT IN ({})", Sql.name(column), Sql.join(", ", values));
    }

    private Sql unmatched(String column) {
        return Sql.of(
                "NOT regexp_full_match(CAST({} AS VARCHAR), {})",
                Sql.name(column),
                Sql.literal(expectation.pattern()));
    }

    /// The engine would turn texts into numbers to compare them, and fail at the first other text.
    private Value fit(Value value, String column) {
        boolean text = isText(column);
        return switch (value) {
            case Value.Num(var number) when text -> Value.of(number.toPlainString());
            case Value.Bool(boolean flag) when text -> Value.of(Boolean.toString(flag));
            default -> value;
        };
    }

    private Sql any(String template) {
        return Sql.join(
                " OR ",
                columns().stream().map(column -> Sql.of(template, Sql.name(column))).toList());
    }

    private Sql anyTrue(Function<String, Sql> broken) {
        return Sql.join(
                " OR ",
                columns().stream()
                        .map(column -> Sql.of("({}) IS TRUE", broken.apply(column)))
                        .toList());
    }

    private List<String> columns() {
        var columns = new ArrayList<String>();
        for (int i = 0; i < expectation.columns().size(); i++) {
            columns.add(
                    known.require(setting + ".columns[" + i + "]", expectation.columns().get(i)));
        }
        return columns;
    }
}
