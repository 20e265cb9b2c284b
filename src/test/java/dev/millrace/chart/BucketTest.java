package dev.millrace.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Rows are grouped by one thing and filtered by another; both mean the same.
class BucketTest {

    /// Before and after Christ, at the ends of what an engine knows, and what is no time.
    private static final List<String> ROWS =
            List.of(
                    "SELECT TIMESTAMP '1970-01-01' + to_days(CAST(i * 97 - 1500000 AS INTEGER))"
                            + " + to_milliseconds(i * 7919) AS t FROM range(30000) r(i)",
                    "SELECT unnest([TIMESTAMP '290000-05-05 01:02:03', TIMESTAMP '290000-12-31"
                            + " (BC) 23:59:59', 'infinity'::TIMESTAMP, '-infinity'::TIMESTAMP,"
                            + " NULL]) AS t",
                    "SELECT unnest([DATE '2024-02-29', 'infinity'::DATE, DATE '5000000-01-01',"
                            + " NULL]) AS t",
                    "SELECT TIMESTAMPTZ '2024-03-31 00:30:00+00' + to_minutes(i * 15) AS t"
                            + " FROM range(200) r(i)",
                    "SELECT unnest(['2024-02-29', '1', '', 'infinity', NULL]) AS t");

    @ParameterizedTest
    @EnumSource(Unit.class)
    void aGroupIsToldAsTheValueOfItsRows(Unit unit) throws SQLException {
        var bucket = new Bucket.Time(unit);
        try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
            for (String rows : ROWS) {
                var over = bucket.over("t");
                var told = bucket.told(bucket.grouped("t"));
                assertThat(texts(connection, told, rows))
                        .as(rows)
                        .isNotEmpty()
                        .isEqualTo(texts(connection, over, rows));
            }
        }
    }

    private static List<String> texts(Connection connection, Sql value, String rows)
            throws SQLException {
        var texts = new ArrayList<String>();
        var query = "SELECT " + value.text(Dialect.DUCKDB) + " FROM (" + rows + ")";
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            while (found.next()) {
                texts.add(String.valueOf(found.getString(1)));
            }
        }
        return texts;
    }
}
