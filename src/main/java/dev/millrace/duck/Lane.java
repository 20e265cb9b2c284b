package dev.millrace.duck;

import dev.millrace.json.Json;
import dev.millrace.model.Column;
import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.sql.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.ProfilerPrintFormat;
import org.jspecify.annotations.Nullable;

/// One connection of a session. One thread at a time, except `cancel` and `progress`.
///
/// Deep statements need a deep stack: call from one of `DeepThreads`.
public final class Lane implements AutoCloseable {

    private static final String PARSE_LIST =
            "SELECT json_serialize_sql(unnest(from_json(?, '[\"VARCHAR\"]')))";

    private final DuckDBConnection connection;
    private final SecretTexts secrets;
    private final Consumer<Lane> closed;
    private final Object turn = new Object();
    private volatile @Nullable Statement running; // written under turn
    private volatile boolean cancelled;
    private @Nullable PreparedStatement parser;
    private @Nullable PreparedStatement listParser;

    /// @param secrets of the session, kept out of what is said when a statement fails
    /// @param closed told once the lane is closed
    Lane(DuckDBConnection connection, SecretTexts secrets, Consumer<Lane> closed) {
        this.connection = connection;
        this.secrets = secrets;
        this.closed = closed;
    }

    /// Runs a statement.
    ///
    /// @return rows it wrote; 0 if it writes none
    public long execute(String sql) {
        try (var statement = connection.createStatement()) {
            begin(statement);
            boolean hasRows = statement.execute(sql);
            return hasRows ? 0 : Math.max(0, statement.getLargeUpdateCount());
        } catch (SQLException e) {
            throw EngineException.of(e, sql, secrets);
        } finally {
            end();
        }
    }

    /// Runs a statement that puts things back: also after a cancel, and no cancel stops it.
    public void settle(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw EngineException.of(e, sql, secrets);
        }
    }

    /// The rows of a SELECT, each value as the engine writes it.
    public Rows rows(String sql) {
        try (var statement = connection.createStatement()) {
            begin(statement);
            try (var result = statement.executeQuery(sql)) {
                return rows(result);
            }
        } catch (SQLException e) {
            throw EngineException.of(e, sql, secrets);
        } finally {
            end();
        }
    }

    private static Rows rows(ResultSet result) throws SQLException {
        var meta = result.getMetaData();
        var columns = new ArrayList<Column>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(new Column(meta.getColumnName(i), meta.getColumnTypeName(i)));
        }
        var rows = new ArrayList<List<@Nullable String>>();
        while (result.next()) {
            var row = new ArrayList<@Nullable String>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(result.getString(i));
            }
            rows.add(row);
        }
        return new Rows(new Schema(columns), rows);
    }

    /// The columns a SELECT would give, without running it.
    public Schema bind(String select) {
        try (var statement = connection.prepareStatement(select)) {
            var meta = statement.getMetaData();
            var columns = new ArrayList<Column>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(new Column(meta.getColumnName(i), meta.getColumnTypeName(i)));
            }
            // The driver names an ENUM without its values.
            boolean whole = columns.stream().noneMatch(c -> c.type().contains("ENUM"));
            return whole ? new Schema(columns) : described(select);
        } catch (SQLException e) {
            throw EngineException.of(e, select, secrets);
        }
    }

    private Schema described(String select) {
        var columns = new ArrayList<Column>();
        for (var row : rows("DESCRIBE " + select).values()) {
            columns.add(new Column(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
        }
        return new Schema(columns);
    }

    /// An empty table with these columns, in a schema of the session.
    public void createEmpty(String folder, String name, Schema schema) {
        var sql = new StringBuilder("CREATE TABLE ");
        sql.append(Dialect.DUCKDB.name(folder)).append('.');
        sql.append(Dialect.DUCKDB.name(name)).append('(');
        for (Column column : schema.columns()) {
            sql.append(sql.charAt(sql.length() - 1) == '(' ? "" : ", ");
            sql.append(Dialect.DUCKDB.name(column.name())).append(' ').append(column.type());
        }
        execute(sql.append(')').toString());
    }

    /// The plan of a SELECT, as the engine would run it.
    public Profile explain(String select) {
        var text = rows("EXPLAIN (FORMAT json) " + select).values().getFirst().get(1);
        return Profile.ofPlan(Json.ofEngine(String.valueOf(text)));
    }

    /// What a person typed, as a tree.
    ///
    /// @throws EngineException if it does not parse or is not a SELECT
    public ParseTree parse(String sql) {
        try {
            if (parser == null) {
                parser = connection.prepareStatement("SELECT json_serialize_sql(?)");
            }
            parser.setString(1, sql);
            try (var result = parser.executeQuery()) {
                result.next();
                return new ParseTree(sql, Json.ofEngine(result.getString(1)));
            }
        } catch (SQLException e) {
            parser = null;
            throw EngineException.of(e, sql, secrets);
        }
    }

    /// Several texts at once, each as by `parse`, in their order.
    ///
    /// @throws EngineException if one of them makes the engine give up
    public List<ParseTree> parse(List<String> texts) {
        var list = new Value.Items(texts.stream().<Value>map(Value::of).toList());
        try {
            if (listParser == null) {
                listParser = connection.prepareStatement(PARSE_LIST);
            }
            listParser.setString(1, Json.line(list));
            var trees = new ArrayList<ParseTree>();
            try (var result = listParser.executeQuery()) {
                while (result.next()) {
                    var tree = Json.ofEngine(result.getString(1));
                    trees.add(new ParseTree(texts.get(trees.size()), tree));
                }
            }
            return trees;
        } catch (SQLException e) {
            listParser = null;
            throw EngineException.of(e, "", secrets);
        }
    }

    /// What the last statement of this lane did, operator by operator.
    public Profile profile() {
        try {
            return Profile.ofRun(connection.getProfilingInformation(ProfilerPrintFormat.JSON));
        } catch (SQLException e) {
            throw EngineException.of(e, "", secrets);
        }
    }

    /// How far the running statement is. Any thread.
    public StatementProgress progress() {
        var statement = running;
        if (statement instanceof DuckDBPreparedStatement duck) {
            try {
                var said = duck.getQueryProgress();
                double percent = said.getPercentage();
                return new StatementProgress(
                        percent < 0
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(Math.min(1, percent / 100)),
                        Math.max(0, said.getRowsProcessed()));
            } catch (SQLException ended) {
                return StatementProgress.UNKNOWN;
            }
        }
        return StatementProgress.UNKNOWN;
    }

    /// From now on every statement of this lane fails as interrupted, the running one too. Any
    /// thread.
    public void cancel() {
        cancelled = true;
        interrupt();
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /// Interrupts the running statement. A statement that has only just begun does not see it and
    /// has to be interrupted again.
    ///
    /// @return whether there was one
    boolean interrupt() {
        synchronized (turn) {
            var statement = running;
            if (statement == null) {
                return false;
            }
            try {
                statement.cancel();
            } catch (SQLException ended) {
                // It ended by itself in the meantime, which is what was wanted.
                return false;
            }
            return true;
        }
    }

    private void begin(Statement statement) throws SQLException {
        synchronized (turn) {
            running = statement;
        }
        if (cancelled) {
            throw new SQLException("Interrupt Error: cancelled");
        }
    }

    /// After it no interrupt that was meant for the statement can meet the next one.
    private void end() {
        synchronized (turn) {
            running = null;
        }
    }

    @Override
    public void close() {
        try {
            if (parser != null) {
                parser.close();
            }
            if (listParser != null) {
                listParser.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw EngineException.of(e, "", secrets);
        } finally {
            closed.accept(this);
        }
    }
}
