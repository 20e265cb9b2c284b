package dev.millrace.lineage;

import java.util.List;
import java.util.stream.Stream;

/// SQL of every shape a person may write.
final class Shapes {

    private Shapes() {}

    static Stream<Shape> all() {
        return Stream.of(
                        plain(), stars(), queries(), joins(), grouped(), windows(), nested(),
                        wide())
                .flatMap(List::stream);
    }

    /// Shapes whose lineage is not told exactly, or not expected here.
    static Stream<Shape> odd() {
        return Stream.of(
                        "SELECT COLUMNS(lambda c: c LIKE 'b%') FROM u",
                        "SELECT rowid, b FROM u",
                        "SELECT unnest(o, recursive := true) FROM t",
                        "SELECT x.* FROM (SELECT {'p': a, 'q': b} AS x FROM t)",
                        "SELECT * FROM u POSITIONAL JOIN (SELECT a FROM t)",
                        "SELECT k, grouping(k) AS g, sum(b) AS n FROM u"
                                + " GROUP BY GROUPING SETS ((k), (c), ())",
                        "SELECT a FROM t ORDER BY ALL LIMIT (SELECT max(c) FROM u)",
                        "SELECT first(a ORDER BY b) AS x, arg_max(s, k) AS y FROM t",
                        "SELECT a, b FROM t WHERE (a, k) IN (SELECT b, c FROM u)",
                        "SELECT a > ALL (SELECT c FROM u WHERE u.k = t.k) AS x FROM t",
                        "SELECT ARRAY(SELECT c FROM u WHERE u.k = t.k ORDER BY b) AS x FROM t",
                        "SELECT sum(a) OVER (ORDER BY k ROWS BETWEEN b % 2 + 1 PRECEDING AND"
                                + " CURRENT ROW) AS x FROM t WHERE b IS NOT NULL",
                        "SELECT k, list(a ORDER BY s) FILTER (WHERE b > 1) AS x FROM t GROUP BY ALL",
                        "WITH RECURSIVE r(n, m) AS (SELECT k, b FROM u UNION"
                                + " SELECT m, n FROM r) SELECT n FROM r",
                        "WITH x AS MATERIALIZED (SELECT * FROM u WHERE c > 2) SELECT x.b,"
                                + " (SELECT count(*) FROM x y WHERE y.k < x.k) AS n FROM x",
                        "SELECT k, count(*) AS n FROM (SELECT k FROM t UNION ALL BY NAME"
                                + " SELECT b AS k FROM u) GROUP BY k HAVING n > 1",
                        "SELECT \"sum(b)\" AS x FROM (SELECT k, sum(b) FROM u GROUP BY k)",
                        "SELECT DISTINCT ON (k % 2) * FROM u ORDER BY k % 2, c DESC, b",
                        "SELECT * FROM u ANTI JOIN t ON u.k = t.a AND t.b > 1",
                        "SELECT t.a, x.c FROM t LEFT JOIN LATERAL (SELECT c FROM u WHERE u.k = t.k"
                                + " ORDER BY b LIMIT 1) x ON true",
                        "SELECT a, ntile(3) OVER (ORDER BY b, k) AS x FROM t" + " QUALIFY x = 1",
                        "FROM (PIVOT u ON b IN (0, 1) USING sum(c)) SELECT *",
                        "SELECT e, count(*) AS n FROM (SELECT unnest(l) AS e FROM t) GROUP BY e",
                        "SELECT o.f + list_sum(l) AS x FROM t WHERE len(l) > o.g % 2",
                        "SELECT * FROM t, unnest(l) WITH ORDINALITY AS x(e, n)",
                        "SELECT json_each.value FROM t, json_each(to_json(t.l))",
                        "SELECT list_reduce(l, lambda x, y: x + y + k) AS z FROM t"
                                + " WHERE len(l) > 0",
                        "SELECT if(a > 1, b, k) AS x, nullif(a, b) AS y, coalesce(s, 'x') AS z"
                                + " FROM t",
                        "SELECT b FROM u UNION ALL (SELECT c FROM u ORDER BY k LIMIT 2)",
                        "TABLE u",
                        "SELECT a AS b, b AS a FROM t ORDER BY a, b LIMIT 3",
                        "SELECT b AS a, s FROM t ORDER BY a + 1, s LIMIT 3",
                        "SELECT b AS a FROM t QUALIFY row_number() OVER (ORDER BY a, k) < 3",
                        "SELECT k, sum(a) AS b FROM t GROUP BY k HAVING b > 3",
                        "SELECT DISTINCT ON (a) b AS a, k FROM t ORDER BY a, s, k",
                        "SELECT b AS a FROM t WHERE a > 2",
                        "SELECT a % 2 AS x, max(b) AS m FROM t GROUP BY x",
                        "SELECT k FROM t UNION ALL SELECT b FROM u ORDER BY k + 1 LIMIT 4",
                        "SELECT * FROM (SELECT k, a FROM t) t, (SELECT t.a + c AS z FROM u)",
                        "SELECT k, x FROM t, (SELECT unnest(t.l) AS x)",
                        "WITH x AS (WITH y AS (SELECT b FROM u) SELECT b AS c FROM y)"
                                + " SELECT c, (WITH u AS (SELECT a FROM t) SELECT max(a) FROM u) FROM x",
                        "SELECT k, a, c, d FROM t JOIN u USING (k) JOIN (SELECT k, b AS d FROM u)"
                                + " USING (k)",
                        "SELECT t.k, u.k FROM t LEFT JOIN u USING (k)",
                        "SELECT * FROM (SELECT k, b, a FROM t) FULL JOIN u USING (k, b)",
                        "SELECT * FROM (SELECT k, b FROM t) x FULL JOIN u USING (k) RIGHT JOIN"
                                + " (SELECT k, a FROM t) y USING (k)",
                        "SELECT geomean(b + 1) AS g FROM u",
                        "SELECT (SELECT a FROM t ORDER BY b, a LIMIT 1) AS x, c FROM u",
                        "SELECT sum(b) AS n FROM u WHERE c > (SELECT avg(c) FROM u)",
                        "FROM (PIVOT u ON k IN (1, 2), b IN (0, 1) USING sum(c)) SELECT *",
                        "SELECT * REPLACE (sum(b) OVER (PARTITION BY c) AS b) FROM u",
                        "SELECT * EXCLUDE b, b + 1 AS b FROM u",
                        "SELECT COLUMNS(*) > 1 FROM u",
                        "SELECT x.y FROM (SELECT {'y': a, 'z': b} AS x FROM t)",
                        "SELECT max(struct_pack(b, k)) AS m FROM u",
                        "SELECT [b, c][1 + k % 2] AS x FROM u",
                        "SELECT b FROM u EXCEPT ALL SELECT a FROM t",
                        "SELECT first_value(b IGNORE NULLS) OVER (ORDER BY c, k, b) AS x FROM u",
                        "SELECT k, EXISTS (SELECT 1 FROM u WHERE u.b > t.b) AS x FROM t",
                        "SELECT k FROM t WHERE NOT EXISTS (SELECT * FROM u WHERE u.k = t.k)",
                        "SELECT k FROM t WHERE a IN (b, k, 3)",
                        "SELECT a FROM (SELECT a, row_number() OVER (ORDER BY b, k) AS n FROM t)"
                                + " WHERE n <= 2",
                        "SELECT c FROM u ORDER BY sum(b) OVER (PARTITION BY c), k, c LIMIT 2",
                        "SELECT (u).b AS x, c FROM u",
                        "SELECT t.k FROM t JOIN u ON t.k = u.k JOIN t AS v ON v.b = u.c",
                        "SELECT k, count(*) AS n FROM t GROUP BY k ORDER BY n DESC, k LIMIT 2",
                        "SELECT k + 1 AS k, k AS j FROM u WHERE k > 1",
                        "VALUES ((SELECT max(a) FROM t), 2)",
                        "WITH RECURSIVE r(n, m) AS (SELECT 1, 0 UNION ALL"
                                + " SELECT n + 1, m + (SELECT max(b) FROM u) FROM r WHERE n < 3)"
                                + " SELECT * FROM r",
                        "SELECT a, k FROM t WHERE b = ANY (SELECT c FROM u)",
                        "SELECT list(b ORDER BY c)[1] AS x FROM u GROUP BY k % 2",
                        "SELECT apply(l, lambda x, i: x + i + a) AS x FROM t",
                        "SELECT date_diff('day', DATE '2020-01-01', DATE '2020-01-01' + k) AS x"
                                + " FROM u",
                        "SELECT u.b, t2.o.f FROM u JOIN t AS t2 ON t2.o.g % 3 = u.b",
                        "SELECT CAST(b AS VARCHAR) || s AS x FROM t ORDER BY length(s), x LIMIT 2",
                        "SELECT b BETWEEN k AND c AS x, NOT b IS NULL AS y, -c AS z FROM u",
                        "SELECT k, sum(sum(b)) OVER (ORDER BY k) AS x FROM u GROUP BY k",
                        "SELECT b AS x, x + 1 AS y, (SELECT x + max(a) FROM t) AS z FROM u",
                        "SELECT * FROM u WHERE k = (SELECT k FROM t WHERE t.b = u.b LIMIT 1)",
                        "SELECT u FROM u ORDER BY u.b LIMIT 2")
                .map(sql -> Shape.of(sql, sql));
    }

