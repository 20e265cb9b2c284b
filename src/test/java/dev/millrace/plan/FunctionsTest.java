package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds the lists against the engine's own catalogue, so that a new engine brings its new ones.
class FunctionsTest {

    /// Words in a name that tell of something outside the row.
    private static final Pattern OUTSIDE =
            Pattern.compile(
                    "(^|_)(read|write|scan|glob|file|path|dir|setting|settings|secret|secrets|env"
                            + "|getenv|variable|getvariable|log|logs|catalog|schema|schemas|database"
                            + "|databases|sequence|nextval|currval|setval|sleep|checkpoint|attach"
                            + "|load|install|extension|extensions|query|execute|connection|user|role"
                            + "|session|table|tables|pragma|duckdb|sniff|copy|export|import|http|url"
                            + "|setseed|txid|oid|privilege|visible|version|plan|sql)(_|$)|^(pg|has)_");

    /// Those that look so and only change values.
    private static final Set<String> ONLY_LOOK_SO =
            Set.of(
                    "parse_path",
                    "parse_filename",
                    "parse_dirname",
                    "parse_dirpath",
                    "url_encode",
                    "url_decode",
                    "json_serialize_sql",
                    "json_extract_path",
                    "json_extract_path_text",
                    "json_copy_strftime_if_date",
                    "json_copy_strftime_if_timestamp",
                    "__internal_json_copy_to_geojson",
                    "__internal_json_copy_to_json",
                    "path_join",
                    "regexp_split_to_table",
                    "uuid_extract_version",
                    "version",
                    "log");

    private static Set<String> names(String where) throws SQLException {
        var names = new TreeSet<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT DISTINCT lower(function_name) FROM duckdb_functions() WHERE "
                                        + where)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        assertThat(names).isNotEmpty();
        return names;
    }

    @Test
    void everyOneThatLooksOutsideIsRefused() throws SQLException {
        var names = names("function_type IN ('scalar', 'aggregate', 'macro')");
        names.removeIf(name -> !OUTSIDE.matcher(name).find());
        names.removeAll(ONLY_LOOK_SO);
        assertThat(names).hasSizeGreaterThan(40);
        assertThat(names.stream().filter(name -> !Functions.isRefused(name))).isEmpty();
    }

    @Test
    void everyOneTheEngineCallsVolatileIsRefusedOrKnown() throws SQLException {
        assertThat(
                        names("stability IN ('VOLATILE', 'CONSISTENT_WITHIN_QUERY')").stream()
                                .filter(name -> !Functions.isRefused(name))
                                .filter(name -> !Functions.isVolatile(name)))
                .isEmpty();
    }

    @Test
    void everyMacroOverThoseIsRefusedOrKnown() throws SQLException {
        var inside =
                "function_type = 'macro' AND regexp_matches(lower(macro_definition),"
                        + " '\\b(random|now|current_[a-z_]+|getvariable|duckdb_[a-z]+|pg_[a-z_]+"
                        + "|today|nextval)\\b')";
        assertThat(
                        names(inside).stream()
                                .filter(name -> !Functions.isRefused(name))
                                .filter(name -> !Functions.isVolatile(name)))
                .isEmpty();
    }

    @Test
    void noTableFunctionIsAllowedButThoseOfTheList() throws SQLException {
        var names = names("function_type IN ('table', 'table_macro', 'pragma')");
        names.removeIf(name -> !Functions.isTableFunctionAllowed(name));
        assertThat(names)
                .isSubsetOf(
                        "range",
                        "generate_series",
                        "unnest",
                        "repeat",
                        "repeat_row",
                        "json_each",
                        "json_tree",
                        "generate_subscripts",
                        "regexp_split_to_table");
    }

    @Test
    void whatPeopleComputeWithIsNotRefused() throws SQLException {
        var common =
                Set.of(
                        "sum",
                        "count",
                        "avg",
                        "min",
                        "max",
                        "round",
                        "abs",
                        "upper",
                        "lower",
                        "substring",
                        "replace",
                        "regexp_replace",
                        "strftime",
                        "strptime",
                        "date_trunc",
                        "datediff",
                        "coalesce",
                        "list_transform",
                        "row_number",
                        "lag",
                        "rank",
                        "concat",
                        "trim",
                        "md5",
                        "hash",
                        "json_extract",
                        "quantile_cont",
                        "parse_filename",
                        "url_decode",
                        "log",
                        "ln",
                        "current_date",
                        "now");
        assertThat(common).noneMatch(Functions::isRefused);
    }
}
