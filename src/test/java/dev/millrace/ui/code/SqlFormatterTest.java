package dev.millrace.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFormatterTest {

    @Test
    void putsAClauseOnALine() {
        assertThat(
                        SqlFormatter.query(
                                "with a as (select * from orders where x is distinct from 1) select"
                                        + " a.region, sum(amount) filter (where amount>0) as total,"
                                        + " count(*) as number_of_orders from a left join b on"
                                        + " a.id=b.id and b.day between $since and today() group by"
                                        + " all order by total desc nulls last limit 10"))
                .isEqualTo(
                        """
                        WITH a AS (
                            SELECT *
                            FROM orders
                            WHERE x IS DISTINCT FROM 1
                        )
                        SELECT
                            a.region,
                            sum(amount) FILTER (WHERE amount > 0) AS total,
                            count(*) AS number_of_orders
                        FROM a
                        LEFT JOIN b ON a.id = b.id AND b.day BETWEEN $since AND today()
                        GROUP BY ALL
                        ORDER BY total DESC NULLS LAST
                        LIMIT 10"""
                                .strip());
    }

    @Test
    void breaksALongConditionBeforeAndAndOr() {
        assertThat(
                        SqlFormatter.expression(
                                "coalesce(Discount,0)<0.9 and Segment in ('Consumer',"
                                        + "'Corporate') or day between 1 and 2"))
                .isEqualTo(
                        """
                        coalesce(Discount, 0) < 0.9
                          AND Segment IN ('Consumer', 'Corporate')
                          OR day BETWEEN 1 AND 2"""
                                .strip());
        assertThat(SqlFormatter.expression("  a>- 1   and not b ")).isEqualTo("a > -1 AND NOT b");
    }

    @Test
    void keepsComments() {
        assertThat(
                        SqlFormatter.query(
                                "-- all\nselect a, -- first\n b /* second */ from t\n-- own\n"
                                        + "where x -- last"))
                .isEqualTo(
                        """
                        -- all
                        SELECT
                            a, -- first
                            b /* second */
                        FROM t
                        -- own
                        WHERE x -- last"""
                                .strip());
    }

    @Test
    void keepsTheCaseOfNames() {
        assertThat(SqlFormatter.query("select first, t.left as order_by, {when: 1} as end from t"))
                .isEqualTo("SELECT first, t.left AS order_by, {when: 1} AS end\nFROM t");
        assertThat(SqlFormatter.expression("left(a, 1) || \"from\" || 'select'"))
                .isEqualTo("left(a, 1) || \"from\" || 'select'");
    }

    private static final List<String> KEPT =
            List.of(
                    "from t select * exclude (a, \"B c\") replace (a + 1 as b) where a",
                    "select list_filter([1, 2, 3], x -> x > 1), list_transform(l, lambda x: x+1)",
                    "select {'a': 1, b: [2]}.a, map {'x': 1}['x'], l[1:2], l[-1], 5!, 10 % 3, 2 ** -1",
                    "select a::decimal(18, 2), 1_000 // 3, 1e-3, .5, e'a\\'b', $$it's$$, x'41', b'1'",
                    "select j->>'$.a', a ^@ 'x', not a, - -1, -(-1), ~1, @ -5, 'a'\n'b' from t",
                    "select rank() over (partition by a order by b rows between 1 preceding and"
                            + " current row) as r from t qualify r = 1",
                    "select sum(a) filter (where b) , count(distinct c), first(a order by b) from t",
                    "select a from t asof left join u using (k) union all by name select b from u",
                    "select case when a then case b when 1 then 2 end else 3 end, cast(a as date)",
                    "select extract(year from d), trim(both 'x' from s), interval 1 day, date '2020-01-01'",
                    "select exists (select 1), a in (select 2), a not between 1 and 2 and b, a is not null",
                    "with recursive a(n) as (select 1 union all select n+1 from a where n<9) from a",
                    "from (values (1, 'a'), (2, 'b')) v(x, y) order by all limit 10% offset 2",
                    "select columns(c -> c like 'a%'), * like 'a', t.*, count() from t using sample 10%",
                    "select /* a /* b */ c */ 1 -- end",
                    "select struct_pack(a := 1), coalesce (1, 2), max_by(a, b), if(a, 1, 2) from t");

    @Test
    void meansTheSameToTheEngine() {
        try (var session = Session.open(SessionSettings.small("UTC"));
                var lane = session.lane()) {
            for (String sql : KEPT) {
                var formatted = SqlFormatter.query(sql);
                assertThat(tree(lane, formatted)).as(formatted).isEqualTo(tree(lane, sql));
                assertThat(SqlFormatter.query(formatted)).isEqualTo(formatted);
            }
        }
    }

    /// What the engine's parser makes of it, but for positions.
    private static String tree(Lane lane, String sql) {
        var quoted = "'" + sql.replace("'", "''") + "'";
        var rows = lane.rows("SELECT CAST(json_serialize_sql(" + quoted + ") AS VARCHAR)");
        var json = String.valueOf(rows.values().getFirst().getFirst());
        assertThat(json).as(sql).contains("\"error\":false");
        return json.replaceAll("\"query_location(_length)?\":\\d+", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "(", ")", "case", "a)", "'open", "/* open", "select (from", "case when"})
    void leavesWhatIsHalfTypedWhole(String text) {
        assertThat(tokens(SqlFormatter.query(text))).isEqualTo(tokens(text));
        assertThat(tokens(SqlFormatter.expression(text))).isEqualTo(tokens(text));
    }

    @Property(tries = 3_000)
    void changesNothingButSpaceAndCase(@ForAll("texts") String text) {
        for (var formatted : List.of(SqlFormatter.query(text), SqlFormatter.expression(text))) {
            assertThat(tokens(formatted)).isEqualTo(tokens(text));
        }
    }

    @Test
    void whatIsAsLongAsALineIsSettledToo() {
        for (int letters = 60; letters < 76; letters++) {
            var query = SqlFormatter.query("1select(" + "a".repeat(letters));
            assertThat(SqlFormatter.query(query)).isEqualTo(query);
        }
    }

    @Property(tries = 3_000)
    void isDoneAfterOnce(@ForAll("texts") String text) {
        var query = SqlFormatter.query(text);
        assertThat(SqlFormatter.query(query)).isEqualTo(query);
        var expression = SqlFormatter.expression(text);
        assertThat(SqlFormatter.expression(expression)).isEqualTo(expression);
    }

    private static List<String> tokens(String sql) {
        return SqlLexer.of(sql).stream()
                .map(
                        l ->
                                l.is(Lexeme.Kind.WORD)
                                        ? l.text(sql).toLowerCase(Locale.ROOT)
                                        : l.text(sql))
                .toList();
    }

    @Provide
    Arbitrary<String> texts() {
        var token =
                Arbitraries.of(
                        "select",
                        "from",
                        "where",
                        "group",
                        "by",
                        "order",
                        "and",
                        "or",
                        "not",
                        "between",
                        "case",
                        "when",
                        "then",
                        "else",
                        "end",
                        "join",
                        "left",
                        "as",
                        "distinct",
                        "except",
                        "over",
                        "a",
                        "Region",
                        "\"Order Date\"",
                        "$since",
                        "${x}",
                        "$$it's$$",
                        "'it''s'",
                        "'a\nb'",
                        "e'\\''",
                        "x'4'",
                        "1",
                        "1.5e3",
                        ".5",
                        "1_0",
                        "(",
                        ")",
                        "[",
                        "]",
                        "{",
                        "}",
                        ",",
                        ".",
                        "::",
                        ":",
                        ":=",
                        "->",
                        "->>",
                        "=",
                        "<>",
                        "-",
                        "+",
                        "*",
                        "/",
                        "%",
                        "!",
                        "@",
                        "~",
                        "||",
                        "=>",
                        "-- c\n",
                        "/* c */",
                        "/* a\nb */",
                        ";",
                        "?",
                        "ä",
                        "with",
                        "values",
                        "limit",
                        "on");
        var space = Arbitraries.of("", " ", "\n", "  ", "\n  ");
        return Combinators.combine(token, space)
                .as((a, b) -> a + b)
                .list()
                .ofMaxSize(24)
                .map(parts -> String.join("", parts));
    }
}