    private static List<Shape> plain() {
        return List.of(
                Shape.of("copy under another name", "SELECT a AS x FROM t", "x: copy t.a"),
                Shape.of(
                        "expression",
                        "SELECT a + b * 2 AS x, 1 AS one, upper(s) AS s FROM t",
                        "x: derived t.a, derived t.b",
                        "one:",
                        "s: derived t.s"),
                Shape.of(
                        "filter",
                        "SELECT a FROM t WHERE b > 3 AND s <> ''",
                        "a: copy t.a",
                        "rows: filter t.b, filter t.s"),
                Shape.of(
                        "case",
                        "SELECT CASE WHEN b > 2 THEN a ELSE k END AS x FROM t",
                        "x: condition t.b, derived t.a, derived t.k"),
                Shape.of(
                        "case over the column itself",
                        "SELECT CASE WHEN a > 2 THEN a END AS x FROM t",
                        "x: derived+condition t.a"),
                Shape.of(
                        "alias used beside it",
                        "SELECT a + 1 AS x, x * k AS y FROM t WHERE x > 1",
                        "x: derived t.a",
                        "y: derived t.a, derived t.k",
                        "rows: filter t.a"),
                Shape.of(
                        "a column hides an alias of its name",
                        "SELECT b AS a, a + 1 AS y FROM t",
                        "a: copy t.b",
                        "y: derived t.a"),
                Shape.of(
                        "an alias hides a column in ORDER BY",
                        "SELECT b AS a FROM t ORDER BY a LIMIT 3",
                        "a: copy t.b",
                        "rows: sort t.b"),
                Shape.of(
                        "positions in GROUP BY and ORDER BY",
                        "SELECT k, s, count(*) AS n FROM t GROUP BY 1, 2 ORDER BY 2 DESC",
                        "k: copy t.k",
                        "s: copy t.s",
                        "n:",
                        "rows: group t.k, group+sort t.s"),
                Shape.of(
                        "parameter",
                        "SELECT a + $p AS x FROM t WHERE b > $p",
                        "x: derived t.a",
                        "rows: filter t.b"),
                Shape.of(
                        "positional reference", "SELECT #2 AS x, #1 + 1 AS y FROM t",
                        "x: copy t.a", "y: derived t.k"),
                Shape.of(
                        "name in front", "SELECT x: a, y: b + 1 FROM t",
                        "x: copy t.a", "y: derived t.b"));
    }

