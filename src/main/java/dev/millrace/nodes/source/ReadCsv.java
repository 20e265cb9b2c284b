package dev.millrace.nodes.source;

import com.google.auto.service.AutoService;
import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import dev.millrace.node.Access;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.FileHead;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Required;
import dev.millrace.node.Scan;
import dev.millrace.node.ScanType;
import dev.millrace.node.Stage;
import dev.millrace.nodes.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads rows from text files with separated values.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class ReadCsv implements ScanType<ReadCsv.Settings> {

    public record Settings(
            @Field(
                            help = "The file, or several by * and **; relative to the pipeline.",
                            editor = Editor.PATH)
                    @Required
                    String path,
            @Field(
                            noun = "column",
                            help =
                                    "Every column of the file in its order, with type. None:"
                                            + " guessed from the first rows, at each run.")
                    List<TypedColumn> columns,
            @Field(help = "Whether the first line holds names.") boolean header,
            @Field(
                            help =
                                    "What stands between values. Empty: a comma, or guessed while"
                                            + " the columns are.")
                    String delimiter,
            @Field(help = "What stands around a value; empty: nothing does.") String quote,
            @Field(help = "What stands before a quote inside a quoted value.") String escape,
            @Field(help = "How letters are stored; of UTF-16, little-endian.") Encoding encoding,
            @Field(
                            noun = "NULL text",
                            label = "NULL texts",
                            help = "Texts that mean NULL, besides the empty one.")
                    List<String> nullText,
            @Field(
                            label = "NULL in quotes",
                            help =
                                    "Whether a quoted empty text and quoted NULL texts are NULL"
                                            + " too.")
                    boolean quotedNull,
            @Field(help = "Lines to leave out before the header.", min = 0) int skip,
            @Field(help = "How dates are written, such as %d.%m.%Y; empty: 2016-12-31.")
                    String dateFormat,
            @Field(help = "How timestamps are written; empty: 2016-12-31 23:59:59.")
                    String timestampFormat,
            @Field(help = "What stands before the decimals of a number.") DecimalMark decimalMark,
            @Field(help = "Fail at the first line that cannot be read, or send such lines away.")
                    BadRows badRows,
            @Field(
                            label = "Match columns by name",
                            help =
                                    "Find each file's columns by the names in its header, in any"
                                            + " order; one that a file lacks is NULL there.")
                    boolean byName,
            @Field(help = "Name of a column to add with each row's file; empty: none.")
                    String fileColumn) {}

    public enum Encoding {
        UTF_8,
        UTF_16,
        LATIN_1
    }

    public enum DecimalMark {
        POINT,
        COMMA
    }

    public enum BadRows {
        FAIL,
        REJECT
    }

    static final Settings DEFAULTS =
            new Settings(
                    "",
                    List.of(),
                    true,
                    "",
                    "\"",
                    "\"",
                    Encoding.UTF_8,
                    List.of(),
                    false,
                    0,
                    "",
                    "",
                    DecimalMark.POINT,
                    BadRows.FAIL,
                    false,
                    "");

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of("source.csv", "CSV file", Stage.SOURCE, DEFAULTS)
                    .described(
                            "Reads rows from text files with separated values.",
                            """
                            Reads one file, or all files that match (`data/2016-*.csv`), in the
                            order of their names. `columns` lists every column of the file in its
                            order; without it the engine guesses names and types from the first
                            rows, which is a warning, since another file may then give other types.

                            A header that names other columns than those listed, or the same in
                            another order, is a fault, so no value lands in a wrong column. With
                            `by_name` the order is free and columns that are not listed are left
                            out.

                            A line that cannot be read, for its types or its number of values, fails
                            the run. With `bad_rows: reject` such lines leave by `rejected`, each
                            once, with `file`, `line`, `reason` and `text`; all others leave by
                            `out`. Lines are counted from 1, the header too; a record that spans
                            several lines counts as one.

                            **NULL** is an empty value without quotes, or one of `null_text`; the
                            quoted empty text `""` is the empty text, unless `quoted_null` is set.

                            Example: `{"path": "data/orders.csv", "columns": [{"name": "id", "type":
                            "INTEGER"}, {"name": "day", "type": "DATE"}]}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry("path", Value.of("data/orders.csv")),
                                    Map.entry(
                                            "columns",
                                            Value.items(
                                                    Value.fields(
                                                            Map.entry("name", Value.of("id")),
                                                            Map.entry("type", Value.of("INTEGER"))),
                                                    Value.fields(
                                                            Map.entry("name", Value.of("day")),
                                                            Map.entry("type", Value.of("DATE")))))))
                    .synonyms("text", "tsv", "delimited", "file", "import", "spreadsheet")
                    .outputs("out", "rejected");

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    /// A header holds the listed names to those of the file.
    @Override
    public List<String> namings(Settings settings) {
        var paths = new ArrayList<String>();
        if (!settings.header() && !settings.byName()) {
            for (int i = 0; i < settings.columns().size(); i++) {
                paths.add("columns[" + i + "].name");
            }
        }
        if (!settings.fileColumn().isBlank()) {
            paths.add("file_column");
        }
        return paths;
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
        var faults = new ArrayList<Fault>();
        if (settings.columns().isEmpty()) {
            faults.add(TypedColumn.guessed(settings.path()));
        }
        if (settings.byName() && !settings.header()) {
            faults.add(
                    Faults.notAllowed("by_name", "Without a header there are no names to match."));
        }
        if (settings.byName() && settings.badRows() == BadRows.REJECT) {
            faults.add(
                    Faults.notAllowed(
                            "by_name", "The engine cannot match by name and reject bad lines."));
        }
        faults.addAll(Faults.tooLong("delimiter", settings.delimiter(), 4));
        faults.addAll(Faults.tooLong("quote", settings.quote(), 1));
        faults.addAll(Faults.tooLong("escape", settings.escape(), 1));
        return faults;
    }

    @Override
    public Optional<FileHead> head(Settings settings) {
        return settings.header() && !settings.columns().isEmpty()
                ? Optional.of(new FileHead(new CsvCall(settings).lines(), new CsvHeader(settings)))
                : Optional.empty();
    }

    @Override
    public Scan scan(Settings settings, Inputs inputs) {
        var call = new CsvCall(settings);
        return settings.badRows() == BadRows.REJECT
                ? new Scan.WithRejects(call.select(), call.rejected())
                : new Scan.Inline(call.select());
    }
}
