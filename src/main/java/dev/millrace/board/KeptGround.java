package dev.millrace.board;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.engine.KeptFile;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import dev.millrace.plan.Relation;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rows that a run kept, in a session that reaches nothing else.
public final class KeptGround implements Ground, AutoCloseable {

    private static final long MOST_BYTES = 2L << 30;

    private final Session session;
    private final Lane lane;
    private final Map<String, Rowset> rows = new HashMap<>();

    /// @param files real paths of files of the content store, by relation
    /// @param timezone an IANA name
    /// @throws FaultException if one of them cannot be read
    public KeptGround(Map<String, Path> files, String timezone) {
        session =
                Session.open(
                        new SessionSettings(
                                MOST_BYTES, 0, Optional.empty(), timezone, false, false, false));
        session.lock(new HashSet<>(files.values()), Set.of());
        lane = session.lane();
        boolean done = false;
        try {
            files.forEach((relation, file) -> rows.put(relation, open(relation, file)));
            done = true;
        } catch (EngineException e) {
            throw e.fault().toException(e);
        } finally {
            if (!done) {
                session.close();
            }
        }
    }

    private Rowset open(String relation, Path file) {
        var select = KeptFile.select(file, lane);
        var name = "rows of " + relation;
        lane.execute("CREATE VIEW " + Dialect.DUCKDB.name(name) + " AS " + select);
        Schema schema = lane.bind(select);
        return new Rowset(Sql.name(name), schema);
    }

    @Override
    public Optional<Rowset> of(Relation relation) {
        return Optional.ofNullable(rows.get(relation.name()));
    }

    @Override
    public Rows ask(String select) {
        try {
            return lane.rows(select);
        } catch (EngineException e) {
            throw e.fault().toException(e);
        }
    }

    /// Stops what is being asked. Any thread.
    public void cancel() {
        session.cancel();
    }

    @Override
    public void close() {
        session.close();
    }
}
