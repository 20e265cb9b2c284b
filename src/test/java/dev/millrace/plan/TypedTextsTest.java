package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.duck.DeepThreads;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.sql.Sql;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextsTest {

    private Session session;
    private Lane lane;

    @BeforeEach
    void open() {
        session = Session.open(SessionSettings.small("UTC"));
        lane = session.lane();
    }

    @AfterEach
    void close() {
        session.close();
    }

    private void check(Sql.Form form, String text) {
        new DeepThreads()
                .call(
                        () ->
                                new TypedTexts(lane, Map.of())
                                        .checked(Sql.typed("x", text, form), Set.of("orders")));
    }

    private Fault refused(Sql.Form form, String text) {
        var refused = catchThrowableOfType(FaultException.class, () -> check(form, text));
        assertThat(refused).as(text.length() > 200 ? "a long text" : text).isNotNull();
        assertThat(refused.fault().place().setting()).isEqualTo("x");
        assertThat(refused.fault().message()).isNotBlank().doesNotContain("Exception");
        return refused.fault();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a -- why",
                "a --",
                "a /* why */",
                "/* a /* nested */ comment */ a",
                "a OR b",
                "'it''s; fine'",
                "e'\\u00e9\\n'",
                "U&'\\00e9'",
                "\"odd ; name\"",
                "$$ ; -- $$",
                "(SELECT max(a) FROM orders)",
                "(WITH w AS (SELECT 1 AS k) SELECT k FROM w)",
                "a\n\n+\tb\r\n",
                "\u00a0a",
                "größe + 1",
                "[x for x in [1, 2]]",
                "[a][1]",
                "[a] || [b]",
                "(a, b)",
                "CASE WHEN a THEN 1 END"
            })
    void takesOneExpression(String text) {
        assertThatCode(() -> check(Sql.Form.EXPRESSION, text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\t",
                "--",
                "/* */",
                "/* a",
                "/* a /* b */",
                "a)",
                "(a",
                "a) + (b",
                "a] + [b",
                "a] || [b",
                "a][1",
                "a]::INTEGER[",
                "x for x in [1]",
                "a), (b",
                "a, b",
                "a AS b",
                "a; b",
                "a;",
                ";",
                "a) FROM orders WHERE (b",
                "a) UNION SELECT (b",
                "a) ORDER BY (b",
                "'a",
                "\"a",
                "$$ a",
                "a FROM orders",
                "SELECT 1",
                "*) FROM orders; DROP TABLE orders; SELECT (1",
                "a 'b' c",
                "+",
                "a[1",
                "{'k': 1",
                "\u0000",
                "a\u0000b",
                "a \u202e b c"
            })
    void refusesWhatIsNotOneExpression(String text) {
        refused(Sql.Form.EXPRESSION, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ORDER_KEY | a DESC NULLS LAST | true",
                "ORDER_KEY | a + 1 -- up | true",
                "ORDER_KEY | a, b | false",
                "ORDER_KEY | a LIMIT 1 | false",
                "ORDER_KEY | a DESC; SELECT 1 | false",
                "ORDER_KEY | a) | false",
                "QUERY | FROM orders | true",
                "QUERY | SELECT 1; | true",
                "QUERY | SELECT 1 -- end | true",
                "QUERY | SELECT 1; SELECT 2 | false",
                "QUERY | SELECT 1) UNION (SELECT 2 | false",
                "QUERY | (SELECT 1) UNION ALL (SELECT 2) | true",
                "QUERY | VALUES (1), (2) | true",
                "QUERY | TABLE orders | true",
                "QUERY | SELECT * FROM customers | false",
                "QUERY | SELECT * FROM main.orders | false",
                "QUERY | WITH orders AS (SELECT 1) FROM orders | true",
                "QUERY | WITH RECURSIVE r AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM r) FROM r | true",
                "QUERY | SELECT (SELECT * FROM w) FROM (WITH w AS (SELECT 1) FROM w) | false",
                "QUERY | INSERT INTO orders VALUES (1) | false",
                "TYPE | DECIMAL(18, 2) | true",
                "TYPE | STRUCT(a INTEGER, b VARCHAR[]) | true",
                "TYPE | ENUM('a', 'b') | true",
                "TYPE | INTEGER) + (1 | false",
                "TYPE | INTEGER), (1 | false",
                "TYPE | INTEGER; SELECT 1 | false"
            })
    void holdsEachFormToItself(Sql.Form form, String text, boolean fits) {
        if (fits) {
            assertThatCode(() -> check(form, text)).doesNotThrowAnyException();
        } else {
            refused(form, text);
        }
    }

    @Test
    void pointsAtTheCharacterBehindWideOnes() {
        var fault = refused(Sql.Form.QUERY, "SELECT '😀é' FROM custmers");
        assertThat(fault.code()).isEqualTo(FaultCode.SQL_TABLE_UNKNOWN);
        assertThat(fault.place().from()).isEqualTo(18);
        assertThat(fault.place().to()).isEqualTo(26);
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        var open = "(".repeat(5_000);
        assertThat(refused(Sql.Form.EXPRESSION, open + "1" + ")".repeat(5_000)).code())
                .isEqualTo(FaultCode.SQL_SYNTAX);
        refused(Sql.Form.EXPRESSION, open);
        refused(Sql.Form.EXPRESSION, "[".repeat(5_000) + "]".repeat(5_000));
        refused(
                Sql.Form.EXPRESSION,
                "CASE WHEN a THEN ".repeat(5_000) + "1" + " END".repeat(5_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT ", "- ", "a + ", "a || ", "a AND ", "a OR "})
    void survivesLongChains(String link) {
        try {
            check(Sql.Form.EXPRESSION, link.repeat(20_000) + "a");
        } catch (FaultException refused) {
            assertThat(refused.fault().code()).isEqualTo(FaultCode.SQL_SYNTAX);
        }
    }

    @Test
    void refusesATextOfTenMegabytes() {
        check(Sql.Form.EXPRESSION, "'" + "é".repeat(500_000) + "'");
        refused(Sql.Form.EXPRESSION, "'" + "é".repeat(5 << 20) + "'");
        refused(Sql.Form.EXPRESSION, "a " + " ".repeat(10 << 20) + "+ b");
        refused(Sql.Form.QUERY, "SELECT " + "x".repeat(10 << 20));
    }
}
