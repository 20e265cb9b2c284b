package dev.millrace.nodes.source;

import com.google.auto.service.AutoService;
import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import dev.millrace.node.Access;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Ports;
import dev.millrace.node.QueryType;
import dev.millrace.node.Required;
import dev.millrace.node.Stage;
import dev.millrace.nodes.ExactJson;
import dev.millrace.nodes.Faults;
import dev.millrace.nodes.ReaderCall;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads rows from JSON files.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class ReadJson implements QueryType<ReadJson.Settings> {

    public record Settings(
            @Field(
                            help = "The file, or several by * and **; relative to the pipeline.",
                            editor = Editor.PATH)
                    @Required
                    String path,
            @Field(
                            help =
                                    "One array of objects, one object a line, or whichever it turns"
                                            + " out to be.")
                    Format format,
            @Field(
                            noun = "column",
                            help =
                                    "Members to read, with type. None: guessed from the first rows,"
                                            + " at each run.")
                    List<TypedColumn> columns,
            @Field(help = "Name of a column to add with each row's file; empty: none.")
                    String fileColumn) {}

    public enum Format {
        AUTO("auto"),
        ARRAY("array"),
        NDJSON("newline_delimited");

        private final String engineName;

        Format(String engineName) {
            this.engineName = engineName;
        }
    }

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "source.json",
                            "JSON file",
                            Stage.SOURCE,
                            new Settings("", Format.AUTO, List.of(), ""))
                    .described(
                            "Reads rows from JSON files.",
                            """
                            Each object is a row and its members are columns; nested objects and
                            arrays keep their structure (`STRUCT`, `LIST`). `columns` lists the
                            members to read; without it the engine guesses them from the first rows,
                            which is a warning. A DECIMAL keeps every digit of the file; one of more
                            than 15 digits is read several times slower for that.

                            **NULL** is the JSON `null` and also a member that an object lacks. The
                            empty text stays the empty text.

                            Example: `{"path": "data/events.ndjson", "format": "ndjson", "columns":
                            [{"name": "at", "type": "TIMESTAMP"}, {"name": "tags", "type":
                            "VARCHAR[]"}]}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry("path", Value.of("data/events.ndjson")),
                                    Map.entry("format", Value.of("ndjson")),
                                    Map.entry(
                                            "columns",
                                            Value.items(
                                                    Value.fields(
                                                            Map.entry("name", Value.of("at")),
                                                            Map.entry(
                                                                    "type",
                                                                    Value.of("TIMESTAMP")))))))
                    .synonyms("ndjson", "jsonl", "json lines", "file", "import", "documents");

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public List<String> namings(Settings settings) {
        return settings.fileColumn().isBlank() ? List.of() : List.of("file_column");
    }

    @Override
    public String summary(Settings settings) {
        return settings.path();
    }

    @Override
    public List<Access> access(Settings settings) {
        return List.of(Access.reads("path", settings.path()));
    }

    @Override
    public List<Fault> problems(Settings settings) {
        var faults =
                new ArrayList<>(
                        Faults.twice(
                                "columns[{}].name",
                                settings.columns().stream().map(TypedColumn::name).toList()));
        if (settings.columns().isEmpty()) {
            faults.add(TypedColumn.guessed(settings.path()));
        }
        return faults;
    }

    @Override
    public Ports select(Settings settings, Inputs inputs) {
        if (settings.columns().stream().anyMatch(c -> ExactJson.isNeeded(c.type()))) {
            return Ports.single(exact(settings));
        }
        var call =
                new ReaderCall("read_json", settings.path())
                        .with("format", settings.format().engineName);
        if (!settings.columns().isEmpty()) {
            call.with("columns", TypedColumn.struct("columns", settings.columns()));
        }
        return Ports.single(call.withText("filename", settings.fileColumn()).select());
    }

    private static Sql exact(Settings settings) {
        var objects =
                new ReaderCall("read_json_objects", settings.path())
                        .with("format", settings.format().engineName)
                        .withText("filename", settings.fileColumn())
                        .call();
        var members = new ArrayList<ExactJson.Member>();
        for (int i = 0; i < settings.columns().size(); i++) {
            var column = settings.columns().get(i);
            var setting = "columns[" + i + "].type";
            members.add(
                    new ExactJson.Member(
                            column.name(),
                            Sql.typed(setting, column.type(), Sql.Form.TYPE),
                            Sql.typed(setting, column.type(), Sql.Form.TYPE_TEXT),
                            ExactJson.isNeeded(column.type())));
        }
        return ExactJson.select(
                objects,
                members,
                settings.fileColumn().isBlank()
                        ? List.of()
                        : List.of(Sql.name(settings.fileColumn())));
    }
}
