package dev.millrace.plan;

import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.node.Delivery;
import dev.millrace.node.Inputs;
import dev.millrace.node.Trait;
import dev.millrace.sql.Sql;
import java.util.List;
import java.util.Set;

/// The rows of a delivery, for what comes behind it.
final class StoredRows {

    private StoredRows() {}

    /// What a reader of the target will see, read back from what was staged.
    static Relation readBack(Settled<?> node, Inputs.Wire input, Delivery delivery) {
        var readBack =
                switch (delivery) {
                    case Delivery.ToFile file -> file.readBack();
                    case Delivery.ToFolder folder -> folder.readBack();
                    case Delivery.ToTable _ ->
                            Sql.of("SELECT * FROM stage.{}", Sql.name(node.id().value()));
                };
        return new Relation(
                node.id().value(),
                node.id(),
                node.firstOutput(),
                Relation.Kind.STORED,
                readBack,
                List.of(),
                stored(input.schema(), delivery),
                Set.of(Trait.SCANS_COLUMNS),
                false);
    }

    /// A look shows what would be stored and stores nothing.
    static Relation looked(Settled<?> node, Inputs.Wire input, Delivery delivery) {
        return new Relation(
                node.id().value(),
                node.id(),
                node.firstOutput(),
                Relation.Kind.QUERY,
                Sql.of("SELECT * FROM {}", input.from()),
                List.of(input.relation()),
                stored(input.schema(), delivery),
                Set.of(Trait.PRESERVES_ROWS, Trait.STREAMS),
                false);
    }

    private static Schema stored(Schema schema, Delivery delivery) {
        return switch (delivery) {
            case Delivery.ToFile file -> stored(schema, file.format());
            case Delivery.ToFolder folder -> stored(schema, folder.format());
            case Delivery.ToTable _ -> schema;
        };
    }

    private static Schema stored(Schema schema, Delivery.Format format) {
        return new Schema(
                schema.columns().stream()
                        .map(c -> new Column(c.name(), format.stored(c.type()), c.tags()))
                        .toList());
    }
}
