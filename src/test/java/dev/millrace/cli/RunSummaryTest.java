package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Count;
import dev.millrace.node.Check;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunSummaryTest {

    private static final Screen PIPE = Screen.pipe(StandardCharsets.UTF_8);

    private final Told told = new Told();
    private final RunState run = new RunState();

    @Test
    void showsWhatARunDid() {
        var good = new LinkedHashMap<String, Count>();
        good.put("passed", new Count.AtLeast(9_994));
        good.put("rejected", new Count.Exact(6));
        run.accept(told.started("orders", "good", "spare", "old", "kept"));
        run.accept(told.running("orders", "good"));
        run.accept(told.rejected("good", 4));
        run.accept(told.rejected("good", 2));
        run.accept(told.checked("good", "qty is not null", Check.OnFailure.REJECT, 6));
        run.accept(told.checked("good", "id is unique", Check.OnFailure.WARN, 0));
        run.accept(told.finished("orders", 750, new Count.Exact(10_000)));
        run.accept(told.finished("good", 250, good, Origin.COMPUTED));
        run.accept(told.finished("spare", 0, new LinkedHashMap<>(), Origin.SKIPPED));
        run.accept(told.finished("old", 0, new LinkedHashMap<>(), Origin.REUSED));
        run.accept(told.finished("kept", 0, Count.UNKNOWN));
        run.accept(told.delivered("kept", "lake/kept.parquet", 9_994, 1_500));
        run.accept(told.delivered("kept", "warehouse.kept", 1, 0));
        run.accept(told.pass(1_234).ended(Outcome.SUCCEEDED));

        assertThat(lines(12))
                .containsExactly(
                        "node           type                        rows   bytes    time  share",
                        "orders         transform.filter          10,000  1.2 MB  750 ms   75 %",
                        "good           transform.filter  at least 9,994  1.2 MB  250 ms   25 %",
                        "good.rejected                                 6",
                        "spare          transform.filter                  1.2 MB                 skipped",
                        "old            transform.filter                  1.2 MB                 reused",
                        "kept           transform.filter     not counted  1.2 MB    0 ms    0 %",
                        "",
                        "Delivered",
                        "  kept  lake/kept.parquet  9,994 rows  1.5 kB",
                        "  kept  warehouse.kept          1 row",
                        "",
                        "Checks",
                        "  good  qty is not null  broken by 6 rows, rejected",
                        "  good  id is unique     holds",
                        "",
                        "Rejected rows",
                        "  good.rejected  6",
                        "",
                        "Run #12 succeeded after 1.23 s: 5 nodes, 2 delivered, 6 rows rejected.");
    }

    private List<String> lines(long number) {
        return new RunSummary(run, PIPE).lines(OptionalLong.of(number));
    }

    @Test
    void namesFaultsInTheOneForm() {
        var fault =
                Fault.of(FaultCode.COLUMN_UNKNOWN, "There is no column 'Sale'.")
                        .withHint("Did you mean 'Sales'?")
                        .at(Place.file("a.json", 3, 7).inNode("totals"));
        run.accept(told.started("orders", "totals"));
        run.accept(told.running("orders", "totals"));
        run.accept(told.pass(90_000).failed("totals", fault, Optional.empty()));
        run.accept(told.ended(Outcome.FAILED));

        assertThat(new RunSummary(run, PIPE).lines(OptionalLong.empty()))
                .containsExactly(
                        "node    type              rows  bytes  time  share",
                        "orders  transform.filter                            not finished",
                        "totals  transform.filter                            failed",
                        "",
                        "Faults",
                        "  a.json:3:7:totals: W406 There is no column 'Sale'. Did you mean 'Sales'?",
                        "",
                        "Run failed after 1 min 30 s: 2 nodes, 1 failed.");
    }

    @Test
    void tellsOfARunThatHasNotEnded() {
        run.accept(told.started("orders"));
        run.accept(told.running("orders"));

        assertThat(lines(3))
                .contains("orders  transform.filter                            stopped")
                .last()
                .isEqualTo("Run #3 has not ended after 0 ms: 1 node.");
    }

    @Test
    void leavesColumnsOutWhereTheScreenIsNarrow() {
        run.accept(told.started("orders"));
        run.accept(told.finished("orders", 750, new Count.AtLeast(10_000)));

        assertThat(nodes(60))
                .containsExactly(
                        "node               rows   bytes    time  share",
                        "orders  at least 10,000  1.2 MB  750 ms  100 %");
        assertThat(nodes(40))
                .containsExactly(
                        "node               rows    time  share",
                        "orders  at least 10,000  750 ms  100 %");
    }

    private List<String> nodes(int columns) {
        var screen = new Screen(true, false, Glyphs.ASCII, () -> columns, () -> 24);
        return new RunSummary(run, screen).lines(OptionalLong.empty()).subList(0, 2);
    }
}