    private static List<Shape> stars() {
        return List.of(
                Shape.of("star", "SELECT * FROM u", "k: copy u.k", "b: copy u.b", "c: copy u.c"),
                Shape.of(
                        "star with exceptions",
                        "SELECT * EXCLUDE (k) REPLACE (b + c AS b) RENAME (c AS d) FROM u",
                        "b: derived u.b, derived u.c",
                        "d: copy u.c"),
                Shape.of(
                        "qualified star",
                        "SELECT u.*, t.a FROM t, u",
                        "k: copy u.k",
                        "b: copy u.b",
                        "c: copy u.c",
                        "a: copy t.a"),
                Shape.of(
                        "star of two tables, qualified exception",
                        "SELECT * EXCLUDE (t.k, t.b, t.s, t.l, t.o) FROM t, u",
                        "a: copy t.a",
                        "k: copy u.k",
                        "b: copy u.b",
                        "c: copy u.c"),
                Shape.of("star of names like", "SELECT * LIKE 'b%' FROM u", "b: copy u.b"),
                Shape.of(
                        "COLUMNS by pattern",
                        "SELECT max(COLUMNS('[bc]')) FROM u",
                        "b: aggregated u.b",
                        "c: aggregated u.c"),
                Shape.of(
                        "COLUMNS by list",
                        "SELECT COLUMNS(['c', 'k']) + 1 FROM u",
                        "k: derived u.k",
                        "c: derived u.c"),
                Shape.of(
                        "COLUMNS renamed by a pattern",
                        "SELECT COLUMNS('(b|c)') AS 'x_\\1' FROM u",
                        "x_b: copy u.b",
                        "x_c: copy u.c"),
                Shape.of(
                        "COLUMNS taken apart",
                        "SELECT greatest(*COLUMNS('b|c')) AS g FROM u",
                        "g: derived u.b, derived u.c"),
                Shape.of(
                        "COLUMNS in WHERE",
                        "SELECT c FROM u WHERE COLUMNS(* EXCLUDE (k)) > 1",
                        "c: copy u.c",
                        "rows: filter u.b, filter u.c"));
    }

