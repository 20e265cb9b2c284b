package dev.millrace.engine.look;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.ParseTree;
import dev.millrace.engine.Culprit;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Rows;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Relation;
import dev.millrace.plan.StatementText;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rows of all wires in front of one, as they are when that one is looked at: asked about with
/// SELECTs of which the results may be held for as long as it is open. One thread.
public final class WireRows implements AutoCloseable {

    private final KeptTables tables;
    private final Course course;
    private final Planned planned;
    private final Path workspace;
    private final Lane lane;
    private final List<String> held = new ArrayList<>();

    /// @param course walked
    /// @param warehouse its database file
    WireRows(KeptTables tables, Course course, Planned planned, Path warehouse, Lane lane) {
        this.workspace = requireNonNull(warehouse.getParent());
        this.tables = tables;
        this.course = course;
        this.planned = planned;
        this.lane = lane;
    }

    public Planned planned() {
        return planned;
    }

    /// The folder that holds the warehouse.
    public Path workspace() {
        return workspace;
    }

    /// What is looked at.
    public Relation wanted() {
        return course.wanted();
    }

    /// How much of the sources is in these rows.
    public Looked.Extent extent() {
        return course.extent();
    }

    /// Names of the relations there are rows of.
    public Set<String> names() {
        return course.names();
    }

    /// Whether its rows are computed once and held, and not anew for each question.
    public boolean isHeld(Relation relation) {
        return course.holds(relation.name());
    }

    /// The rows of a relation for a FROM clause, in parentheses.
    public String from(Relation relation) {
        var text =
                StatementText.of(
                        course.fused(relation), List.of(), TableMaker.files(course.bound()));
        return "(" + text.text() + "\n)";
    }

    /// The rows of a SELECT, as texts. A failure of a node on the way is told as in a look.
    public Rows rows(String select) {
        return lane.rows(select);
    }

    /// Holds the rows of a SELECT.
    ///
    /// @param relation that it reads, to say what went wrong in it
    /// @return the name of a table, quoted
    public String hold(String select, Relation relation) {
        var table = tables.free("explained");
        held.add(table);
        var name = Dialect.DUCKDB.name(table);
        try {
            lane.execute("CREATE TABLE " + name + " AS " + select);
        } catch (EngineException e) {
            var files = TableMaker.files(course.bound());
            var fused = course.fused(relation);
            var text = StatementText.of(fused, List.of(), files);
            int head = select.indexOf(text.text());
            throw new Culprit(fused, text, files, course.bound().written())
                    .fault(e, Math.max(0, head), lane)
                    .toException(e);
        }
        return name;
    }

    /// Whether a relation cannot be computed when its input is a part of what it is.
    ///
    /// @param input one of its inputs
    /// @param part a SELECT of rows of the input
    public boolean failsOn(Relation relation, Relation input, Sql part) {
        var fused = course.fused(relation, Map.of(input.name(), part));
        var text = StatementText.of(fused, List.of(), TableMaker.files(course.bound()));
        try {
            lane.rows(Culprit.DRAIN + text.text() + "\n)");
            return false;
        } catch (EngineException e) {
            if (e.fault().code() == FaultCode.RUN_CANCELLED) {
                throw e;
            }
            return true;
        }
    }

    /// What a text says, unbound.
    public ParseTree parse(String sql) {
        return lane.parse(sql);
    }

    @Override
    public void close() {
        held.forEach(table -> KeptTables.drop(lane, table));
    }
}
