package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.model.Parameter;
import dev.millrace.model.Value;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/// Wherever SQL lets a value stand, `$name` is that value, and where it does not it means nothing.
class ParameterPlacesPropertyTest {

    private static final Map<String, Long> VALUES = Map.of("a", 3L, "b", -5L, "größe", 11L);

    private static final Session SESSION = session();
    private static final Lane LANE = SESSION.lane();

    private static Session session() {
        var session = Session.open(SessionSettings.small("UTC"));
        VALUES.forEach((name, value) -> session.define(name, declared(), Value.of(value)));
        return session;
    }

    @AfterContainer
    static void close() {
        SESSION.close();
    }

    private static Parameter declared() {
        return Parameter.of("BIGINT", Value.of(0));
    }

    /// SQL and the number it gives, computed here.
    record Expression(String sql, long value) {
        Expression in(String frame) {
            return new Expression(frame.formatted(sql), value);
        }

        Expression in(String frame, long newValue) {
            return new Expression(frame.formatted(sql), newValue);
        }
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void givesTheValueComputedByHand(@ForAll("expressions") Expression expression) {
        var parameters = new LinkedHashMap<String, Parameter>();
        VALUES.keySet().forEach(name -> parameters.put(name, declared()));
        var sql =
                new TypedTexts(LANE, parameters)
                        .checked(Sql.typed("x", expression.sql()), Set.of())
                        .sql();
        var rows = LANE.rows("SELECT CAST(" + sql.text(Dialect.DUCKDB) + " AS VARCHAR)");

        assertThat(rows.values())
                .as(expression.sql())
                .containsExactly(List.of(Long.toString(expression.value())));
    }

    @Provide
    Arbitrary<Expression> expressions() {
        Arbitrary<Expression> names =
                Arbitraries.of(VALUES.keySet())
                        .map(name -> new Expression("$" + name, VALUES.getOrDefault(name, 0L)));
        Arbitrary<Expression> numbers =
                Arbitraries.longs().between(0, 9).map(n -> new Expression(Long.toString(n), n));
        // What looks like a parameter and is none.
        Arbitrary<Expression> texts =
                Arbitraries.of(
                        new Expression("length('$a')", 2),
                        new Expression("length('''$b')", 3),
                        new Expression("length('😀$a')", 3),
                        new Expression("length($$ $a $$)", 4),
                        new Expression("length($t$ $b' $t$)", 5),
                        new Expression("(SELECT \"$a\" FROM (VALUES (4)) v(\"$a\"))", 4));
        return Arbitraries.recursive(
                () ->
                        Arbitraries.frequencyOf(
                                Tuple.of(3, names), Tuple.of(1, numbers), Tuple.of(1, texts)),
                ParameterPlacesPropertyTest::around,
                1,
                4);
    }

    private static Arbitrary<Expression> around(Arbitrary<Expression> inner) {
        var two =
                Combinators.combine(inner, inner, Arbitraries.integers().between(0, 5))
                        .as(ParameterPlacesPropertyTest::both);
        var one =
                Combinators.combine(inner, Arbitraries.integers().between(0, 13))
                        .as(ParameterPlacesPropertyTest::framed);
        return Arbitraries.oneOf(one, two);
    }

    private static Expression both(Expression left, Expression right, int kind) {
        var l = left.sql();
        var r = right.sql();
        return switch (kind) {
            case 0 -> new Expression("(" + l + " + " + r + ")", left.value() + right.value());
            case 1 -> new Expression("(" + l + "-" + r + ")", left.value() - right.value());
            case 2 ->
                    new Expression(
                            "CASE WHEN " + l + " > " + r + " THEN " + l + " ELSE " + r + " END",
                            Math.max(left.value(), right.value()));
            case 3 -> new Expression("[" + l + ", " + r + "][2]", right.value());
            case 4 -> new Expression("{'k': " + l + ", 'v': " + r + "}.k", left.value());
            default ->
                    new Expression(
                            "greatest(" + l + ", " + r + ")",
                            Math.max(left.value(), right.value()));
        };
    }

    private static Expression framed(Expression inner, int kind) {
        long v = inner.value();
        return switch (kind) {
            case 0 -> inner.in("(/* $a, $zz */ %s)");
            case 1 -> inner.in("( -- $zz ?\n%s\n)");
            case 2 -> inner.in("CAST(%s AS BIGINT)");
            case 3 -> inner.in("(%s)::HUGEINT");
            case 4 -> inner.in("(SELECT %s)");
            case 5 -> inner.in("(WITH w AS (SELECT %s AS k) SELECT k FROM w)");
            case 6 -> inner.in("(SELECT max(x) FROM (VALUES (%s)) v(x))");
            case 7 -> inner.in("list_transform([%s], lambda a: a + $a)[1]", v + 3);
            case 8 -> inner.in("(length('é😀') + %s)", v + 2);
            case 9 -> inner.in("([10, 20, 30, 40, 50][$a:($a + 1)][1] + %s)", v + 30);
            case 10 ->
                    inner.in(
                            "(SELECT sum(x) OVER (ORDER BY x ROWS BETWEEN $a PRECEDING AND CURRENT"
                                    + " ROW) FROM (VALUES (%s)) v(x))");
            case 11 ->
                    inner.in(
                            "(SELECT count(*) FILTER (WHERE x > $b)"
                                    + " FROM range(CAST(%s AS BIGINT), 0) v(x))",
                            v < 0 ? Math.min(-v, 4) : 0);
            case 12 -> inner.in("(SELECT x FROM (SELECT %s AS x) ORDER BY $a LIMIT $a)");
            default -> inner.in("[x + $b for x in [%s] if x IS NOT NULL][1]", v - 5);
        };
    }
}
