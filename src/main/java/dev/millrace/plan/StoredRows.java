package dev.millrace.plan;

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
                    case Delivery.ToDataset dataset -> dataset.readBack();
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
            case Delivery.ToFile file -> file.format().stored(schema);
            case Delivery.ToFolder folder -> folder.format().stored(schema);
            case Delivery.ToDataset _ -> Delivery.Format.PARQUET.stored(schema);
            case Delivery.ToTable _ -> schema;
        };
    }
}
