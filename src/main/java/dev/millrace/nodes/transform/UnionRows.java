package dev.millrace.nodes.transform;

import com.google.auto.service.AutoService;
import dev.millrace.model.Value;
import dev.millrace.node.Descent;
import dev.millrace.node.Field;
import dev.millrace.node.Input;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Ports;
import dev.millrace.node.QueryType;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import dev.millrace.sql.Sql;
import java.util.Map;
import java.util.Set;

/// Puts the rows of several inputs under one another.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class UnionRows implements QueryType<UnionRows.Settings> {

    public record Settings(
            @Field(
                            label = "Match columns by",
                            help = "Their names, or their places, which takes the first's names.")
                    Match match,
            @Field(help = "Keep equal rows, or remove all but one of them.")
                    Duplicates duplicates) {}

    public enum Match {
        NAME,
        POSITION
    }

    public enum Duplicates {
        KEEP,
        REMOVE
    }

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "transform.union",
                            "Union rows",
                            Stage.TRANSFORM,
                            new Settings(Match.NAME, Duplicates.KEEP))
                    .described(
                            "Puts the rows of several inputs under one another.",
                            """
                            Takes any number of inputs. By `name`, columns of equal name meet, case
                            aside, and a column that an input lacks is **NULL** in its rows. By
                            `position`, all inputs must have the same number of columns.

                            Columns that meet get a type that holds both, so numbers and texts give
                            a text. With `duplicates: remove` equal rows leave once; NULL is equal
                            to NULL there.

                            Example: the orders of three shops, each from a file of its own.
                            """)
                    .example(Value.fields(Map.entry("match", Value.of("name"))))
                    .synonyms("append", "concatenate", "stack", "merge rows", "union all")
                    .inputs(Input.many("in"));

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        return (settings.match() == Match.NAME ? "by name" : "by position")
                + (settings.duplicates() == Duplicates.REMOVE ? ", without duplicates" : "");
    }

    @Override
    public Set<Trait> traits(Settings settings) {
        return settings.duplicates() == Duplicates.KEEP ? Set.of(Trait.STREAMS) : Set.of();
    }

    @Override
    public Descent descent(Settings settings, Inputs inputs) {
        return settings.duplicates() == Duplicates.REMOVE
                ? new Descent.OfEqual()
                : new Descent.OfOne(Descent.Loss.NONE);
    }

    @Override
    public Ports select(Settings settings, Inputs inputs) {
        var all =
                inputs.wires().stream()
                        .map(wire -> Sql.of("SELECT * FROM {}", wire.from()))
                        .toList();
        var under = settings.match() == Match.NAME ? " UNION ALL BY NAME " : " UNION ALL ";
        var rows = Sql.join(under, all);
        return Ports.single(
                settings.duplicates() == Duplicates.KEEP
                        ? rows
                        : Sql.of("SELECT DISTINCT * FROM ({})", rows));
    }
}
