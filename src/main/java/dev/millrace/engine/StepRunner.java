package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Profile;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.model.Rows;
import dev.millrace.node.Scan;
import dev.millrace.node.Trait;
import dev.millrace.plan.Fused;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Relation;
import dev.millrace.plan.StatementText;
import dev.millrace.plan.Step;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/// Runs one step on one lane. Used by several threads at once, a lane each.
final class StepRunner {

    private final Workspace workspace;
    private final RunId run;
    private final Plan plan;
    private final Staging staging;
    private final Measurements measurements;
    private final OnRejected rejects;
    private final Checking checking;

    /// What each lane ran last to compute rows.
    private final Map<Lane, String> statements = new ConcurrentHashMap<>();

    /// The warehouse is attached for one step at a time.
    private final ReentrantLock warehouse = new ReentrantLock();

    /// What is done about rows that a step rejected.
    interface OnRejected {
        /// @param from a table or a SELECT in parentheses that holds them
        /// @param all those rows and the ones that passed
        /// @return a fault if the step fails of them
        Optional<Fault> rejected(Relation port, Sql from, long rejected, long all, Lane lane);
    }

    StepRunner(
            Workspace workspace,
            RunId run,
            Plan plan,
            Staging staging,
            Measurements measurements,
            OnRejected rejects,
            Teller teller) {
        this.workspace = workspace;
        this.run = run;
        this.plan = plan;
        this.staging = staging;
        this.measurements = measurements;
        this.rejects = rejects;
        this.checking = new Checking(plan, measurements, rejects, teller);
    }

    /// The statement a lane ran last to compute rows, which is not kept any longer.
    Optional<String> statement(Lane lane) {
        return Optional.ofNullable(statements.remove(lane));
    }

    /// @throws FaultException if it fails; the fault names the node where that is known
    void run(Step step, Lane lane) {
        switch (step) {
            case Step.Materialise materialise -> materialise(materialise, lane);
            case Step.ScanRejects scan -> scan(scan, lane);
            case Step.Snapshot snapshot -> snapshot(snapshot, lane);
            case Step.Stage stage -> stage(stage, lane);
            case Step.Drain drain -> drain(drain, lane);
        }
    }

    /// Removes what an attempt that failed may have made, so that the step can be run again.
    void undo(Step step, Lane lane) {
        switch (step) {
            case Step.Materialise(_, _, _, _, Relation relation, var columns) -> {
                if (columns.size() < relation.schema().columns().size()) {
                    lane.execute("DROP VIEW IF EXISTS " + name(relation.name()));
                    dropTable(lane, relation.name() + ".table");
                } else {
                    dropTable(lane, relation.name());
                }
            }
            case Step.ScanRejects scan -> {
                dropTable(lane, scan.rows().name());
                dropTable(lane, scan.rejected().name());
            }
            case Step.Snapshot snapshot -> dropTable(lane, snapshot.rows().name());
            case Step.Stage stage -> staging.undo(stage.delivery().node(), lane);
            case Step.Drain _ -> {}
        }
    }

    private static void dropTable(Lane lane, String table) {
        lane.execute("DROP TABLE IF EXISTS " + name(table));
    }

    private List<String> files(NodeId node, Sql.Part.Files named) {
        if (plan.bound().deliveries().containsKey(node)) {
            return staging.readBack(node);
        }
        return plan
                .bound()
                .files()
                .getOrDefault(node, Map.of())
                .getOrDefault(named.settingPath(), List.of())
                .stream()
                .map(file -> Dialect.DUCKDB.pattern(file.toString()))
                .toList();
    }

    private void materialise(Step.Materialise step, Lane lane) {
        var relation = step.relation();
        boolean all = step.columns().size() == relation.schema().columns().size();
        var text = StatementText.of(step.fused(), all ? List.of() : step.columns(), this::files);
        var table = all ? relation.name() : relation.name() + ".table";
        create(lane, table, text, step.fused());
        var profile = lane.profile();
        long rows = countOf(lane, table);
        if (!all) {
            view(lane, relation, step.columns(), table);
        }
        if (relation.kind() == Relation.Kind.CHECKED) {
            var report = checking.report(relation, lane);
            measureTable(step.fused(), profile, rows);
            checking.tell(relation, report, rows, lane);
        } else {
            measureTable(step.fused(), profile, rows);
        }
    }

    private void create(Lane lane, String table, StatementText text, Fused fused) {
        execute(lane, "CREATE TABLE " + name(table) + " AS ", text, "", fused);
    }

    /// Columns that nobody uses are not kept; statements name them all the same.
    private void view(Lane lane, Relation relation, List<String> kept, String table) {
        var columns =
                relation.schema().columns().stream()
                        .map(
                                c ->
                                        kept.contains(c.name())
                                                ? name(c.name())
                                                : StatementText.absent(c))
                        .collect(Collectors.joining(", "));
        lane.execute(
                "CREATE VIEW "
                        + name(relation.name())
                        + " AS SELECT "
                        + columns
                        + " FROM "
                        + name(table));
    }

    private long countOf(Lane lane, String table) {
        var rows = lane.rows("SELECT count(*) FROM " + name(table)).values();
        return Long.parseLong(requireNonNull(rows.getFirst().getFirst()));
    }