    private static List<Shape> queries() {
        return List.of(
                Shape.of(
                        "CTE",
                        "WITH x AS (SELECT k, a + b AS ab FROM t WHERE a > 2),"
                                + " y(m, n) AS (SELECT * FROM x) SELECT n AS z FROM y",
                        "z: derived t.a, derived t.b",
                        "rows: filter t.a"),
                Shape.of(
                        "CTE that hides an input",
                        "WITH t AS (SELECT b AS a FROM u) SELECT a FROM t",
                        "a: copy u.b"),
                Shape.of(
                        "recursive CTE",
                        "WITH RECURSIVE r(n, m) AS (SELECT a, k FROM t UNION ALL"
                                + " SELECT n + 1, m FROM r WHERE n < 4) SELECT n, m FROM r",
                        "n: copy+derived t.a",
                        "m: copy t.k",
                        "rows: filter t.a"),
                Shape.of(
                        "union by position",
                        "SELECT a, k FROM t UNION ALL SELECT b, c FROM u",
                        "a: copy t.a, copy u.b",
                        "k: copy t.k, copy u.c"),
                Shape.of(
                        "distinct union",
                        "SELECT a FROM t UNION SELECT b FROM u WHERE c > 3",
                        "a: copy t.a, copy u.b",
                        "rows: filter u.c, group t.a, group u.b"),
                Shape.of(
                        "union by name",
                        "SELECT a, k FROM t UNION ALL BY NAME SELECT k, c FROM u",
                        "a: copy t.a",
                        "k: copy t.k, copy u.k",
                        "c: copy u.c"),
                Shape.of(
                        "except",
                        "SELECT k FROM t EXCEPT SELECT k FROM u",
                        "k: copy t.k",
                        "rows: filter t.k, filter u.k"),
                Shape.of(
                        "intersect, ordered and cut",
                        "(SELECT k FROM t INTERSECT SELECT k FROM u) ORDER BY k DESC LIMIT 2",
                        "k: copy t.k",
                        "rows: filter u.k, filter+sort t.k"),
                Shape.of(
                        "values",
                        "SELECT v.n, t.a FROM t JOIN (VALUES (1, 'x'), (2, 'y')) v(i, n) ON v.i = t.k",
                        "n:",
                        "a: copy t.a",
                        "rows: join t.k"),
                Shape.of(
                        "distinct",
                        "SELECT DISTINCT s, a % 2 AS odd FROM t",
                        "s: copy t.s",
                        "odd: derived t.a",
                        "rows: group t.a, group t.s"),
                Shape.of(
                        "distinct on",
                        "SELECT DISTINCT ON (k) k, a FROM t ORDER BY b DESC",
                        "k: copy t.k",
                        "a: copy t.a",
                        "rows: group t.k, sort t.b"),
                Shape.of(
                        "FROM first", "FROM u SELECT c WHERE b > 2",
                        "c: copy u.c", "rows: filter u.b"));
    }

