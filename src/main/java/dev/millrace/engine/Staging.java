package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.Lane;
import dev.millrace.duck.Warehouse;
import dev.millrace.engine.dataset.Compatibility;
import dev.millrace.engine.dataset.Description;
import dev.millrace.engine.dataset.Published;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.model.NodeId;
import dev.millrace.model.Schema;
import dev.millrace.node.Delivery;
import dev.millrace.plan.Bound;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Step;
import dev.millrace.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where the deliveries of a run wait until it has succeeded: hidden beside their targets, or in a
/// staging database for tables.
final class Staging {

    private final Path database;
    private final RunId run;
    private final Map<NodeId, Commit> commits = new LinkedHashMap<>();
    private final Map<NodeId, Bound.BoundDelivery> deliveries = new LinkedHashMap<>();

    Staging(Workspace workspace, RunId run, Plan plan) {
        this.run = run;
        this.database = database(workspace, run);
        for (Step step : plan.steps()) {
            if (step instanceof Step.Stage stage) {
                deliveries.put(stage.delivery().node(), stage.delivery());
                commits.put(stage.delivery().node(), commit(stage.delivery()));
            }
        }
    }

    private Commit commit(Bound.BoundDelivery bound) {
        var node = bound.node();
        var target = bound.target();
        var staged = beside(target, run, "");
        return switch (bound.delivery()) {
            case Delivery.ToFile _ -> new Commit.OfFile(node, staged, target);
            case Delivery.ToFolder folder ->
                    folder.append()
                            ? new Commit.OfAppended(node, staged, target)
                            : new Commit.OfFolder(
                                    node, staged, target, beside(target, run, ".old"));
            case Delivery.ToDataset _ ->
                    new Commit.OfDataset(node, staged, target, beside(target, run, ".old"));
            case Delivery.ToTable table ->
                    new Commit.OfTable(
                            node, database, target, table.table(), table.mode(), table.keys());
        };
    }

    /// Hidden, next to the target, and named by the run.
    static Path beside(Path target, RunId run, String more) {
        return target.resolveSibling("." + target.getFileName() + "." + run + more + ".millrace");
    }

    static Path database(Workspace workspace, RunId run) {
        return workspace.run(run).resolve("stage.duckdb");
    }

    /// Where a warehouse is built that is not there yet.
    static Path builtWarehouse(Workspace workspace, RunId run) {
        return beside(workspace.warehouse().file(), run, "");
    }

    /// All files the engine may touch when it stages tables and builds a warehouse.
    static List<Path> databaseFiles(Workspace workspace, RunId run) {
        var files = new ArrayList<>(Warehouse.filesOf(database(workspace, run)));
        files.addAll(Warehouse.filesOf(builtWarehouse(workspace, run)));
        return files;
    }

    /// In the order in which they are committed.
    List<Commit> commits() {
        var files = new ArrayList<Commit>();
        var tables = new ArrayList<Commit>();
        commits.values().forEach(c -> (c instanceof Commit.OfTable ? tables : files).add(c));
        files.addAll(tables);
        return files;
    }

    List<Commit.OfTable> tables() {
        return commits.values().stream()
                .filter(c -> c instanceof Commit.OfTable)
                .map(Commit.OfTable.class::cast)
                .toList();
    }

    /// Folders that have to be made for the targets, outermost first.
    List<Path> missingFolders() {
        var missing = new LinkedHashSet<Path>();
        for (Commit commit : commits.values()) {
            if (commit instanceof Commit.OfTable) {
                continue;
            }
            var chain = new ArrayList<Path>();
            for (var at = commit.target().getParent();
                    at != null && !Files.exists(at);
                    at = at.getParent()) {
                chain.add(at);
            }
            missing.addAll(chain.reversed());
        }
        return List.copyOf(missing);
    }

    void makeFolders(List<Path> folders) {
        for (Path folder : folders) {
            try {
                Durable.makeFolders(folder);
            } catch (IOException e) {
                throw Fault.of(
                                FaultCode.FILE_NOT_WRITABLE,
                                "The folder \"" + folder + "\" cannot be made.")
                        .withHint("Check permissions and space.")
                        .toException(e);
            }
        }
    }

    /// Attaches the staging database, if any delivery needs it.
    void attach(Lane lane) {
        if (!tables().isEmpty()) {
            attach(lane, database);
        }
    }

