package dev.millrace.duck;

import dev.millrace.model.Parameter;
import dev.millrace.model.Value;
import dev.millrace.sql.Dialect;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/// One instance of the engine, for one run or one check, never used for another pipeline.
///
/// Set up first (`define`, settings), then locked, then used. Its own tables live in memory and
/// spill to the settings' folder. Lanes may be used by several threads, one thread a lane.
public final class Session implements AutoCloseable {

    private static final String PLANNING_OPTIMISERS =
            "statistics_propagation,empty_result_pullup,row_group_pruner,filter_pushdown,"
                    + "filter_pullup,join_filter_pushdown,top_n,late_materialization,join_order,"
                    + "build_side_probe_side,common_subplan";

    private final DuckDBConnection root;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final List<Lane> lanes = new ArrayList<>(); // guarded by itself

    private Session(DuckDBConnection root) {
        this.root = root;
    }

    public static Session open(SessionSettings settings) {
        try {
            var session =
                    new Session((DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:"));
            settingsOf(settings).forEach(session::set);
            return session;
        } catch (SQLException e) {
            throw new EngineException(e, "");
        }
    }

    private static List<String> settingsOf(SessionSettings settings) {
        var text = Dialect.DUCKDB;
        var all = new ArrayList<String>();
        settings.spill().ifPresent(f -> all.add("temp_directory = " + text.text(f.toString())));
        if (settings.spill().isEmpty()) {
            all.add("temp_directory = ''");
        }
        all.add("autoinstall_known_extensions = false");
        all.add("autoload_known_extensions = false");
        all.add("enable_profiling = 'no_output'");
        all.add("profiling_coverage = 'ALL'");
        all.add("enable_progress_bar = true");
        all.add("enable_progress_bar_print = false");
        if (settings.planning()) {
            all.add("disabled_optimizers = '" + PLANNING_OPTIMISERS + "'");
        } else if (settings.barriers()) {
            all.add("disabled_optimizers = 'cte_filter_pusher'");
        }
        all.add("errors_as_json = true");
        if (settings.memoryBytes() > 0) {
            all.add("memory_limit = '" + settings.memoryBytes() + "B'");
        }
        if (settings.threads() > 0) {
            all.add("threads = " + settings.threads());
        }
        all.add("TimeZone = " + text.text(settings.timezone()));
        return all;
    }

    private void set(String assignment) {
        runOnRoot("SET " + assignment);
    }

    /// Gives every lane opened from now on the value of a parameter, of the declared type.
    ///
    /// @throws EngineException if the value is not of that type
    public void define(String name, Parameter parameter, Value value) {
        var cast = "CAST(" + Dialect.DUCKDB.literal(value) + " AS " + parameter.type() + ")";
        var assignment = "SET VARIABLE " + Dialect.DUCKDB.name(name) + " = " + cast;
        runOnRoot(assignment);
        variables.put(name, assignment);
    }

    /// From now on nothing outside these files and this folder can be reached and no setting can be
    /// changed, whatever SQL says.
    ///
    /// @param files real paths
    /// @param folders whose content is the session's own
    public void lock(Collection<Path> files, Collection<Path> folders) {
        set("allowed_paths = " + list(files));
        set("allowed_directories = " + list(folders));
        set("enable_external_access = false");
        set("lock_configuration = true");
    }

    private static String list(Collection<Path> paths) {
        var texts = paths.stream().map(path -> Value.of(path.toString())).toList();
        return Dialect.DUCKDB.literal(new Value.Items(texts));
    }

    /// A new connection on which all parameters are set.
    public Lane lane() {
        try {
            var lane = new Lane(root.duplicate());
            for (String assignment : variables.values()) {
                lane.execute(assignment);
            }
            synchronized (lanes) {
                lanes.add(lane);
            }
            return lane;
        } catch (SQLException e) {
            throw new EngineException(e, "");
        }
    }

    /// Stops what all lanes are doing; they stay usable. Any thread.
    public void cancel() {
        synchronized (lanes) {
            lanes.forEach(Lane::cancel);
        }
    }

    private void runOnRoot(String sql) {
        try (var statement = root.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new EngineException(e, sql);
        }
    }

    /// Ends the instance and removes what it spilled.
    @Override
    public void close() {
        synchronized (lanes) {
            lanes.forEach(Lane::close);
            lanes.clear();
        }
        try {
            root.close();
        } catch (SQLException e) {
            throw new EngineException(e, "");
        }
    }
}
