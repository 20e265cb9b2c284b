package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.json.Json;
import dev.millrace.plan.Planned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a pipeline from a stranger must not do, from every place where it can write SQL or a path.
class StrangerTest {

    private static final String SOURCE =
            """
            "src": {"type": "source.csv", "settings": {"path": "in.csv", "columns": [["id", "BIGINT"]]}}
            """;

    /// Table functions that touch nothing outside their arguments.
    private static final Set<String> HARMLESS =
            Set.of(
                    "range",
                    "generate_series",
                    "unnest",
                    "repeat",
                    "repeat_row",
                    "json_each",
                    "json_tree",
                    "generate_subscripts",
                    "regexp_split_to_table");

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        var outer = folder.toRealPath();
        folder = Files.createDirectories(outer.resolve("workspace"));
        Files.createDirectories(folder.resolve(".millrace"));
        Files.writeString(folder.resolve("in.csv"), "id\n1\n");
        Files.writeString(folder.resolve("beside.csv"), "id\n2\n");
        Files.writeString(outer.resolve("secret.csv"), "id\n3\n");
        Files.createSymbolicLink(folder.resolve("link.csv"), outer.resolve("secret.csv"));
        Files.createSymbolicLink(folder.resolve("out"), outer);
    }

    private Planned plan(String nodes, String... links) {
        return new RunningPipeline(folder, Pipelines.of(nodes, links)).planned();
    }

    private static String node(String type, String settings) {
        return SOURCE + ", \"bad\": {\"type\": \"" + type + "\", \"settings\": {" + settings + "}}";
    }

    /// The same text from every place that takes SQL.
    private List<Planned> everywhere(String sql, String expression) {
        var quotedSql = Json.quote(sql);
        var quoted = Json.quote(expression);
        var measure = "\"columns\": [[\"x\", " + quoted + "]]";
        return List.of(
                plan(node("transform.sql", "\"sql\": " + quotedSql), "src -> bad"),
                plan(node("transform.filter", "\"condition\": " + quoted), "src -> bad"),
                plan(node("transform.derive", measure), "src -> bad"),
                plan(
                        node("transform.aggregate", "\"measures\": [[\"x\", " + quoted + "]]"),
                        "src -> bad"),
                plan(
                        node("transform.join", "\"kind\": \"inner\", \"condition\": " + quoted),
                        "src -> bad.left",
                        "src -> bad.right"),
                plan(node("transform.sort", "\"by\": [" + quoted + "]"), "src -> bad"));
    }

    private static void isRefused(Planned planned, String about) {
        assertThat(planned.plan()).as(about).isEmpty();
        assertThat(planned.faults().stream().filter(Fault::isError))
                .as(about)
                .isNotEmpty()
                .allMatch(fault -> fault.place().node().equals("bad"));
    }

    @Test
    void noTableFunctionOfTheCatalogueButTheHarmless() throws SQLException {
        var names = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT DISTINCT function_name FROM duckdb_functions() WHERE"
                                        + " function_type IN ('table', 'table_macro', 'pragma')")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        assertThat(names).hasSizeGreaterThan(80);
        names.removeAll(HARMLESS);
        for (String name : names) {
            var call = "\"" + name + "\"('beside.csv')";
            isRefused(
                    plan(
                            node(
                                    "transform.sql",
                                    "\"sql\": " + Json.quote("SELECT * FROM " + call)),
                            "src -> bad"),
                    name);
            isRefused(
                    plan(
                            node(
                                    "transform.filter",
                                    "\"condition\": "
                                            + Json.quote("EXISTS (SELECT 1 FROM " + call + ")")),
                            "src -> bad"),
                    name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM read_csv('beside.csv')",
                "FROM 'beside.csv'",
                "FROM \"beside.csv\"",
                "FROM glob('*')",
                "FROM read_text('/etc/passwd')",
                "FROM query('SELECT 1')",
                "FROM duckdb_settings()",
                "FROM information_schema.tables",
                "FROM sqlite_master",
                "FROM (DESCRIBE src)",
                "FROM (SHOW TABLES)",
                "FROM (SUMMARIZE src)"
            })
    void noTableButTheInputs(String from) {
        for (var planned : everywhere("SELECT * " + from, "(SELECT count(*) " + from + ") > 0")) {
            isRefused(planned, from);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY src TO 'stolen.csv'",
                "ATTACH 'x.db'",
                "DETACH x",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET threads = 1",
                "SET VARIABLE a = 1",
                "PRAGMA version",
                "CREATE TABLE x (a INT)",
                "CREATE SECRET s (TYPE s3)",
                "DROP TABLE src",
                "INSERT INTO src VALUES (1)",
                "UPDATE src SET id = 1",
                "DELETE FROM src",
                "EXPORT DATABASE 'x'",
                "IMPORT DATABASE 'x'",
                "CALL pragma_version()",
                "BEGIN",
                "CHECKPOINT",
                "VACUUM",
                "USE x",
                "EXPLAIN SELECT 1",
                "EXECUTE p",
                "SELECT 1; SELECT 2",
                "WITH x AS (INSERT INTO src VALUES (1) RETURNING *) SELECT * FROM x",
                "1) FROM src; COPY src TO 'stolen.csv'; SELECT (1",
                "1); DROP TABLE src; --",
                "1) /* ",
                "'"
            })
    void noStatementButASelect(String statement) {
        for (var planned : everywhere(statement, statement)) {
            isRefused(planned, statement);
        }
        assertThat(folder.resolve("stolen.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "current_setting('memory_limit') = ''",
                "getvariable('run_id') = ''",
                "nextval('x') > 0",
                "setseed(0.5) IS NULL",
                "write_log('x') IS NULL",
                "pg_sleep(9) IS NULL",
                "current_database() = ''"
            })
    void noFunctionThatReachesOutside(String expression) {
        for (var planned : everywhere("SELECT * FROM src WHERE " + expression, expression)) {
            isRefused(planned, expression);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.csv",
                "link.csv",
                "out/secret.csv",
                "out/*.csv",
                "*/secret.csv",
                "/etc/passwd",
                "data/../../secret.csv",
                ".millrace/../../secret.csv",
                "file:///etc/passwd",
                "https://example.org/x.csv",
                "s3://bucket/x.csv",
                "~/x.csv"
            })
    void noPathThatLeadsOut(String path) {
        var settings = "\"path\": " + Json.quote(path) + ", \"columns\": [[\"id\", \"BIGINT\"]]";
        isRefused(
                plan("\"bad\": {\"type\": \"source.csv\", \"settings\": {" + settings + "}}"),
                path);
        isRefused(
                plan(
                        node(
                                "storage.csv",
                                "\"path\": "
                                        + Json.quote(path.contains("..") ? path : "out/" + path)),
                        "src -> bad"),
                path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".git/hooks/post-commit",
                ".millrace/history.db",
                "test.pipeline.json",
                "in.csv"
            })
    void nothingThatIsTrustedIsOverwritten(String path) {
        isRefused(plan(node("storage.csv", "\"path\": " + Json.quote(path)), "src -> bad"), path);
    }
}