    private void scan(Step.ScanRejects step, Lane lane) {
        var rows = step.rows();
        var fused = new Fused(List.of(new Fused.Cte(rows, false)), rows.name(), false);
        create(lane, rows.name(), StatementText.of(fused, List.of(), this::files), fused);
        var profile = lane.profile();
        long read = countOf(lane, rows.name());
        lane.execute(Scan.WithRejects.REJECTS_VIEW);
        var rejected = step.rejected();
        lane.execute(
                "CREATE TABLE "
                        + name(rejected.name())
                        + " AS "
                        + rejected.sql().text(Dialect.DUCKDB));
        long count = countOf(lane, rejected.name());
        measureTable(fused, profile, read);
        measurements.add(rejected.name(), Measured.counted(count));
        rejects.rejected(rejected, Sql.name(rejected.name()), count, read + count, lane)
                .ifPresent(
                        fault -> {
                            throw fault.toException();
                        });
    }

    private void snapshot(Step.Snapshot step, Lane lane) {
        var rows = step.rows();
        var fused = new Fused(List.of(new Fused.Cte(rows, false)), rows.name(), false);
        var text = StatementText.of(fused, List.of(), this::files);
        warehouse.lock();
        try (var _ = workspace.warehouse().lockForReading("run " + run, lane::isCancelled)) {
            workspace.warehouse().attachForReading(lane);
            try {
                create(lane, rows.name(), text, fused);
            } finally {
                workspace.warehouse().detach(lane);
            }
        } finally {
            warehouse.unlock();
        }
        measureTable(fused, lane.profile(), countOf(lane, rows.name()));
    }

    private void stage(Step.Stage step, Lane lane) {
        var node = step.delivery().node();
        var text = StatementText.of(step.fused(), List.of(), this::files);
        staging.prepareFolder(node);
        var statement = staging.statement(node, text.text());
        int at = statement.indexOf(text.text());
        long rows;
        try {
            rows =
                    execute(
                            lane,
                            statement.substring(0, at),
                            text,
                            statement.substring(at + text.text().length()),
                            step.fused());
        } catch (FaultException e) {
            throw staging.blamed(node, e.fault()).toException(e);
        }
        var profile = lane.profile();
        long written = System.nanoTime();
        staging.statementIfEmpty(node, text.text()).ifPresent(lane::execute);
        staging.describe(node, rows, lane);
        long bytes = staging.sync(node);
        long synced = System.nanoTime() - written;
        var took = measure(step.fused(), profile, rows).plusNanos(synced);
        measurements.staged(node, rows, bytes);
        measurements.add(node.value(), new Measured(new Count.Exact(rows), bytes, took));
    }

    /// Computes every column of every row and keeps none.
    private void drain(Step.Drain step, Lane lane) {
        var text = StatementText.of(step.fused(), List.of(), this::files);
        var rows = drained(lane, text, step.fused());
        measure(step.fused(), lane.profile(), rows);
    }

    private long drained(Lane lane, StatementText text, Fused fused) {
        statements.put(lane, text.text());
        var head = isComputed(fused) ? Culprit.COUNT : Culprit.DRAIN;
        try {
            var sums = lane.rows(head + text.text() + ")").values().getFirst();
            return Long.parseLong(requireNonNull(sums.getFirst()));
        } catch (EngineException e) {
            throw fault(e, head.length(), text, fused, lane).toException(e);
        }
    }

    /// Whether all it does is to show rows that other steps computed to the last column.
    private static boolean isComputed(Fused fused) {
        return fused.ctes().stream().allMatch(cte -> cte.relation().has(Trait.SHOWS));
    }

    /// The first rows of a statement.
    ///
    /// @param columns what to select of them
    Rows rows(Fused fused, Lane lane, String columns, long limit) {
        var text = StatementText.of(fused, List.of(), this::files);
        var head = "SELECT " + columns + " FROM (";
        try {
            return lane.rows(head + text.text() + " LIMIT " + limit + ")");
        } catch (EngineException e) {
            throw fault(e, head.length(), text, fused, lane).toException(e);
        }
    }

    /// Rows of a table of the run.
    ///
    /// @param columns what to select of them
    Rows rows(String table, Lane lane, String columns, long offset, long limit) {
        var from = " FROM (FROM " + name(table) + " LIMIT " + limit + " OFFSET " + offset + ")";
        return lane.rows("SELECT " + columns + from);
    }

    /// Computes a statement into a table.
    void create(Lane lane, String table, Fused fused) {
        create(lane, table, StatementText.of(fused, List.of(), this::files), fused);
    }

    /// @return time spent on writing the rows
    private Duration measure(Fused fused, Profile profile, long rows) {
        var known = new LinkedHashMap<String, Count>(measurements.exact());
        known.putAll(fileCounts(fused));
        var counter = new Counter(fused, profile, rows, known);
        counter.measured().forEach(measurements::add);
        return counter.writing();
    }

    /// As `measure`, for a statement that fills a table: writing it is part of its last relation.
    private void measureTable(Fused fused, Profile profile, long rows) {
        var writing = measure(fused, profile, rows);
        measurements.add(fused.root(), new Measured(new Count.Exact(rows), 0, writing));
    }

    private Map<String, Count> fileCounts(Fused fused) {
        var counts = new LinkedHashMap<String, Count>();
        for (Fused.Cte cte : fused.ctes()) {
            var count = measurements.footers().get(cte.relation().name());
            if (count != null) {
                counts.put(cte.relation().name(), count);
            }
        }
        return counts;
    }

    private long execute(Lane lane, String before, StatementText text, String after, Fused fused) {
        statements.put(lane, before + text.text() + after);
        try {
            return lane.execute(before + text.text() + after);
        } catch (EngineException e) {
            throw fault(e, before.length(), text, fused, lane).toException(e);
        }
    }

    private Fault fault(EngineException e, int before, StatementText text, Fused fused, Lane lane) {
        return new Culprit(fused, text, this::files, plan.bound().written()).fault(e, before, lane);
    }

    private static String name(String name) {
        return Dialect.DUCKDB.name(name);
    }
}
