package dev.millrace.board;

import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import dev.millrace.plan.Relation;
import dev.millrace.sql.Sql;
import java.util.Optional;

/// The rows that tiles are drawn of, and an engine to ask about them. One thread at a time.
public interface Ground {

    /// Rows of a relation, for a FROM clause; empty if they are not there.
    Optional<Rowset> of(Relation relation);

    /// The rows of a SELECT, as texts.
    Rows ask(String select);

    /// @param from for a FROM clause
    /// @param schema may be an older one than that of the pipeline
    record Rowset(Sql from, Schema schema) {}
}
