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
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// One instance of the engine, for one run or one check, never used for another pipeline.
///
/// Set up first (`define`, settings), then locked, then used. Its own tables live in memory and
/// spill to the settings' folder. Lanes may be used by several threads, one thread a lane.
public final class Session implements AutoCloseable {

    private static final String EXPLAINING_OPTIMISERS =
            "statistics_propagation,empty_result_pullup,row_group_pruner,filter_pushdown,"
                    + "filter_pullup,join_filter_pushdown,top_n,late_materialization,join_order,"
                    + "build_side_probe_side,common_subplan";

    private static final AtomicReference<@Nullable String> VERSION = new AtomicReference<>();

    private static final long AGAIN_NANOS = 5_000_000;

    private final DuckDBConnection root;
    private final SecretTexts secrets = new SecretTexts();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final List<Lane> lanes = new ArrayList<>(); // guarded by itself

    private Session(DuckDBConnection root) {
        this.root = root;
    }

    public static Session open(SessionSettings settings) {
        try {
            var connection = DriverManager.getConnection("jdbc:duckdb:", ofInstance(settings));
            var session = new Session((DuckDBConnection) connection);
            session.set(ofConnections(settings));
            return session;
        } catch (SQLException e) {
            throw new EngineException(e, "");
        }
    }

    /// What the engine takes when it starts, which is cheaper than a statement each.
    private static Properties ofInstance(SessionSettings settings) {
        var all = new Properties();
        all.setProperty("temp_directory", settings.spill().map(Path::toString).orElse(""));
        all.setProperty("autoinstall_known_extensions", "false");
        all.setProperty("autoload_known_extensions", "false");
        // With progress told, but not with this, a long task of one core keeps another core busy.
        all.setProperty("scheduler_process_partial", "true");
        if (settings.memoryBytes() > 0) {
            all.setProperty("memory_limit", settings.memoryBytes() + "B");
        }
        if (settings.threads() > 0) {
            all.setProperty("threads", Integer.toString(settings.threads()));
        }
        if (settings.explains()) {
            all.setProperty("disabled_optimizers", EXPLAINING_OPTIMISERS);
        } else if (settings.barriers()) {
            all.setProperty("disabled_optimizers", "cte_filter_pusher");
        }
        return all;
    }

    private static List<String> ofConnections(SessionSettings settings) {
        var all = new ArrayList<String>();
        // A footer is read to bind, to count and to scan; the engine sees when it changed.
        all.add("parquet_metadata_cache = true");
        if (settings.profiles()) {
            all.add("enable_profiling = 'no_output'");
            all.add("profiling_coverage = 'ALL'");
            all.add("enable_progress_bar = true");
            all.add("enable_progress_bar_print = false");
        }
        all.add("errors_as_json = true");
        all.add("TimeZone = " + Dialect.DUCKDB.text(settings.timezone()));
        return all;
    }

    private void set(List<String> assignments) {
        runOnRoot(
                assignments.stream().map(each -> "SET " + each).collect(Collectors.joining("; ")));
    }

    /// Gives every lane opened from now on the value of a parameter, of the declared type.
    ///
    /// @throws EngineException if the value is not of that type
    public void define(String name, Parameter parameter, Value value) {
        if (parameter.secret()) {
            secrets.add(value);
        }
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
        set(
                List.of(
                        "allowed_paths = " + list(files),
                        "allowed_directories = " + list(folders),
                        "enable_external_access = false",
                        "lock_configuration = true"));
    }

    private static String list(Collection<Path> paths) {
        var texts =
                paths.stream()
                        .map(Path::toString)
                        .flatMap(path -> Stream.of(path, Dialect.DUCKDB.pattern(path)))
                        .distinct()
                        .map(Value::of)
                        .toList();
        return Dialect.DUCKDB.literal(new Value.Items(texts));
    }

    /// The engine's, such as `v1.4.0`. A process has one engine, which is asked once.
    public String version() {
        var known = VERSION.get();
        if (known != null) {
            return known;
        }
        try {
            var asked = root.getMetaData().getDatabaseProductVersion();
            VERSION.set(asked);
            return asked;
        } catch (SQLException e) {
            throw new EngineException(e, "");
        }
    }

    /// A new connection on which all parameters are set.
    public Lane lane() {
        try {
            var lane = new Lane(root.duplicate(), secrets, this::forget);
            defineIn(lane);
            synchronized (lanes) {
                lanes.add(lane);
            }
            return lane;
        } catch (SQLException e) {
            throw new EngineException(e, "");
        }
    }

    /// How many lanes are open.
    public int lanes() {
        synchronized (lanes) {
            return lanes.size();
        }
    }

    private void forget(Lane closed) {
        synchronized (lanes) {
            lanes.remove(closed);
        }
    }

    /// Sets on a lane the parameters that were defined after it was opened.
    public void defineIn(Lane lane) {
        if (!variables.isEmpty()) {
            lane.execute(String.join("; ", variables.values()));
        }
    }

    /// Stops what the lanes that are open now are doing; lanes opened later work. Returns at once.
    /// Any thread.
    public void cancel() {
        List<Lane> stopped;
        synchronized (lanes) {
            stopped = List.copyOf(lanes);
        }
        stopped.forEach(Lane::cancel);
        if (stopped.stream().anyMatch(Lane::interrupt)) {
            insist(stopped);
        }
    }

    /// As the other, of one lane.
    public static void cancel(Lane lane) {
        lane.cancel();
        if (lane.interrupt()) {
            insist(List.of(lane));
        }
    }

    private static void insist(List<Lane> stopped) {
        var again = new Thread(() -> interrupt(stopped), "cancel");
        again.setDaemon(true);
        again.start();
    }

    /// The engine forgets an interrupt that comes before a statement has really begun.
    private static void interrupt(List<Lane> stopped) {
        boolean running = true;
        while (running) {
            LockSupport.parkNanos(AGAIN_NANOS);
            running = stopped.stream().map(Lane::interrupt).reduce(false, Boolean::logicalOr);
        }
    }

    private void runOnRoot(String sql) {
        try (var statement = root.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw EngineException.of(e, sql, secrets);
        }
    }

    /// Ends the instance and removes what it spilled. Again does nothing.
    @Override
    public void close() {
        synchronized (lanes) {
            List.copyOf(lanes).forEach(Lane::close);
            try {
                if (!root.isClosed()) {
                    root.close();
                }
            } catch (SQLException e) {
                throw new EngineException(e, "");
            }
        }
    }
}
