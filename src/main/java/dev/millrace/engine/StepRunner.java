package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Profile;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.model.Rows;
import dev.millrace.node.Check;
import dev.millrace.node.Scan;
import dev.millrace.plan.Fused;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Relation;
import dev.millrace.plan.StatementText;
import dev.millrace.plan.Step;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.time.Duration;
import java.util.ArrayList;
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
    private final Teller teller;

    /// What each lane ran last to compute rows.
    private final Map<Lane, String> statements = new ConcurrentHashMap<>();

    /// The warehouse is attached for one step at a time.
    private final ReentrantLock warehouse = new ReentrantLock();

    StepRunner(
            Workspace workspace,
            RunId run,
            Plan plan,
            Staging staging,
            Measurements measurements,
            Teller teller) {
        this.workspace = workspace;
        this.run = run;
        this.plan = plan;
        this.staging = staging;
        this.measurements = measurements;
        this.teller = teller;
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
        measureTable(step.fused(), lane.profile(), countOf(lane, table));
        if (!all) {
            view(lane, relation, step.columns(), table);
        }
        if (relation.kind() == Relation.Kind.CHECKED) {
            check(relation, lane);
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

    private void check(Relation relation, Lane lane) {
        var check = requireNonNull(plan.bound().checks().get(relation.node()));
        var report = lane.rows(check.report().text(Dialect.DUCKDB)).values().getFirst();
        for (Relation port : plan.bound().relations().values()) {
            if (port.inputs().equals(List.of(relation.name()))
                    && port.node().equals(relation.node())) {
                countPort(port, lane);
            }
        }
        Fault failed = null;
        var all = new ArrayList<Long>();
        for (int i = 0; i < check.expectations().size(); i++) {
            var expectation = check.expectations().get(i);
            long broken = Long.parseLong(requireNonNull(report.get(i)));
            teller.checked(relation.node(), expectation, broken);
            all.add(broken);
            if (broken > 0 && expectation.onFailure() == Check.OnFailure.FAIL && failed == null) {
                failed = failed(relation, expectation, broken);
            }
        }
        measurements.broken(relation.name(), all);
        if (failed != null) {
            throw failed.toException();
        }
    }

    private static Fault failed(Relation relation, Check.Expectation expectation, long broken) {
        return Fault.of(
                        FaultCode.CHECK_FAILED,
                        "The expectation \""
                                + expectation.sentence()
                                + "\" is broken by "
                                + broken
                                + (broken == 1 ? " row." : " rows."))
                .withHint("Nothing was delivered. Mend the data, or let the check reject the rows.")
                .at(Place.node(relation.node().value()).inSetting(expectation.setting()));
    }

    private void countPort(Relation port, Lane lane) {
        var rows =
                lane.rows("SELECT count(*) FROM (" + port.sql().text(Dialect.DUCKDB) + ")")
                        .values();
        long count = Long.parseLong(requireNonNull(rows.getFirst().getFirst()));
        measurements.add(port.name(), Measured.counted(count));
        if (port.port().equals("rejected")) {
            teller.rejected(port.node(), port.port(), count);
        }
    }

    private void scan(Step.ScanRejects step, Lane lane) {
        var rows = step.rows();
        var fused = new Fused(List.of(new Fused.Cte(rows, false)), rows.name(), false);
        create(lane, rows.name(), StatementText.of(fused, List.of(), this::files), fused);
        measureTable(fused, lane.profile(), countOf(lane, rows.name()));
        lane.execute(Scan.WithRejects.REJECTS_VIEW);
        var rejected = step.rejected();
        lane.execute(
                "CREATE TABLE "
                        + name(rejected.name())
                        + " AS "
                        + rejected.sql().text(Dialect.DUCKDB));
        long count = countOf(lane, rejected.name());
        measurements.add(rejected.name(), Measured.counted(count));
        teller.rejected(rejected.node(), rejected.port(), count);
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
        long rows =
                execute(
                        lane,
                        statement.substring(0, at),
                        text,
                        statement.substring(at + text.text().length()),
                        step.fused());
        var writing = measure(step.fused(), lane.profile(), rows);
        long written = System.nanoTime();
        staging.statementIfEmpty(node, text.text()).ifPresent(lane::execute);
        long bytes = staging.sync(node);
        var took = writing.plusNanos(System.nanoTime() - written);
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
        try {
            var sums = lane.rows(Culprit.DRAIN + text.text() + ")").values().getFirst();
            return Long.parseLong(requireNonNull(sums.getFirst()));
        } catch (EngineException e) {
            throw fault(e, Culprit.DRAIN.length(), text, fused, lane).toException(e);
        }
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
