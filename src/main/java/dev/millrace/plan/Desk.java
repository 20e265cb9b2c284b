package dev.millrace.plan;

import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.duck.Warehouse;
import dev.millrace.model.Parameter;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.sql.Dialect;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A session that is set up and locked, and the lane on which nodes are bound in it: against empty
/// tables, in a schema of their own. One planning at a time; a desk may serve several plannings of
/// the same pipeline.
public final class Desk implements AutoCloseable {

    /// Where the empty tables live.
    private static final String FOLDER = "bind";

    private static final int MOST_SHARED = 2_000;

    private final Setup setup;
    private final Session session;
    private final Lane binding;
    private final Map<String, Schema> made = new LinkedHashMap<>();
    private final Map<Schema, String> shared = new HashMap<>();
    private int number;

    /// All that cannot be changed any more once a session is locked.
    ///
    /// @param files and `folders` that can be reached
    /// @param declared parameters that are set, by name
    /// @param values of those that are not another in each run
    public record Setup(
            String timezone,
            Set<Path> files,
            Set<Path> folders,
            Map<String, Parameter> declared,
            Map<String, Value> values) {

        public Setup {
            files = Set.copyOf(files);
            folders = Set.copyOf(folders);
            declared = Map.copyOf(declared);
            values = Map.copyOf(values);
        }

        static Setup of(
                String timezone,
                Set<Path> files,
                Set<Path> folders,
                Set<String> names,
                Arguments arguments) {
            var declared = new LinkedHashMap<>(arguments.declared());
            declared.keySet().retainAll(names);
            var values = new LinkedHashMap<>(arguments.values());
            values.keySet().retainAll(names);
            values.keySet().removeAll(Set.of(Arguments.RUN_ID, Arguments.RUN_TIME));
            return new Setup(timezone, files, folders, declared, values);
        }
    }

    private Desk(Setup setup, Session session, Lane binding) {
        this.setup = setup;
        this.session = session;
        this.binding = binding;
    }

    /// @param session not yet locked; closed if there will be no desk
    static Desk in(Session session, Setup setup) {
        boolean done = false;
        try {
            var lane = session.lane();
            // A schema of the search path must not be dropped: the path would forget it for ever.
            lane.execute("CREATE SCHEMA %1$s; SET search_path = '%1$s,main'".formatted(FOLDER));
            // Nothing is run here but a few lines of files. With profiles, to prepare a statement
            // takes twice as long; without the optimizer, two thirds.
            lane.execute("PRAGMA disable_profiling; PRAGMA disable_optimizer");
            done = true;
            return new Desk(setup, session, lane);
        } finally {
            if (!done) {
                session.close();
            }
        }
    }

    public Setup setup() {
        return setup;
    }

    /// Its other lanes know nothing of the empty tables.
    public Session session() {
        return session;
    }

    Lane binding() {
        return binding;
    }

    /// Sets the parameters, and locks the session for good.
    void lock(Variables variables) {
        variables.define(session, binding);
        session.lock(setup.files(), setup.folders());
    }

    /// Makes an empty table, unless it is there.
    void makeEmpty(String table, Schema schema) {
        var before = made.get(table);
        if (schema.equals(before)) {
            return;
        }
        if (before != null) {
            drop(table);
            made.remove(table);
        }
        binding.createEmpty(FOLDER, table, schema);
        made.put(table, schema);
    }

    /// An empty table with these columns, whatever its name; relations with the same columns share
    /// one, as making it costs as much as binding a node.
    String empty(Schema schema) {
        return shared.computeIfAbsent(
                schema,
                _ -> {
                    var table = "columns " + ++number;
                    binding.createEmpty(FOLDER, table, schema);
                    return table;
                });
    }

    private void drop(String table) {
        binding.settle("DROP TABLE " + FOLDER + "." + Dialect.DUCKDB.name(table));
    }

    /// Removes the tables that do not stand for one of these relations, and what was noted of the
    /// warehouse.
    void tidy(Set<String> relations) {
        binding.settle("DROP SCHEMA IF EXISTS " + Warehouse.NAME + " CASCADE");
        made.keySet().stream().filter(table -> !relations.contains(table)).forEach(this::drop);
        made.keySet().retainAll(relations);
        if (shared.size() > MOST_SHARED) {
            shared.values().forEach(this::drop);
            shared.clear();
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
