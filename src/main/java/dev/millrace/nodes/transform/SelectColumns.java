package dev.millrace.nodes.transform;

import com.google.auto.service.AutoService;
import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import dev.millrace.node.Descent;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Ports;
import dev.millrace.node.Probe;
import dev.millrace.node.QueryType;
import dev.millrace.node.Required;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import dev.millrace.nodes.Faults;
import dev.millrace.nodes.KnownColumns;
import dev.millrace.nodes.UniqueNames;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Chooses columns, and renames, reorders and casts them.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class SelectColumns implements QueryType<SelectColumns.Settings> {

    public record Settings(
            @Field(
                            noun = "column",
                            help =
                                    "The columns in their new order; a bare name is a column as it is.")
                    @Required
                    List<Choice> columns,
            @Field(
                            label = "Other columns",
                            help =
                                    "What happens to columns that are not listed. With keep, every"
                                            + " column stays where it is.")
                    Others others,
            @Field(
                            label = "Value that cannot be cast",
                            help = "Fail the run, or give NULL in its place.")
                    OnError onError) {}

    /// A column of the input and what becomes of it.
    public record Choice(
            @Field(help = "The column of the input.", editor = Editor.COLUMN) @Required
                    String column,
            @Field(label = "New name", help = "Its name from here on; empty: the same.") String as,
            @Field(help = "The type to cast it to; empty: the same.", editor = Editor.TYPE)
                    String type) {

        String newName() {
            return as.isBlank() ? column : as;
        }
    }

    public enum Others {
        DROP,
        KEEP
    }

    public enum OnError {
        FAIL,
        NULL
    }

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "transform.select",
                            "Select columns",
                            Stage.TRANSFORM,
                            new Settings(List.of(), Others.DROP, OnError.FAIL))
                    .described(
                            "Chooses, renames, reorders and casts columns.",
                            """
                            Gives the listed columns in the listed order, each perhaps under a new
                            name (`as`) or cast to another `type`. With `others: keep` the columns
                            that are not listed stay too and nothing changes its place.

                            **NULL** stays NULL under every cast. A value that cannot be cast fails
                            the run, or becomes NULL with `on_error: null`.

                            Example: `{"column": "Order Date", "as": "day", "type": "DATE"}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry(
                                            "columns",
                                            Value.items(
                                                    Value.of("Region"),
                                                    Value.fields(
                                                            Map.entry(
                                                                    "column",
                                                                    Value.of("Order Date")),
                                                            Map.entry("as", Value.of("day")),
                                                            Map.entry("type", Value.of("DATE")))))))
                    .synonyms("rename", "cast", "reorder", "drop columns", "project", "convert")
                    .inputs("in")
                    .traits(Trait.PRESERVES_ROWS, Trait.STREAMS);

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public List<String> namings(Settings settings) {
        return IntStream.range(0, settings.columns().size())
                .filter(i -> !settings.columns().get(i).as().isBlank())
                .mapToObj(i -> "columns[" + i + "].as")
                .toList();
    }

    @Override
    public String summary(Settings settings) {
        return settings.columns().stream().map(Choice::newName).collect(Collectors.joining(", "));
    }

    @Override
    public List<Fault> problems(Settings settings) {
        var faults =
                new ArrayList<>(
                        Faults.twice(
                                "columns[{}].as",
                                settings.columns().stream().map(Choice::newName).toList()));
        if (settings.others() == Others.KEEP) {
            faults.addAll(
                    Faults.twice(
                            "columns[{}].column",
                            settings.columns().stream().map(Choice::column).toList()));
        }
        return faults;
    }

    @Override
    public List<Probe> probes(Settings settings, Inputs inputs) {
        return new CastLosses(settings, inputs.only()).probes();
    }

    @Override
    public Descent descent(Settings settings, Inputs inputs) {
        return new Descent.OfOne(Descent.Loss.NONE);
    }

    @Override
    public Ports select(Settings settings, Inputs inputs) {
        var known = new KnownColumns(inputs.only().schema());
        return Ports.single(
                settings.others() == Others.KEEP
                        ? keeping(settings, inputs, known)
                        : listing(settings, inputs, known));
    }

    private static Sql listing(Settings settings, Inputs inputs, KnownColumns known) {
        var columns = new ArrayList<Sql>();
        for (int i = 0; i < settings.columns().size(); i++) {
            var choice = settings.columns().get(i);
            var column = known.name("columns[" + i + "].column", choice.column());
            var value = cast(settings, i, column);
            columns.add(
                    value.equals(Sql.name(choice.newName()))
                            ? value
                            : Sql.of("{} AS {}", value, Sql.name(choice.newName())));
        }
        return Sql.of("SELECT {} FROM {}", Sql.join(", ", columns), inputs.only().from());
    }

    /// The engine refuses to replace and rename one column in one star, so renaming comes after.
    private static Sql keeping(Settings settings, Inputs inputs, KnownColumns known) {
        var casts = new ArrayList<Sql>();
        var names = new ArrayList<Sql>();
        for (int i = 0; i < settings.columns().size(); i++) {
            var choice = settings.columns().get(i);
            var column = known.name("columns[" + i + "].column", choice.column());
            if (!choice.type().isBlank()) {
                casts.add(Sql.of("{} AS {}", cast(settings, i, column), column));
            }
            if (!choice.as().isBlank()) {
                names.add(Sql.of("{} AS {}", column, Sql.name(choice.as())));
            }
        }
        requireFree(settings, known);
        var rows = casts.isEmpty() ? inputs.only().from() : replaced(casts, inputs);
        return names.isEmpty()
                ? Sql.of("SELECT * FROM {}", rows)
                : Sql.of("SELECT * RENAME ({}) FROM {}", Sql.join(", ", names), rows);
    }

    private static Sql replaced(List<Sql> casts, Inputs inputs) {
        return Sql.of(
                "(SELECT * REPLACE ({}) FROM {})", Sql.join(", ", casts), inputs.only().from());
    }

    private static Sql cast(Settings settings, int index, Sql column) {
        var type = settings.columns().get(index).type();
        if (type.isBlank()) {
            return column;
        }
        return Sql.of(
                settings.onError() == OnError.NULL ? "TRY_CAST({} AS {})" : "CAST({} AS {})",
                column,
                Sql.typed("columns[" + index + "].type", type, Sql.Form.TYPE));
    }

    /// A new name must not be one of a column that stays as it is.
    private static void requireFree(Settings settings, KnownColumns known) {
        var listed = new UniqueNames(settings.columns().stream().map(Choice::column).toList());
        var staying = known.schema().names().stream().filter(name -> !listed.isTaken(name));
        var taken = new UniqueNames(staying.toList());
        for (int i = 0; i < settings.columns().size(); i++) {
            var name = settings.columns().get(i).newName();
            if (taken.isTaken(name)) {
                throw Faults.twice("columns[" + i + "].as", name).toException();
            }
        }
    }
}