    private static List<Shape> joins() {
        return List.of(
                Shape.of(
                        "using",
                        "SELECT k, a, c FROM t JOIN u USING (k)",
                        "k: copy t.k",
                        "a: copy t.a",
                        "c: copy u.c",
                        "rows: join t.k, join u.k"),
                Shape.of(
                        "star over using",
                        "SELECT * EXCLUDE (a, s, l, o, t.b) FROM t RIGHT JOIN u USING (k)",
                        "k: copy u.k",
                        "b: copy u.b",
                        "c: copy u.c",
                        "rows: join t.k, join u.k"),
                Shape.of(
                        "full join using",
                        "SELECT k, a, c FROM t FULL JOIN u USING (k)",
                        "k: derived t.k, derived u.k",
                        "a: copy t.a",
                        "c: copy u.c",
                        "rows: join t.k, join u.k"),
                Shape.of(
                        "natural join",
                        "SELECT * FROM (SELECT k, a FROM t) x NATURAL JOIN (SELECT k, c FROM u) y",
                        "k: copy t.k",
                        "a: copy t.a",
                        "c: copy u.c",
                        "rows: join t.k, join u.k"),
                Shape.of(
                        "join on",
                        "SELECT x.a, y.c FROM t AS x LEFT JOIN u AS y ON x.k = y.k AND y.b > 1",
                        "a: copy t.a",
                        "c: copy u.c",
                        "rows: join t.k, join u.b, join u.k"),
                Shape.of(
                        "table joined with itself",
                        "SELECT x.a AS p, y.a AS q FROM t x JOIN t y ON x.k = y.b",
                        "p: copy t.a",
                        "q: copy t.a",
                        "rows: join t.b, join t.k"),
                Shape.of(
                        "semi join",
                        "SELECT a FROM t SEMI JOIN u USING (k)",
                        "a: copy t.a",
                        "rows: join t.k, join u.k"),
                Shape.of(
                        "asof join",
                        "SELECT t.a, u.c FROM t ASOF JOIN u ON t.k = u.k AND t.b >= u.b",
                        "a: copy t.a",
                        "c: copy u.c",
                        "rows: join t.b, join t.k, join u.b, join u.k"),
                Shape.of(
                        "lateral join",
                        "SELECT t.k, y.m FROM t, LATERAL (SELECT max(c) + t.a AS m FROM u"
                                + " WHERE u.k = t.k) y",
                        "k: copy t.k",
                        "m: aggregated u.c, derived t.a",
                        "rows: filter t.k, filter u.k"));
    }

    private static List<Shape> grouped() {
        return List.of(
                Shape.of(
                        "group by",
                        "SELECT k, sum(a) AS n, count(*) AS m FROM t GROUP BY k HAVING sum(b) > 2",
                        "k: copy t.k",
                        "n: aggregated t.a",
                        "m:",
                        "rows: filter t.b, group t.k"),
                Shape.of(
                        "group by all",
                        "SELECT k, a + 1 AS x, max(b) AS m FROM t GROUP BY ALL",
                        "k: copy t.k",
                        "x: derived t.a",
                        "m: aggregated t.b",
                        "rows: group t.a, group t.k"),
                Shape.of(
                        "aggregate with filter and order",
                        "SELECT string_agg(s, ',' ORDER BY a) FILTER (WHERE b > 1) AS x FROM t",
                        "x: aggregated t.s, condition t.b, sort t.a"),
                Shape.of(
                        "expression over aggregates",
                        "SELECT sum(a) / count(DISTINCT b) AS x FROM t",
                        "x: aggregated t.a, aggregated t.b"),
                Shape.of(
                        "rollup",
                        "SELECT k, s, sum(a) AS n FROM t GROUP BY ROLLUP (k, s)",
                        "k: copy t.k",
                        "s: copy t.s",
                        "n: aggregated t.a",
                        "rows: group t.k, group t.s"));
    }

    private static List<Shape> windows() {
        return List.of(
                Shape.of(
                        "window",
                        "SELECT a, sum(a) OVER (PARTITION BY k ORDER BY b) AS r,"
                                + " rank() OVER (ORDER BY s) AS p FROM t",
                        "a: copy t.a",
                        "r: aggregated t.a, window t.b, window t.k",
                        "p: window t.s"),
                Shape.of(
                        "named window and lag",
                        "SELECT lag(a, 1, k) OVER w AS x FROM t WINDOW w AS (PARTITION BY s ORDER BY b, a)",
                        "x: derived t.k, derived+window t.a, window t.b, window t.s"),
                Shape.of(
                        "qualify",
                        "SELECT a FROM t QUALIFY row_number() OVER (PARTITION BY k ORDER BY b) = 1",
                        "a: copy t.a",
                        "rows: filter t.b, filter t.k"));
    }

