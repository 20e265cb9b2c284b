package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Count;
import dev.millrace.node.Check;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainDisplayTest {

    private final Drawn drawn = new Drawn();
    private final Told told = new Told();

    @Test
    void writesALineForEachFact() {
        var ports = new LinkedHashMap<String, Count>();
        ports.put("kept", new Count.Exact(1_234));
        ports.put("dropped", Count.UNKNOWN);
        var fault =
                Fault.of(FaultCode.COLUMN_UNKNOWN, "There is no column 'Sale'.")
                        .withHint("Did you mean 'Sales'?")
                        .at(Place.node("totals"));
        show(
                List.of(
                        told.started("orders", "totals"),
                        told.running("orders", "totals"),
                        told.advanced("orders", 0.5, 10),
                        told.rejected("orders", 3),
                        told.checked("orders", "qty is not null", Check.OnFailure.REJECT, 3),
                        told.checked("orders", "id is unique", Check.OnFailure.FAIL, 0),
                        told.finished("orders", 120, ports, Origin.COMPUTED),
                        told.finished("kept", 0, new LinkedHashMap<>(), Origin.SKIPPED),
                        told.failed("totals", fault, Optional.of(Duration.ofMillis(500))),
                        told.delivered("kept", "lake/kept.parquet", 1, 1_500),
                        told.delivered("kept", "warehouse.kept", 2_000, 0),
                        told.warned("The disk is nearly full."),
                        told.ended(Outcome.PARTIAL)));

        assertThat(drawn.raw().lines())
                .containsExactly(
                        "run 0193e5b5-7a00-7000-8000-000000000001 of Orders: 2 nodes",
                        "orders, totals: running",
                        "orders.rejected: 3 rows rejected",
                        "orders: qty is not null: broken by 3 rows, rejected",
                        "orders: id is unique: holds",
                        "orders: kept 1,234, dropped not counted, 120 ms",
                        "kept: skipped",
                        "totals: failed: totals: W406 There is no column 'Sale'. Did you mean"
                                + " 'Sales'? Next try in 500 ms.",
                        "kept: 1 row delivered to lake/kept.parquet (1.5 kB)",
                        "kept: 2,000 rows delivered to warehouse.kept",
                        "warning: The disk is nearly full.",
                        "run succeeded in part");
    }

    @Test
    void writesNoControlCodeWhateverTheTextsHold() {
        show(List.of(told.warned("a\033[2Jb\nc\rd\u2028e\u202Ef\u009Bg")));

        assertThat(drawn.raw()).isEqualTo("warning: a [2Jb c d e f g\n");
    }

    @Test
    void isWhatAPipeGets() {
        var console = Screen.detect(null, Map.of(), StandardCharsets.UTF_8);
        try (var display = RunDisplay.on(console, drawn.stream(), told)) {
            assertThat(display).isInstanceOf(PlainDisplay.class);
        }
        assertThat(console.colour()).isFalse();
    }

    private void show(List<RunEvent> events) {
        try (var display = new PlainDisplay(drawn.stream())) {
            events.forEach(display);
        }
    }
}
