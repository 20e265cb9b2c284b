package dev.millrace.nodes.transform;

import com.google.auto.service.AutoService;
import dev.millrace.model.Value;
import dev.millrace.node.Descent;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Input;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Ports;
import dev.millrace.node.QueryType;
import dev.millrace.node.Required;
import dev.millrace.node.Stage;
import dev.millrace.nodes.UniqueNames;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One SELECT, written by a person, over the inputs.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class RunSql implements QueryType<RunSql.Settings> {

    public record Settings(
            @Field(
                            label = "SELECT",
                            help = "One SELECT; each input is a table named like its node.",
                            editor = Editor.SQL)
                    @Required
                    String sql) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of("transform.sql", "SQL", Stage.TRANSFORM, new Settings(""))
                    .described(
                            "One SELECT over the inputs.",
                            """
                            Runs one SELECT. Each input is a table with the id of the node it comes
                            from, or `id_port` when it leaves by a port that is not the first, or
                            the name its link gives with `as`.

                            Anything that is not one SELECT is refused, and so is whatever reads
                            files or other tables: use a source for that. `$name` is a parameter.

                            **NULL** follows SQL.

                            Example: `SELECT Region, sum(Sales) AS sales FROM orders GROUP BY
                            Region`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry(
                                            "sql", Value.of("SELECT * FROM orders WHERE qty > 0"))))
                    .synonyms("query", "select", "code", "custom", "duckdb")
                    .inputs(Input.many("in"));

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        return settings.sql().strip().lines().findFirst().orElse("");
    }

    @Override
    public Descent descent(Settings settings, Inputs inputs) {
        return new Descent.OfQuery("sql");
    }

    @Override
    public Ports select(Settings settings, Inputs inputs) {
        var typed = Sql.typed("sql", settings.sql(), Sql.Form.QUERY);
        var tables = tables(inputs);
        return Ports.single(
                tables.isEmpty()
                        ? Sql.of("SELECT * FROM {}", typed)
                        : Sql.of("WITH {} SELECT * FROM {}", Sql.join(", ", tables), typed));
    }

    /// Gives relations the names people know them by, by way of names that nothing else has: one
    /// input may be known by what is the relation behind another.
    private static List<Sql> tables(Inputs inputs) {
        var taken = new UniqueNames();
        inputs.wires().forEach(wire -> taken.claim(wire.name()));
        inputs.wires().forEach(wire -> taken.claim(wire.relation()));
        var behind = new ArrayList<Sql>();
        var known = new ArrayList<Sql>();
        for (Inputs.Wire wire : inputs.wires()) {
            if (!wire.name().equals(wire.relation())) {
                var between = Sql.name(taken.claim("__input"));
                behind.add(
                        Sql.of("{} AS (SELECT * FROM {})", between, Sql.relation(wire.relation())));
                known.add(Sql.of("{} AS (SELECT * FROM {})", Sql.name(wire.name()), between));
            }
        }
        behind.addAll(known);
        return behind;
    }
}
