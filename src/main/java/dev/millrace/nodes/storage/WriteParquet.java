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
import dev.millrace.nodes.KnownColumns;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Writes rows to a Parquet file, or to a folder of them.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class WriteParquet implements DeliverType<WriteParquet.Settings> {

    public record Settings(
            @Field(
                            help =
                                    "The file, or the folder when there are partitions or rows are"
                                            + " appended; relative to the pipeline.",
                            editor = Editor.PATH)
                    @Required
                    String path,
            @Field(
                            noun = "column",
                            help =
                                    "Columns whose values name the folders inside; none: no"
                                            + " folders.",
                            editor = Editor.COLUMN)
                    List<String> partitionBy,
            @Field(help = "Add files to the folder and keep those of earlier runs.") boolean append,
            @Field(help = "How pages are compressed.") Compression compression) {

        boolean isFolder() {
            return append || !partitionBy.isEmpty();
        }
    }

    public enum Compression {
        ZSTD,
        SNAPPY,
        GZIP,
        UNCOMPRESSED
    }

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "storage.parquet",
                            "Parquet file",
                            Stage.STORAGE,
                            new Settings("", List.of(), false, Compression.ZSTD))
                    .described(
                            "Writes rows to a Parquet file or a folder of them.",
                            """
                            Writes one file, which takes the place of the one before when the whole
                            run has succeeded. With `partition_by` it is a folder with a folder for
                            each value (`lake/Region=West/`), which takes the place of the folder
                            before; the columns stay in the files too. With `append` the files of
                            earlier runs stay and new ones are added.

                            The order of a sort directly in front is kept, but not with
                            `partition_by`. HUGEINT is stored as `DECIMAL(38,0)`,
                            INTERVAL and times with a zone as texts; a UNION is refused.

                            **NULL** is stored as such; in the name of a folder it is
                            `__HIVE_DEFAULT_PARTITION__`.

                            Example: `{"path": "lake/orders", "partition_by": ["Region"]}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry("path", Value.of("lake/orders")),
                                    Map.entry("partition_by", Value.items(Value.of("Region")))))
                    .synonyms("columnar", "lake", "export", "save", "hive", "partitioned")
                    .inputs("in")
                    .outputs("stored");

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
        return List.of(
                settings.isFolder()
                        ? Access.writesFolder("path", settings.path())
                        : Access.writes("path", settings.path()));
    }

    /// The engine hands the rows of a partition to its file in no order.
    @Override
    public Set<Trait> traits(Settings settings) {
        return settings.partitionBy().isEmpty() ? Set.of(Trait.USES_ORDER) : Set.of();
    }

    @Override
    public List<Fault> problems(Settings settings) {
        return Faults.twice("partition_by[{}]", settings.partitionBy());
    }

    @Override
    public Delivery deliver(Settings settings, Inputs inputs) {
        ParquetForm.require(inputs.only().schema());
        var compression =
                Sql.keyword(
                        "COMPRESSION " + settings.compression().name().toLowerCase(Locale.ROOT));
        var readBack = ParquetForm.readBack(settings.path(), inputs.only().schema());
        if (!settings.isFolder()) {
            return new Delivery.ToFile(
                    settings.path(), Delivery.Format.PARQUET, compression, readBack);
        }
        var known = new KnownColumns(inputs.only().schema());
        var partitions = new ArrayList<String>();
        for (int i = 0; i < settings.partitionBy().size(); i++) {
            partitions.add(known.require("partition_by[" + i + "]", settings.partitionBy().get(i)));
        }
        return new Delivery.ToFolder(
                settings.path(),
                Delivery.Format.PARQUET,
                settings.append(),
                partitions,
                partitions.isEmpty()
                        ? compression
                        : Sql.of("{}, WRITE_PARTITION_COLUMNS true", compression),
                readBack);
    }
}
