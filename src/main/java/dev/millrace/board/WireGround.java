package dev.millrace.board;

import dev.millrace.engine.look.WireRows;
import dev.millrace.model.Rows;
import dev.millrace.plan.Relation;
import dev.millrace.sql.Sql;
import java.util.Optional;

/// Rows as they are when a wire is looked at: of a sample of the sources.
public final class WireGround implements Ground {

    private final WireRows rows;

    public WireGround(WireRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Rowset> of(Relation relation) {
        return rows.names().contains(relation.name())
                ? Optional.of(new Rowset(Sql.keyword(rows.from(relation)), relation.schema()))
                : Optional.empty();
    }

    @Override
    public Rows ask(String select) {
        return rows.rows(select);
    }
}
