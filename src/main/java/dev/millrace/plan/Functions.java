package dev.millrace.plan;

import dev.millrace.duck.ParseTree;
import java.util.Set;
import java.util.regex.Pattern;

/// Which of the engine's functions a typed text may call.
///
/// Table functions are refused unless they are known to touch nothing; other functions are allowed
/// unless they reach outside the row: settings, sequences, logs, variables, the catalogue. A test
/// holds both lists against the engine's own catalogue, so a new engine brings its new ones under
/// it.
public final class Functions {

    private static final Set<String> TABLE_FUNCTIONS =
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

    private static final Pattern REFUSED =
            Pattern.compile(
                    "getvariable|getenv|current_transaction_id|nextval|currval|setval|setseed|write_log|sleep_ms|pg_sleep"
                            + "|current_(setting|query.*|connection_id|database.*|catalog"
                            + "|schema.*|user|role)|session_user|user|role|in_search_path"
                            + "|txid_current|get_block_size|json_serialize_plan"
                            + "|json_deserialize_sql|json_execute_serialized_sql"
                            + "|parse_duckdb_log_message|(pg|has|inet|duckdb|pragma)_.*"
                            + "|.*_is_visible|map_to_pg_oid|format_type|format_pg_type"
                            + "|col_description|obj_description|shobj_description|read_.*|query"
                            + "|query_table|glob|.*secret.*|parquet_.*|sniff_.*|.*_scan"
                            + "|arrow_.*|checkpoint|force_checkpoint|vector_type|stats");

    /// Those that give another value when asked again, within a run.
    private static final Set<String> VOLATILE =
            Set.of(
                    "random",
                    "uuid",
                    "uuidv4",
                    "uuidv7",
                    "gen_random_uuid",
                    "now",
                    "today",
                    "current_date",
                    "current_time",
                    "current_timestamp",
                    "current_localtime",
                    "current_localtimestamp",
                    "get_current_time",
                    "get_current_timestamp",
                    "transaction_timestamp",
                    "localtime",
                    "localtimestamp",
                    "age",
                    "ago",
                    "error",
                    ParseTree.SAMPLE);

    private static final Set<String> MULTIPLYING =
            Set.of("unnest", "unlist", "generate_subscripts", "regexp_split_to_table");

    private Functions() {}

    /// Whether a typed text may call it.
    ///
    /// @param inFrom whether it stands for a table
    public static boolean isAllowed(String name, boolean inFrom) {
        return inFrom ? isTableFunctionAllowed(name) : !isRefused(name);
    }

    /// Whether it makes several rows of one, which only a whole SELECT may do.
    public static boolean multipliesRows(String name) {
        return MULTIPLYING.contains(name);
    }

    static boolean isVolatile(String name) {
        return VOLATILE.contains(name);
    }

    static boolean isTableFunctionAllowed(String name) {
        return TABLE_FUNCTIONS.contains(name);
    }

    static boolean isRefused(String name) {
        return REFUSED.matcher(name).matches();
    }
}
