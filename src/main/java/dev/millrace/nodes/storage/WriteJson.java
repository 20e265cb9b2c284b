package dev.millrace.nodes.storage;

import com.google.auto.service.AutoService;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.node.Access;
import dev.millrace.node.DeliverType;
import dev.millrace.node.Delivery;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Required;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import dev.millrace.nodes.ExactJson;
import dev.millrace.nodes.ReaderCall;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes rows to a JSON file.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class WriteJson implements DeliverType<WriteJson.Settings> {

    public record Settings(
            @Field(
                            help =
                                    "The file, relative to the pipeline; compressed if it ends in"
                                            + " .gz or .zst.",
                            editor = Editor.PATH)
                    @Required
                    String path,
            @Field(help = "One array of objects, or one object a line.") Format format) {}

    public enum Format {
        ARRAY,
        NDJSON
    }

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of("storage.json", "JSON file", Stage.STORAGE, new Settings("", Format.ARRAY))
                    .described(
                            "Writes rows to a JSON file.",
                            """
                            Writes each row as an object, in one array or one a line (`ndjson`), to
                            a file that takes the place of the one before when the whole run has
                            succeeded. A path that ends in `.gz` or `.zst` is compressed. The order
                            of a sort directly in front is kept. Lists and structs keep their
                            structure; dates and other types without a form in JSON are texts.

                            `stored` gives the rows as they are read back from the file, exact to
                            the last digit. Other readers may take numbers with decimals as
                            floating-point ones, which hold 15 digits.

                            **NULL** is `null`.

                            Example: `{"path": "out/sales.ndjson", "format": "ndjson"}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry("path", Value.of("out/sales.ndjson")),
                                    Map.entry("format", Value.of("ndjson"))))
                    .synonyms("ndjson", "jsonl", "json lines", "export", "save", "documents")
                    .inputs("in")
                    .outputs("stored")
                    .traits(Trait.USES_ORDER);

    /// The JSON reader takes the escapes of these types as they stand; a cast undoes them.
    private static final Set<String> AS_TEXT = Set.of("BLOB", "BIT");

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        return settings.path();
    }

    @Override
    public List<Access> access(Settings settings) {
        return List.of(Access.writes("path", settings.path()));
    }

    @Override
    public Delivery deliver(Settings settings, Inputs inputs) {
        boolean array = settings.format() == Format.ARRAY;
        var compression = StagedFile.compression(settings.path());
        var options =
                Sql.of(
                        "ARRAY {}, COMPRESSION {}",
                        Sql.literal(Value.of(array)),
                        Sql.keyword(compression));
        var readBack = readBack(settings, compression, inputs.only().schema());
        return new Delivery.ToFile(settings.path(), Delivery.Format.JSON, options, readBack);
    }

    private static Sql readBack(Settings settings, String compression, Schema schema) {
        boolean exact =
                schema.columns().stream().anyMatch(column -> ExactJson.isNeeded(column.type()));
        boolean array = settings.format() == Format.ARRAY;
        var call =
                new ReaderCall(exact ? "read_json_objects" : "read_json", settings.path())
                        .with("format", array ? "array" : "newline_delimited")
                        .with("compression", compression);
        if (!exact) {
            call.with("columns", StagedFile.columns(readable(schema)));
            var escaped = schema.columns().stream().filter(c -> AS_TEXT.contains(c.type()));
            return StagedFile.cast(call.call(), escaped.toList());
        }
        var members = new ArrayList<ExactJson.Member>();
        for (int i = 0; i < schema.columns().size(); i++) {
            var column = schema.columns().get(i);
            members.add(
                    new ExactJson.Member(
                            column.name(),
                            Sql.keyword(column.type()),
                            Sql.literal(readable(schema).columns().get(i).type()),
                            ExactJson.isNeeded(column.type())));
        }
        return ExactJson.select(call.call(), members, List.of());
    }

    private static Schema readable(Schema schema) {
        return new Schema(
                schema.columns().stream()
                        .map(c -> AS_TEXT.contains(c.type()) ? new Column(c.name(), "VARCHAR") : c)
                        .toList());
    }
}
