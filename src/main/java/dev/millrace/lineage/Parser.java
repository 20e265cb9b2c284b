package dev.millrace.lineage;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.ParseTree;
import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.model.Value;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Parses texts in a session of its own, which is opened when it is first needed. One thread.
final class Parser implements AutoCloseable {

    private @Nullable Session session;
    private @Nullable Lane lane;

    /// The tree of a text; one without a query if the engine does not parse it.
    ParseTree tree(String sql) {
        try {
            return lane().parse(sql);
        } catch (EngineException refused) {
            return new ParseTree(sql, Value.Fields.EMPTY);
        }
    }

    /// Names of the engine's aggregate functions, in lower case.
    Set<String> aggregates() {
        return lane()
                .rows(
                        "SELECT DISTINCT function_name FROM duckdb_functions()"
                                + " WHERE function_type = 'aggregate'")
                .values()
                .stream()
                .map(row -> String.valueOf(row.getFirst()).toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Lane lane() {
        var open = lane;
        if (open == null) {
            var opened = Session.open(SessionSettings.small("UTC"));
            session = opened;
            open = opened.lane();
            lane = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }
}