    static void attach(Lane lane, Path database) {
        lane.execute(
                "ATTACH " + Dialect.DUCKDB.text(database.toString()) + " AS " + TableWriter.STAGE);
    }

    /// The statement that stages the rows of a SELECT.
    String statement(NodeId node, String select) {
        var bound = requireNonNull(deliveries.get(node));
        var staged = requireNonNull(commits.get(node)).staged();
        return switch (bound.delivery()) {
            case Delivery.ToFile file -> {
                var options = file.options().text(Dialect.DUCKDB);
                yield copy(select, bound.schema(), file.format(), staged, options, false);
            }
            case Delivery.ToFolder folder -> {
                var options = folder.options().text(Dialect.DUCKDB);
                yield folder.partitions().isEmpty()
                        ? copy(
                                select,
                                bound.schema(),
                                folder.format(),
                                staged.resolve(fileName(folder.format())),
                                options,
                                false)
                        : copy(
                                select,
                                bound.schema(),
                                folder.format(),
                                staged,
                                partitions(folder) + (options.isEmpty() ? "" : ", " + options),
                                true);
            }
            case Delivery.ToDataset dataset ->
                    copy(
                            select,
                            bound.schema(),
                            Delivery.Format.PARQUET,
                            staged.resolve(dataset.data()),
                            dataset.options().text(Dialect.DUCKDB),
                            false);
            case Delivery.ToTable _ ->
                    "CREATE TABLE "
                            + TableWriter.STAGE
                            + "."
                            + Dialect.DUCKDB.name(node.value())
                            + " AS "
                            + select;
        };
    }

    private String fileName(Delivery.Format format) {
        return run + "." + extension(format);
    }

    private String partitions(Delivery.ToFolder folder) {
        var columns =
                folder.partitions().stream()
                        .map(Dialect.DUCKDB::name)
                        .collect(Collectors.joining(", "));
        return "PARTITION_BY ("
                + columns
                + "), FILENAME_PATTERN "
                + Dialect.DUCKDB.text(run + "_{i}");
    }

    private static String copy(
            String select,
            Schema schema,
            Delivery.Format format,
            Path to,
            String options,
            boolean many) {
        var all = new StringBuilder("FORMAT ").append(extension(format));
        if (!options.isEmpty()) {
            all.append(", ").append(options);
        }
        if (!many) {
            all.append(", USE_TMP_FILE false");
        }
        return "COPY ("
                + format.storable(select, schema)
                + ") TO "
                + Dialect.DUCKDB.text(to.toString())
                + " ("
                + all
                + ")";
    }

