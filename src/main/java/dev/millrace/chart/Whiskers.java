package dev.millrace.chart;

import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The SQL of box plots: whiskers end at the last value within 1.5 times the distance of the
/// quartiles (Tukey), and what lies outside is an outlier.
///
/// The rows are read once for the quartiles and once for the rest. The relations made here are seen
/// only by each other, so their names cannot hide one of the plan.
record Whiskers(Question question) {

    private static final String WITH =
            "WITH v AS (SELECT {} FROM {}{}), q AS (SELECT {}quantile_cont(v, 0.25) AS q1,"
                    + " quantile_cont(v, 0.75) AS q3 FROM v{}) ";

    /// In quartile distances, so that no group takes the places of another.
    private static final String FARTHEST_FIRST =
            " ORDER BY greatest(q1 - v, v - q3) / (q3 - q1) DESC NULLS LAST, {}{}";

    /// Rows of groups, with the quartiles, the median and the whiskers of their only column.
    Sql boxes() {
        var data = question.data();
        int keys = data.keys().size();
        var columns = new ArrayList<>(groups(keys));
        for (int i = 0; i < data.measures().size(); i++) {
            columns.add(Question.as(value(data.measures().get(i).op()), "m" + i));
        }
        return Sql.of(
                "{}SELECT {} FROM v JOIN q ON {}{}{}{}",
                with(keys, Sql.name(data.measures().getFirst().column())),
                Sql.join(", ", columns),
                same(keys),
                keys == 0 ? Sql.EMPTY : Sql.of(" GROUP BY {}", Sql.join(", ", groups(keys))),
                question.order(),
                question.limit());
    }

    Sql outliers() {
        var data = question.data();
        int keys = data.keys().size() - 1;
        var columns = new ArrayList<>(groups(keys));
        columns.add(Question.as(Sql.keyword("v"), "k" + keys));
        return Sql.of(
                "{}SELECT {} FROM v JOIN q ON {} WHERE v < {} OR v > {}" + FARTHEST_FIRST,
                with(keys, Sql.name(data.keys().getLast().column())),
                Sql.join(", ", columns),
                same(keys),
                fence(-1),
                fence(1),
                positions(keys + 1),
                question.limit());
    }

    private Sql with(int keys, Sql column) {
        var columns = new ArrayList<>(question.keys().subList(0, keys));
        columns.add(Sql.of("{} AS v", Bucket.finite(column)));
        var named = names("", keys);
        return Sql.of(
                WITH,
                Sql.join(", ", columns),
                question.from(),
                question.where(),
                Sql.join("", named.stream().map(name -> Sql.of("{}, ", name)).toList()),
                keys == 0 ? Sql.EMPTY : Sql.of(" GROUP BY {}", Sql.join(", ", named)));
    }

    private static List<Sql> groups(int keys) {
        return names("v.", keys);
    }

    private static List<Sql> names(String relation, int keys) {
        return IntStream.range(0, keys).mapToObj(i -> Sql.keyword(relation + "k" + i)).toList();
    }

    private static Sql positions(int columns) {
        var positions = IntStream.rangeClosed(1, columns).mapToObj(Question::number).toList();
        return Sql.join(", ", positions);
    }

    private static Sql same(int keys) {
        var pairs = new ArrayList<Sql>(List.of(Sql.keyword("TRUE")));
        for (int i = 0; i < keys; i++) {
            var name = Sql.keyword("k" + i);
            pairs.add(Sql.of("v.{} IS NOT DISTINCT FROM q.{}", name, name));
        }
        return Sql.join(" AND ", pairs);
    }

    private static Sql value(Op op) {
        return switch (op) {
            case WHISKER_LOW -> Sql.of("min(v) FILTER (v >= {})", fence(-1));
            case WHISKER_HIGH -> Sql.of("max(v) FILTER (v <= {})", fence(1));
            default -> Sql.of(op.template(), Sql.keyword("v"));
        };
    }

    private static Sql fence(int side) {
        var far = Sql.literal(new Value.Num(BigDecimal.valueOf(1.5)));
        return side < 0 ? Sql.of("q1 - {} * (q3 - q1)", far) : Sql.of("q3 + {} * (q3 - q1)", far);
    }
}
