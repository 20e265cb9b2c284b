package dev.millrace.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Holds the reserved words against the engine's own list and its own parser.
class ReservedWordsTest {

    /// Where the id of a node stands in the SQL of a person.
    private static final List<String> PLACES =
            List.of(
                    "SELECT * FROM %1$s",
                    "FROM %1$s",
                    "SELECT %1$s.id FROM %1$s WHERE %1$s.id > 1",
                    "SELECT a.id FROM %1$s a JOIN %1$s b ON a.id = b.id",
                    "SELECT * FROM (SELECT 1 AS id) x LEFT JOIN %1$s USING (id)",
                    "SELECT * FROM (SELECT 1 AS id) x, %1$s",
                    "SELECT * FROM %1$s ORDER BY %1$s.id LIMIT 1");

    /// Reserved in SQL, and an id all the same.
    private static final String FREE = "check";

    private Connection engine;

    @BeforeEach
    void open() throws SQLException {
        engine = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void close() throws SQLException {
        engine.close();
    }

    private List<String> keywords(String where) throws SQLException {
        var words = new ArrayList<String>();
        try (var statement = engine.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT DISTINCT keyword_name FROM duckdb_keywords()" + where)) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        return words;
    }

    @Test
    void areThoseOfTheEnginesCategories() throws SQLException {
        var expected = keywords(" WHERE keyword_category IN ('reserved', 'type_function')");
        expected.removeAll(keywords(" WHERE keyword_category = 'column_name'"));
        expected.remove(FREE);
        assertThat(expected).hasSizeGreaterThan(90).allMatch(NodeId::isReserved);
        assertThat(keywords("").stream().filter(NodeId::isReserved))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void areThoseThatTheParserDoesNotTakeAsAnInput() throws SQLException {
        for (String word : keywords("")) {
            if (!NodeId.isValid(word) || word.equals(FREE)) {
                continue;
            }
            try (var statement = engine.createStatement()) {
                statement.execute("CREATE OR REPLACE TABLE \"" + word + "\" (id INTEGER)");
            }
            for (String place : PLACES) {
                assertThat(parses(place.formatted(word)))
                        .as(place.formatted(word))
                        .isNotEqualTo(NodeId.isReserved(word));
            }
        }
    }

    private boolean parses(String sql) {
        try (var statement = engine.prepareStatement(sql)) {
            return statement.getMetaData().getColumnCount() > 0;
        } catch (SQLException refused) {
            return false;
        }
    }
}