    private static String extension(Delivery.Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    /// Makes the folder a delivery goes to, and after its statement sees to it that it is not
    /// empty.
    void prepareFolder(NodeId node) {
        var staged = requireNonNull(commits.get(node)).staged();
        switch (requireNonNull(deliveries.get(node)).delivery()) {
            case Delivery.ToFolder folder when folder.partitions().isEmpty() ->
                    makeFolders(List.of(staged));
            case Delivery.ToDataset dataset -> prepareVersion(node, dataset, staged);
            case Delivery.ToFile _, Delivery.ToFolder _, Delivery.ToTable _ -> {}
        }
    }

    /// @throws FaultException if the version may not have these columns
    private void prepareVersion(NodeId node, Delivery.ToDataset dataset, Path staged) {
        var bound = requireNonNull(deliveries.get(node));
        Compatibility.fault(
                        dataset.terms(),
                        Delivery.Format.PARQUET.stored(bound.schema()),
                        Published.in(bound.target()))
                .ifPresent(
                        fault -> {
                            throw fault.at(fault.place().inNode(node.value())).toException();
                        });
        makeFolders(List.of(staged.resolve(dataset.version())));
    }

    /// Writes what is to be known of a dataset beside its rows.
    ///
    /// @param lane that may read what is staged
    void describe(NodeId node, long rows, Lane lane) {
        var bound = requireNonNull(deliveries.get(node));
        if (!(bound.delivery() instanceof Delivery.ToDataset dataset)) {
            return;
        }
        var schema = Delivery.Format.PARQUET.stored(bound.schema());
        var version = requireNonNull(commits.get(node)).staged().resolve(dataset.version());
        try {
            new Description(dataset.terms(), schema, run.toString(), run.at())
                    .write(version, rows, lane);
        } catch (IOException e) {
            throw Fault.of(
                            FaultCode.FILE_NOT_WRITABLE,
                            "The description of \"" + bound.target() + "\" cannot be written.")
                    .withHint("Check space and permissions.")
                    .at(Place.node(node.value()))
                    .toException(e);
        } catch (FaultException e) {
            throw e.fault().at(e.fault().place().inNode(node.value())).toException(e);
        }
    }

    /// The engine does not tell a file that it cannot write from one that it cannot read.
    Fault blamed(NodeId node, Fault fault) {
        var commit = requireNonNull(commits.get(node));
        var staged = commit.staged().toString();
        if (fault.code() != FaultCode.SOURCE_NOT_READABLE || !fault.message().contains(staged)) {
            return fault;
        }
        return Fault.of(
                        FaultCode.FILE_NOT_WRITABLE,
                        fault.message().replace(staged, commit.target().toString()))
                .withHint("Check space and permissions of its folder.")
                .at(Place.node(node.value()));
    }

    /// Removes what an attempt that failed may have staged.
    void undo(NodeId node, Lane lane) {
        var commit = requireNonNull(commits.get(node));
        if (commit instanceof Commit.OfTable) {
            lane.execute(
                    "DROP TABLE IF EXISTS "
                            + TableWriter.STAGE
                            + "."
                            + Dialect.DUCKDB.name(node.value()));
            return;
        }
        try {
            Durable.delete(commit.staged());
        } catch (IOException e) {
            throw Fault.of(
                            FaultCode.FILE_NOT_WRITABLE,
                            "What was staged for \"" + commit.target() + "\" cannot be removed.")
                    .withHint("Check permissions.")
                    .at(Place.node(node.value()))
                    .toException(e);
        }
    }

    /// A partitioned delivery of no rows writes nothing; a file without rows keeps the columns.
    ///
    /// @return a statement to run, or nothing
    Optional<String> statementIfEmpty(NodeId node, String select) {
        var bound = requireNonNull(deliveries.get(node));
        var staged = requireNonNull(commits.get(node)).staged();
        if (!(bound.delivery() instanceof Delivery.ToFolder folder) || !isEmpty(staged)) {
            return Optional.empty();
        }
        makeFolders(List.of(staged));
        return Optional.of(
                copy(
                        "SELECT * FROM (" + select + ") LIMIT 0",
                        bound.schema(),
                        folder.format(),
                        staged.resolve(fileName(folder.format())),
                        folder.options().text(Dialect.DUCKDB),
                        false));
    }

    private static boolean isEmpty(Path folder) {
        try {
            return Durable.filesBelow(folder).isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    /// The paths that stand for a staged delivery when it is read back.
    List<String> readBack(NodeId node) {
        var staged = Dialect.DUCKDB.pattern(requireNonNull(commits.get(node)).staged().toString());
        return switch (requireNonNull(deliveries.get(node)).delivery()) {
            case Delivery.ToFolder folder ->
                    List.of(staged + "/**/*." + extension(folder.format()));
            case Delivery.ToDataset dataset -> List.of(staged + "/" + dataset.data());
            case Delivery.ToFile _, Delivery.ToTable _ -> List.of(staged);
        };
    }

    /// Makes what is staged outlive a crash of the machine, and says how large it is.
    ///
    /// @return bytes; 0 for a table
    long sync(NodeId node) {
        var commit = requireNonNull(commits.get(node));
        try {
            return switch (commit) {
                case Commit.OfTable _ -> 0;
                case Commit.OfFile(_, Path staged, _) -> {
                    Durable.sync(staged);
                    yield Files.size(staged);
                }
                case Commit.OfFolder _, Commit.OfAppended _, Commit.OfDataset _ -> {
                    Durable.syncTree(commit.staged());
                    long bytes = 0;
                    for (Path file : Durable.filesBelow(commit.staged())) {
                        bytes += Files.size(file);
                    }
                    yield bytes;
                }
            };
        } catch (IOException e) {
            throw Fault.of(
                            FaultCode.FILE_NOT_WRITABLE,
                            "\"" + commit.target() + "\" cannot be made durable.")
                    .withHint("Check the space and health of its disk.")
                    .at(Place.node(node.value()))
                    .toException(e);
        }
    }
}
