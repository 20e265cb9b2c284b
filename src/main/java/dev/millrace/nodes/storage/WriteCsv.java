package dev.millrace.nodes.storage;

import com.google.auto.service.AutoService;
import dev.millrace.fault.Fault;
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
import dev.millrace.nodes.Faults;
import dev.millrace.nodes.ReaderCall;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes rows to a text file with separated values.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class WriteCsv implements DeliverType<WriteCsv.Settings> {

    public record Settings(
            @Field(
                            help =
                                    "The file, relative to the pipeline; compressed if it ends in"
                                            + " .gz or .zst.",
                            editor = Editor.PATH)
                    @Required
                    String path,
            @Field(help = "Whether the first line holds the names.") boolean header,
            @Field(help = "What stands between values, such as a tab.") String delimiter,
            @Field(help = "What stands around values that need it.") @Required String quote,
            @Field(label = "NULL text", help = "How NULL is written; by default as nothing.")
                    String nullText) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "storage.csv",
                            "CSV file",
                            Stage.STORAGE,
                            new Settings("", true, ",", "\"", ""))
                    .described(
                            "Writes rows to a text file with separated values.",
                            """
                            Writes one file, in UTF-8, that takes the place of the one before when
                            the whole run has succeeded. A path that ends in `.gz` or `.zst` is
                            compressed. The order of a sort directly in front is kept. `stored`
                            gives the rows as they are read back from the file.

                            **NULL** is written as `null_text`, by default as nothing at all, and
                            the empty text as `""`, so `source.csv` tells them apart.

                            Example: `{"path": "out/sales.csv", "delimiter": ";"}`
                            """)
                    .example(Value.fields(Map.entry("path", Value.of("out/sales.csv"))))
                    .synonyms("text", "tsv", "export", "save", "file", "spreadsheet")
                    .inputs("in")
                    .outputs("stored")
                    .traits(Trait.USES_ORDER);

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
    public List<Fault> problems(Settings settings) {
        var faults = new ArrayList<>(Faults.tooLong("delimiter", settings.delimiter(), 4));
        if (settings.delimiter().isEmpty()) {
            faults.add(Faults.missing("delimiter", "Nothing stands between values."));
        }
        faults.addAll(Faults.tooLong("quote", settings.quote(), 1));
        if (settings.delimiter().equals(settings.quote())) {
            faults.add(Faults.notAllowed("quote", "Delimiter and quote are the same."));
        }
        return faults;
    }

    @Override
    public Delivery deliver(Settings settings, Inputs inputs) {
        var compression = StagedFile.compression(settings.path());
        var options =
                Sql.of(
                        "HEADER {}, DELIMITER {}, QUOTE {}, ESCAPE {}, NULLSTR {}, COMPRESSION {}",
                        Sql.literal(Value.of(settings.header())),
                        Sql.literal(settings.delimiter()),
                        Sql.literal(settings.quote()),
                        Sql.literal(settings.quote()),
                        Sql.literal(settings.nullText()),
                        Sql.keyword(compression));
        var readBack =
                new ReaderCall("read_csv", settings.path())
                        .with("auto_detect", false)
                        .with("columns", StagedFile.columns(inputs.only().schema()))
                        .with("header", settings.header())
                        .with("delim", settings.delimiter())
                        .with("quote", settings.quote())
                        .with("escape", settings.quote())
                        .with("nullstr", settings.nullText())
                        .with("allow_quoted_nulls", false)
                        .with("compression", compression)
                        .select();
        return new Delivery.ToFile(settings.path(), Delivery.Format.CSV, options, readBack);
    }
}
