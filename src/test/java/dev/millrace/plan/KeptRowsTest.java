package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Column;
import dev.millrace.model.NodeId;
import dev.millrace.model.Schema;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows come out of the store as they went in: types, values, NULL and order.
class KeptRowsTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "127::TINYINT",
                "255::UTINYINT",
                "(-32768)::SMALLINT",
                "4294967295::UINTEGER",
                "9223372036854775807",
                "18446744073709551615::UBIGINT",
                "'-170141183460469231731687303715884105728'::HUGEINT",
                "340282366920938463463374607431768211455::UHUGEINT",
                "0.1::FLOAT",
                "'nan'::DOUBLE",
                "'-infinity'::DOUBLE",
                "1e-300::DOUBLE",
                "12345678901234567890123456789012345.678::DECIMAL(38,3)",
                "'Grüße, \"7\" 😀\n'",
                "''",
                "'\\xAA\\x00'::BLOB",
                "DATE '0044-03-15 (BC)'",
                "'infinity'::DATE",
                "TIME '23:59:59.999999'",
                "'12:00:00+05:45'::TIMETZ",
                "TIMESTAMP '2024-02-29 12:00:00.123456'",
                "TIMESTAMP_S '2024-02-29 12:00:00'",
                "TIMESTAMP_MS '2024-02-29 12:00:00.123'",
                "TIMESTAMP_NS '2024-02-29 12:00:00.123456789'",
                "TIMESTAMPTZ '2024-02-29 12:00:00.123456+05:45'",
                "INTERVAL '1 year 2 days 3.000001 seconds'",
                "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::UUID",
                "[1, NULL, 3]",
                "[['a', ''], NULL, []]"
            })
    void aValueComesBackAsItWas(String literal) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(
                    connection,
                    "CREATE TABLE kept AS SELECT i, CASE WHEN i <> 1 THEN v END AS v FROM (SELECT "
                            + literal
                            + " AS v), range(3) t(i)");
            var schema =
                    new Schema(
                            List.of(
                                    new Column("i", "BIGINT"),
                                    new Column("v", type(connection, "SELECT v FROM kept"))));
            assertThat(KeptRows.fit(schema)).isTrue();
            var file = folder.resolve("rows [1].parquet");
            execute(
                    connection,
                    "COPY ("
                            + KeptRows.written(schema, Sql.name("kept")).text(Dialect.DUCKDB)
                            + ") TO "
                            + Dialect.DUCKDB.text(file.toString())
                            + " (FORMAT parquet)");
            var read = KeptRows.read(relation(schema), file).sql().text(Dialect.DUCKDB);
            assertThat(type(connection, "SELECT v FROM (" + read + ")"))
                    .isEqualTo(schema.columns().getLast().type());
            var differing =
                    "SELECT count(*) FROM (SELECT *, row_number() OVER () AS n FROM ("
                            + read
                            + ")) a FULL JOIN (SELECT *, row_number() OVER () AS n FROM kept) b"
                            + " USING (n) WHERE a.i IS DISTINCT FROM b.i OR a.v IS DISTINCT FROM"
                            + " b.v";
            assertThat(first(connection, differing)).isEqualTo("0");
        }
    }

    @Test
    void whatAFileCannotHoldIsNotKept() {
        for (String type :
                List.of("STRUCT(a INTEGER)", "HUGEINT[]", "MAP(VARCHAR, INTEGER)", "ENUM('a')")) {
            assertThat(KeptRows.fit(new Schema(List.of(new Column("v", type))))).isFalse();
        }
    }

    private static Relation relation(Schema schema) {
        return new Relation(
                "kept",
                new NodeId("kept"),
                "out",
                Relation.Kind.QUERY,
                Sql.EMPTY,
                List.of(),
                schema,
                Set.of(),
                false);
    }

    private static String type(Connection connection, String query) throws SQLException {
        return first(connection, "SELECT column_type FROM (DESCRIBE " + query + ")");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String first(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
