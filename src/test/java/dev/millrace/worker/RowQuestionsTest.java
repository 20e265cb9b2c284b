package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.look.EngineFunction;
import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.Looked;
import dev.millrace.explain.Missed.Verdict;
import dev.millrace.explain.Sureness;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.launch.Main;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Questions about rows, values and functions, asked of a real worker.
@Tag("slow")
@Timeout(120)
class RowQuestionsTest {

    private static final String PIPELINE =
            """
            {"format": 1, "name": "asked", "nodes": {
                "src": {"type": "source.inline", "settings": {
                    "columns": [["n", "INTEGER"], ["name", "VARCHAR"]],
                    "rows": [[1, "nut"], [2, "bolt"], [3, "Nut "], [0, null]]}},
                "kept": {"type": "transform.filter", "settings": {"condition": "n > 1"}},
                "endless": {"type": "transform.sql", "settings": {"sql":
                    "SELECT n, name FROM kept WHERE (SELECT sum(hash(a.range + b.range)) FROM range(10000000) a, range(10000000) b WHERE a.range > n) > 0"}}},
             "links": ["src -> kept", "kept -> endless"]}
            """;
    private static final Port KEPT = new Port(new NodeId("kept"), "kept");

    @TempDir private Path temporary;
    private Path folder;
    private Workers workers;

    @BeforeEach
    void open() throws IOException {
        folder = temporary.toRealPath();
        Files.createDirectories(folder.resolve(".millrace"));
        workers = new Workers(WorkerLaunch.likeThisProcess(Main.class.getName()), 1);
    }

    @AfterEach
    void close() {
        var left = workers.processes();
        workers.close();
        left.forEach(process -> process.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    }

    private Ask ask() {
        return new Ask(PIPELINE, folder.resolve("p.pipeline.json"), Map.of());
    }

    private static <T> T get(CompletableFuture<T> asked) {
        try {
            return asked.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Fault fault(CompletableFuture<?> asked) {
        try {
            asked.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FaultException refused) {
                return refused.fault();
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("it was answered");
    }

    private Wires.Look look() {
        return get(workers.wires().look(ask(), KEPT, 10, false));
    }

    @Test
    void explainGivesTheRowAndThoseItCameFrom() {
        var look = look();
        assertThat(look.looked().rows().values()).hasSize(2);
        var explained = get(workers.wires().explain(look.id(), LookQuery.ALL, 1, 20));

        assertThat(explained.origins()).hasSize(2);
        assertThat(explained.skipped()).isZero();
        assertThat(explained.extent().kind()).isEqualTo(Looked.Kind.EXACT);
        var source = explained.origins().getLast();
        assertThat(source.at().node().value()).isEqualTo("src");
        assertThat(source.sureness()).isEqualTo(Sureness.EXACT);
        assertThat(source.count()).isEqualTo(1);
        assertThat(source.rows().values().getFirst()).contains("3", "Nut ");
    }

    @Test
    void explainRefusesWhatIsNotThere() {
        var look = look();

        assertThat(fault(workers.wires().explain("none", LookQuery.ALL, 0, 20)).message())
                .contains("There is no look");
        assertThat(fault(workers.wires().explain(look.id(), LookQuery.ALL, 7, 20)).message())
                .contains("no row 7");
        assertThat(fault(workers.wires().explain(look.id(), LookQuery.ALL, 0, 1_001)).message())
                .contains("1000");
    }

    @Test
    void whySaysWhereAValueGetsLost() {
        var lost = get(workers.wires().why(ask(), KEPT, "name", "nut"));
        assertThat(lost.verdict()).isEqualTo(Verdict.DROPPED);
        assertThat(lost.stops().getFirst().reasons()).containsExactly("n > 1  is false for it.");
        assertThat(lost.stops().getLast().rows()).isEqualTo(1);

        var absent = get(workers.wires().why(ask(), KEPT, "name", "NUT"));
        assertThat(absent.verdict()).isEqualTo(Verdict.ABSENT);
        assertThat(absent.near()).containsExactly("Nut ", "nut");
        assertThat(get(workers.wires().why(ask(), KEPT, "name", "bolt")).verdict())
                .isEqualTo(Verdict.PRESENT);
        var none = get(workers.wires().why(ask(), KEPT, "name", null));
        assertThat(none.value()).isNull();
        assertThat(none.verdict()).isEqualTo(Verdict.DROPPED);
        assertThat(get(workers.wires().why(ask(), KEPT, "n", "many")).verdict())
                .isEqualTo(Verdict.UNFIT);
    }

    @Test
    void whyRefusesAColumnThatIsNotThere() {
        var fault = fault(workers.wires().why(ask(), KEPT, "gone", "x"));

        assertThat(fault.code()).isEqualTo(FaultCode.COLUMN_UNKNOWN);
        assertThat(fault.message()).contains("\"gone\"");
    }

    @Test
    void aQuestionThatIsCancelledStopsAndTheNextIsAnswered() {
        var endless = new Port(new NodeId("endless"), "");
        var asked = workers.wires().why(ask(), endless, "name", "nut");
        asked.cancel(true);
        var next = get(workers.wires().why(ask(), KEPT, "name", "bolt"));

        assertThat(asked).isCancelled();
        assertThat(next.verdict()).isEqualTo(Verdict.PRESENT);
    }

    @Test
    void valuesTriesAnExpressionThatIsNotInThePipeline() {
        var kept = new NodeId("kept");
        var tried = get(workers.wires().values(ask(), kept, "condition", "upper(name)", 2));
        assertThat(tried.type()).isEqualTo("VARCHAR");
        assertThat(tried.values()).containsExactly("NUT", "BOLT");
        assertThat(tried.more()).isTrue();

        var fault = fault(workers.wires().values(ask(), kept, "condition", "uper(name)", 2));
        assertThat(fault.code()).isEqualTo(FaultCode.FUNCTION_UNKNOWN);
    }

    @Test
    void functionsListsThoseThatExpressionsMayCall() {
        var functions = get(workers.functions());

        var sum =
                functions.stream()
                        .filter(each -> each.name().equals("sum"))
                        .findFirst()
                        .orElseThrow();
        assertThat(sum.kind()).isEqualTo(EngineFunction.Kind.AGGREGATE);
        assertThat(sum.signatures()).isNotEmpty();
        assertThat(functions)
                .extracting(EngineFunction::name)
                .contains("upper", "coalesce", "row_number")
                .doesNotContain("getenv", "read_text");
    }
}
