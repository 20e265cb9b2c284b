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
import dev.millrace.node.Trait;
import dev.millrace.nodes.Faults;
import dev.millrace.nodes.ReaderCall;
import java.util.List;
import java.util.Map;

/// Reads rows from Parquet files.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class ReadParquet implements QueryType<ReadParquet.Settings> {

    public record Settings(
            @Field(
                            help = "The file, or several by * and **; relative to the pipeline.",
                            editor = Editor.PATH)
                    @Required
                    String path,
            @Field(
                            noun = "partition",
                            help =
                                    "Columns that stand in the names of folders, as in"
                                            + " region=West/; added behind those of the files.")
                    List<TypedColumn> partitions,
            @Field(
                            label = "Match columns by name",
                            help =
                                    "Find each file's columns by name, in any order; one that a"
                                            + " file lacks is NULL there.")
                    boolean byName,
            @Field(help = "Name of a column to add with each row's file; empty: none.")
                    String fileColumn) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "source.parquet",
                            "Parquet file",
                            Stage.SOURCE,
                            new Settings("", List.of(), false, ""))
                    .described(
                            "Reads rows from Parquet files.",
                            """
                            Reads one file, or all files that match (`lake/orders/**/*.parquet`).
                            Columns and types are those of the files. Only the columns and row
                            groups that are needed are read.

                            `partitions` names the columns that stand in folder names only, spelt as
                            there. Files that `storage.parquet` wrote hold all their columns and
                            need none.

                            **NULL** is what the file says; in a folder name it is
                            `__HIVE_DEFAULT_PARTITION__`.

                            Example: `{"path": "lake/orders/**/*.parquet", "partitions": [{"name":
                            "Region", "type": "VARCHAR"}]}`
                            """)
                    .example(Value.fields(Map.entry("path", Value.of("data/flights.parquet"))))
                    .synonyms("columnar", "lake", "file", "import", "hive", "partitioned")
                    .traits(Trait.SCANS_COLUMNS);

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
        return Faults.twice(
                "partitions[{}].name",
                settings.partitions().stream().map(TypedColumn::name).toList());
    }

    @Override
    public Ports select(Settings settings, Inputs inputs) {
        var call =
                new ReaderCall("read_parquet", settings.path())
                        .with("hive_partitioning", !settings.partitions().isEmpty());
        if (!settings.partitions().isEmpty()) {
            call.with("hive_types", TypedColumn.struct("partitions", settings.partitions()))
                    .with("hive_types_autocast", false);
        }
        return Ports.single(
                call.withFlag("union_by_name", settings.byName())
                        .withText("filename", settings.fileColumn())
                        .select());
    }
}
