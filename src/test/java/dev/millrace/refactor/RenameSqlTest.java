package dev.millrace.refactor;

import static dev.millrace.refactor.Tables.columns;
import static dev.millrace.refactor.Tables.rename;
import static dev.millrace.refactor.Tables.sql;
import static dev.millrace.refactor.Tables.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.fault.FaultException;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Renames through what people write as SQL.
class RenameSqlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    SELECT a FROM t                                        | SELECT z FROM t
                    SELECT A, k FROM t                                     | SELECT z, k FROM t
                    SELECT "a" AS b FROM t                                 | SELECT z AS b FROM t
                    SELECT t.a + u.a AS s FROM t JOIN u USING (k)          | SELECT t.z + u.a AS s FROM t JOIN u USING (k)
                    SELECT x.a FROM t AS x                                 | SELECT x.z FROM t AS x
                    SELECT * FROM t                                        | SELECT * FROM t
                    SELECT * EXCLUDE (a) FROM t                            | SELECT * EXCLUDE (z) FROM t
                    SELECT * REPLACE (a + 1 AS a) FROM t                   | SELECT * REPLACE (z + 1 AS z) FROM t
                    WITH c AS (SELECT a, k FROM t) SELECT a FROM c         | WITH c AS (SELECT z, k FROM t) SELECT z FROM c
                    WITH c AS (SELECT * FROM t) SELECT a FROM c            | WITH c AS (SELECT * FROM t) SELECT z FROM c
                    WITH c AS (SELECT sum(a) AS a FROM t) SELECT a FROM c  | WITH c AS (SELECT sum(z) AS a FROM t) SELECT a FROM c
                    SELECT a, count(*) AS n FROM t GROUP BY a ORDER BY a   | SELECT z, count(*) AS n FROM t GROUP BY z ORDER BY z
                    SELECT k, sum(a) AS s FROM t GROUP BY k HAVING sum(a) > 1 | SELECT k, sum(z) AS s FROM t GROUP BY k HAVING sum(z) > 1
                    SELECT k FROM t WHERE a IN (SELECT a FROM u)           | SELECT k FROM t WHERE z IN (SELECT a FROM u)
                    SELECT 'a' AS s, a FROM t -- a is a                    | SELECT 'a' AS s, z FROM t -- a is a
                    SELECT '😀' AS s, a FROM t                             | SELECT '😀' AS s, z FROM t
                    SELECT k, row_number() OVER (ORDER BY a) AS n FROM t QUALIFY row_number() OVER (ORDER BY a) = 1 | SELECT k, row_number() OVER (ORDER BY z) AS n FROM t QUALIFY row_number() OVER (ORDER BY z) = 1
                    SELECT a FROM t UNION ALL SELECT a FROM u              | SELECT z FROM t UNION ALL SELECT a FROM u
                    """)
    void usesFollow(String before, String after) {
        var pipeline = sql(before.strip());
        assertThat(Tables.planned(pipeline).hasErrors()).isFalse();
        var rename = rename(pipeline, "t", "a", "z");
        assertThat(text(rename.pipeline(), "n", "sql")).isEqualTo(after.strip());
        assertThat(rename.added()).isEmpty();
    }

    @Test
    void sharedKeysOfUsingAreBroughtAlong() {
        var rename = rename(sql("SELECT k, c FROM t JOIN u USING (k)"), "t", "k", "key");
        assertThat(text(rename.pipeline(), "n", "sql"))
                .isEqualTo("SELECT key, c FROM t JOIN u USING (key)");
        assertThat(rename.added()).hasSize(1);
        assertThat(rename.pipeline().into(new NodeId("n")))
                .contains(new Link(rename.added().getFirst(), "", new NodeId("n"), "", "u"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    SELECT sum(a) AS s FROM t                            | SELECT sum(a) AS z FROM t
                    SELECT k, sum(a) AS s FROM t GROUP BY k ORDER BY s   | SELECT k, sum(a) AS z FROM t GROUP BY k ORDER BY z
                    SELECT k, sum(a) AS s FROM t GROUP BY k HAVING s > 1 | SELECT k, sum(a) AS z FROM t GROUP BY k HAVING z > 1
                    SELECT a "s" FROM t                                  | SELECT a z FROM t
                    WITH c AS (SELECT a AS s FROM t) SELECT s FROM c     | WITH c AS (SELECT a AS z FROM t) SELECT z FROM c
                    WITH c(s) AS (SELECT a FROM t) SELECT * FROM c       | WITH c(z) AS (SELECT a FROM t) SELECT * FROM c
                    SELECT 's' AS x, a AS s /* s */ FROM t               | SELECT 's' AS x, a AS z /* s */ FROM t
                    """)
    void anAliasIsMadeInTheText(String before, String after) {
        var rename = rename(sql(before.strip()), "n", "s", "z");
        assertThat(text(rename.pipeline(), "n", "sql")).isEqualTo(after.strip());
        assertThat(rename.added()).isEmpty();
        assertThat(rename.columns()).hasSize(1);
    }

    @Test
    void anAliasOfTheColumnsOwnNameIsItsOwn() {
        var rename = rename(sql("SELECT sum(a) AS a FROM t"), "n", "a", "z");
        assertThat(text(rename.pipeline(), "n", "sql")).isEqualTo("SELECT sum(a) AS z FROM t");
        assertThat(columns(rename.pipeline(), "t")).contains("a");
    }

    @Test
    void aColumnWithoutAnAliasIsRenamedAtItsSource() {
        var rename = rename(sql("SELECT k, a FROM t"), "n", "a", "z");
        assertThat(text(rename.pipeline(), "t", "columns[1].name")).isEqualTo("z");
        assertThat(text(rename.pipeline(), "n", "sql")).isEqualTo("SELECT k, z FROM t");
    }

    @Test
    void aNameOfTheEngineIsGivenBehind() {
        var rename = rename(sql("SELECT count(*) FROM t"), "n", "count_star()", "z");
        assertThat(rename.added()).hasSize(1);
        assertThat(rename.edits()).isEmpty();
        assertThat(columns(rename.pipeline(), rename.added().getFirst().value()))
                .containsExactly("z");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            textBlock =
                    """
                    SELECT k, sum(a) AS a FROM t GROUP BY k HAVING a > 1
                    SELECT k, a % 2 AS a FROM t GROUP BY k, a
                    SELECT k, a + 1 AS a FROM t QUALIFY row_number() OVER (ORDER BY a) = 1
                    """)
    void refusesWhatMayBeAColumnOrAnAlias(String text) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> rename(sql(text.strip()), "t", "a", "z"))
                .satisfies(
                        thrown -> {
                            var fault = thrown.fault();
                            assertThat(fault.message()).contains("\"N\"", "\"a\"");
                            assertThat(fault.place().setting()).isEqualTo("sql");
                            assertThat(text.strip().substring(fault.place().from()))
                                    .startsWith("a");
                        });
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            textBlock =
                    """
                    SELECT a, 1 AS z FROM t
                    SELECT k, sum(a) AS z FROM t GROUP BY k HAVING sum(z) > 1
                    SELECT k, a AS x, 5 AS z FROM t QUALIFY row_number() OVER (ORDER BY a) = 1
                    SELECT k FROM t WHERE EXISTS (SELECT 1 FROM (SELECT 2 AS z) i WHERE a = i.z)
                    """)
    void refusesANameThatWouldMeanSomethingElse(String text) {
        var pipeline = sql(text.strip());
        if (Tables.planned(pipeline).hasErrors()) {
            return;
        }
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> rename(pipeline, "t", "a", "z"));
    }

    @Test
    void sameNameInTwoInputsIsToldApart() {
        var before = sql("SELECT t.a, u.a AS b FROM t, u WHERE t.a < u.a");
        assertThat(text(rename(before, "u", "a", "z").pipeline(), "n", "sql"))
                .isEqualTo("SELECT t.a, u.z AS b FROM t, u WHERE t.a < u.z");
        assertThat(text(rename(before, "t", "a", "z").pipeline(), "n", "sql"))
                .isEqualTo("SELECT t.z, u.a AS b FROM t, u WHERE t.z < u.a");
    }
}