    private static List<Shape> nested() {
        return List.of(
                Shape.of(
                        "correlated subquery",
                        "SELECT a, (SELECT max(c) FROM u WHERE u.k = t.k) AS m FROM t",
                        "a: copy t.a",
                        "m: aggregated u.c, filter t.k, filter u.k"),
                Shape.of(
                        "exists",
                        "SELECT a FROM t WHERE EXISTS (SELECT c FROM u WHERE u.b = t.b)",
                        "a: copy t.a",
                        "rows: filter t.b, filter u.b"),
                Shape.of(
                        "in a subquery",
                        "SELECT a FROM t WHERE k IN (SELECT k FROM u WHERE c > 2)",
                        "a: copy t.a",
                        "rows: filter t.k, filter u.c, filter u.k"),
                Shape.of(
                        "subquery two levels deep",
                        "SELECT (SELECT (SELECT t.a + u.c) FROM u ORDER BY u.b LIMIT 1) AS x FROM t",
                        "x: derived t.a, derived u.c, sort u.b"),
                Shape.of(
                        "subquery in FROM",
                        "SELECT z.x FROM (SELECT a AS x, b FROM t) z WHERE z.b > 1",
                        "x: copy t.a",
                        "rows: filter t.b"),
                Shape.of(
                        "struct fields",
                        "SELECT o.f AS x, t.o.g AS y, o['f'] AS z, o AS w FROM t",
                        "x: derived t.o",
                        "y: derived t.o",
                        "z: derived t.o",
                        "w: copy t.o"),
                Shape.of(
                        "star of a struct",
                        "SELECT o.* FROM t",
                        "f: derived t.o",
                        "g: derived t.o"),
                Shape.of(
                        "lambda",
                        "SELECT list_transform(l, lambda a: a + b) AS x,"
                                + " [y * k FOR y IN l IF y > 1] AS z FROM t",
                        "x: derived t.b, derived t.l",
                        "z: derived t.k, derived t.l"),
                Shape.of(
                        "whole row",
                        "SELECT u AS x FROM u",
                        "x: derived u.b, derived u.c, derived u.k"));
    }

    private static List<Shape> wide() {
        return List.of(
                Shape.of(
                        "unnest",
                        "SELECT k, unnest(l) AS e FROM t",
                        "k: copy t.k",
                        "e: derived t.l",
                        "rows: filter t.l"),
                Shape.of(
                        "unnest a struct",
                        "SELECT unnest(o), a FROM t",
                        "f: derived t.o",
                        "g: derived t.o",
                        "a: copy t.a"),
                Shape.of(
                        "unnest in FROM",
                        "SELECT t.k, x.e FROM t, unnest(t.l) AS x(e)",
                        "k: copy t.k",
                        "e: derived t.l",
                        "rows: filter t.l"),
                Shape.of(
                        "range over a column",
                        "SELECT k, i FROM t, range(t.k) r(i)",
                        "k: copy t.k",
                        "i: derived t.k",
                        "rows: filter t.k"),
                Shape.of(
                        "pivot",
                        "SELECT * FROM (SELECT s, k, a FROM t) PIVOT (sum(a) FOR k IN (1, 2 AS two))",
                        "s: copy t.s",
                        "1: aggregated t.a, condition t.k",
                        "two: aggregated t.a, condition t.k",
                        "rows: group t.s"),
                Shape.of(
                        "pivot with two measures",
                        "FROM (PIVOT t ON k IN (1, 2) USING sum(a) AS n, max(b) AS m GROUP BY s)",
                        "s: copy t.s",
                        "1_n: aggregated t.a, condition t.k",
                        "1_m: aggregated t.b, condition t.k",
                        "2_n: aggregated t.a, condition t.k",
                        "2_m: aggregated t.b, condition t.k",
                        "rows: group t.s"),
                Shape.of(
                        "unpivot",
                        "SELECT * FROM u UNPIVOT (v FOR n IN (b, c AS cc))",
                        "k: copy u.k",
                        "n:",
                        "v: copy u.b, copy u.c",
                        "rows: filter u.b, filter u.c"),
                Shape.of(
                        "unpivot in pairs",
                        "SELECT n, v, w FROM t UNPIVOT INCLUDE NULLS"
                                + " ((v, w) FOR n IN ((a, b) AS p, (b, k) AS q))",
                        "n:",
                        "v: copy t.a, copy t.b",
                        "w: copy t.b, copy t.k"),
                Shape.of(
                        "unpivot of a star",
                        "FROM (UNPIVOT u ON COLUMNS(* EXCLUDE (k)) INTO NAME n VALUE v)",
                        "k: copy u.k",
                        "n:",
                        "v: copy u.b, copy u.c",
                        "rows: filter u.b, filter u.c"));
    }
}
