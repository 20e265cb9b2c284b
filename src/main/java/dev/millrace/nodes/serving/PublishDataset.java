package dev.millrace.nodes.serving;

import com.google.auto.service.AutoService;
import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import dev.millrace.node.Access;
import dev.millrace.node.DatasetTerms;
import dev.millrace.node.DatasetVersion;
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
import dev.millrace.nodes.storage.ParquetForm;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Hands rows out as a dataset with a version and a description.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class PublishDataset implements DeliverType<PublishDataset.Settings> {

    public record Settings(
            @Field(
                            help =
                                    "The folder of the dataset, relative to the pipeline; each"
                                            + " version is a folder in it.",
                            editor = Editor.PATH)
                    @Required
                    String folder,
            @Field(help = "Such as 1.2.0: major for what breaks readers, minor for what adds.")
                    String version,
            @Field(help = "What people call the dataset; by default the name of its folder.")
                    String title,
            @Field(help = "What it holds and what it is good for, in Markdown.") String description,
            @Field(help = "Who answers for it.") String owner,
            @Field(help = "Under what terms it may be used, such as CC-BY-4.0.") String license,
            @Field(noun = "column", help = "What is to be known of its columns.")
                    List<Column> columns) {}

    /// What is said of a column.
    public record Column(
            @Field(help = "A column of the rows.", editor = Editor.COLUMN) @Required String name,
            @Field(help = "What its values mean.") String description,
            @Field(help = "What its numbers count, such as EUR or minutes.") String unit,
            @Field(help = "Of a sensitive column the description shows no values.")
                    DatasetTerms.Sensitivity sensitivity,
            @Field(help = "Whether every row has a value; a run with one that has none fails.")
                    boolean required) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "serving.dataset",
                            "Dataset",
                            Stage.SERVING,
                            new Settings("", "1.0.0", "", "", "", "", List.of()))
                    .described(
                            "Hands rows out as a dataset with a version and a description.",
                            """
                            Writes a folder for each version, which takes its place when the whole
                            run has succeeded:

                            - `data.parquet`, the rows
                            - `datapackage.json`, a description in the form of Frictionless Data
                              Package 2: title, version, owner, license, rows, bytes, and of each
                              column its type, what the settings say of it, its share of NULL, its
                              different values (estimated), least, greatest and most frequent ones
                            - `README.md`, the same for people

                            Beside the versions, `datasets.json` names them and the current one.

                            A version that is there is replaced as long as its columns are the
                            same. A column that is gone, has another type or may be NULL now needs
                            a new major version (before 1.0.0 a new minor one), one that is new a
                            new minor version. Other versions are never touched, nor is a folder in the
                            place of a version that is none.

                            Of columns that are personal or confidential no values are described;
                            the rows hold them all the same.

                            The order of a sort directly in front is kept.

                            **NULL** is stored as such; in a required column it fails the run.

                            Example: `{"folder": "output/sales", "version": "1.2.0", "columns":
                            [{"name": "Sales", "unit": "USD"}]}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry("folder", Value.of("output/sales")),
                                    Map.entry("version", Value.of("1.2.0")),
                                    Map.entry("title", Value.of("Sales by region")),
                                    Map.entry("owner", Value.of("Sales team"))))
                    .synonyms(
                            "publish",
                            "data product",
                            "extract",
                            "data dictionary",
                            "release",
                            "frictionless",
                            "contract")
                    .inputs("in")
                    .outputs("stored")
                    .traits(Trait.USES_ORDER);

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        return settings.folder().isEmpty() ? "" : settings.folder() + " " + settings.version();
    }

    @Override
    public List<Access> access(Settings settings) {
        return List.of(Access.writesFolder("folder", settings.folder()));
    }

    @Override
    public List<Fault> problems(Settings settings) {
        var faults = new ArrayList<Fault>();
        if (DatasetVersion.of(settings.version()).isEmpty()) {
            faults.add(
                    Faults.notAllowed("version", "\"" + settings.version() + "\" is no version.")
                            .withHint("Write three numbers, such as 1.2.0."));
        }
        faults.addAll(
                Faults.twice(
                        "columns[{}].name",
                        settings.columns().stream().map(Column::name).toList()));
        return faults;
    }

    @Override
    public Delivery deliver(Settings settings, Inputs inputs) {
        var schema = inputs.only().schema();
        ParquetForm.require(schema);
        return new Delivery.ToDataset(
                settings.folder(),
                terms(settings, new KnownColumns(schema)),
                Sql.keyword("COMPRESSION zstd"),
                ParquetForm.readBack(settings.folder(), schema));
    }

    private static DatasetTerms terms(Settings settings, KnownColumns known) {
        var columns = new ArrayList<DatasetTerms.Term>();
        for (int i = 0; i < settings.columns().size(); i++) {
            var column = settings.columns().get(i);
            columns.add(
                    new DatasetTerms.Term(
                            known.require("columns[" + i + "].name", column.name()),
                            column.description(),
                            column.unit(),
                            column.sensitivity(),
                            column.required()));
        }
        var version =
                DatasetVersion.of(settings.version())
                        .orElseThrow(
                                () ->
                                        Faults.notAllowed(
                                                        "version",
                                                        "\""
                                                                + settings.version()
                                                                + "\" is no version.")
                                                .toException());
        return new DatasetTerms(
                version,
                settings.title().isBlank() ? name(settings.folder()) : settings.title(),
                settings.description(),
                settings.owner(),
                settings.license(),
                columns);
    }

    private static String name(String folder) {
        var path = folder.replace('\\', '/').replaceAll("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
