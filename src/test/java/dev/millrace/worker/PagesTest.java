package dev.millrace.worker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.look.LookRoom;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.file.PipelineReader;
import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A page that stays open for its clicks, while its pipeline is edited, run and cleared away.
@Timeout(120)
class PagesTest {

    private static final NodeId BOARD = new NodeId("board");

    private static final String PIPELINE =
            """
            {"format": 1, "name": "Shop", "nodes": {
              "sales": {"type": "source.csv", "settings": {"path": "sales.csv"}},
              "total": {"type": "serving.metric", "settings": {"measure": ["sum", "amount"]}},
              "regions": {"type": "serving.chart", "settings": {"chart": {"mark": "bar",
                "encoding": {"x": {"field": "region", "type": "nominal"},
                  "y": {"aggregate": "sum", "field": "amount", "type": "quantitative"}}}}},
              "board": {"type": "serving.dashboard", "settings": {"filters": ["region"]}}},
             "links": ["sales -> total", "sales -> regions", "total -> board",
               "regions -> board"]}
            """;

    @TempDir Path temporary;

    private final Workbench workbench =
            new Workbench(
                    new Engine(
                            new Planner(NodeCatalog.load(), PipelineReader::read),
                            Clock.systemUTC(),
                            Map.of()));
    private Path file;
    private LookRoom room;
    private Pages pages;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(temporary.resolve(".millrace"));
        file = Files.writeString(temporary.resolve("shop.pipeline.json"), PIPELINE);
        sales("East,10", "West,20");
        room = workbench.room();
        pages = workbench.pages(room);
    }

    @AfterEach
    void close() {
        pages.close();
        room.close();
    }

    private void sales(String... lines) throws IOException {
        var rows = new StringBuilder("region,amount,at\n");
        for (String line : lines) {
            rows.append(line).append(",2024-01-05 10:20:30\n");
        }
        Files.writeString(temporary.resolve("sales.csv"), rows);
    }

    private void run() {
        var ready = workbench.ready(OpenPipeline.read(file), RunCall.PLAIN);
        assertThat(workbench.execute(ready, _ -> {}).outcome())
                .isEqualTo(RunEvent.Outcome.SUCCEEDED);
    }

    private Value.Fields page() {
        return pages.page(OpenPipeline.read(file), RunCall.PLAIN, BOARD, true, new Cancellation());
    }

    /// The figure of the tile, filtered by region.
    private Value total(String region) {
        return total(OpenPipeline.read(file), region, new Cancellation());
    }

    private Value total(OpenPipeline open, String region, Cancellation cancellation) {
        var question =
                "{\"tiles\": [\"total\"], \"filters\": {\"f0\": {\"any\": [\"" + region + "\"]}}}";
        var answer = ask(open, question, cancellation);
        return at(answer, "total", "d0", "columns", "m0");
    }

    private Value.Fields ask(OpenPipeline open, String question, Cancellation cancellation) {
        return pages.answers(
                open, RunCall.PLAIN, BOARD, (Value.Fields) Json.parse(question), cancellation);
    }

    private static Value at(Value from, String... names) {
        var at = from;
        for (String name : names) {
            at = requireNonNull(((Value.Fields) at).get(name), name);
        }
        return at;
    }

    private static Value one(String number) {
        return Json.parse("[" + number + "]");
    }

    @Test
    void isMadeOnceUntilAnotherRunKeptOtherRows() throws IOException {
        run();
        var first = page();
        assertThat(page()).isSameAs(first);
        assertThat(total("East")).isEqualTo(one("10.0"));
        sales("East,11", "West,20");
        assertThat(total("East")).as("the sources do not count").isEqualTo(one("10.0"));
        run();
        assertThat(total("East")).isEqualTo(one("11.0"));
        assertThat(at(page(), "run", "number")).isEqualTo(Value.of(2));
    }

    @Test
    void countsTheRunsOfOtherProcessesAndOfOtherPipelines() throws IOException {
        run();
        var first = page();
        var other = Files.writeString(temporary.resolve("other.pipeline.json"), PIPELINE);
        workbench.execute(workbench.ready(OpenPipeline.read(other), RunCall.PLAIN), _ -> {});
        assertThat(page()).as("it was not run").isSameAs(first);
        assertThat(total("West")).isEqualTo(one("20.0"));
    }

    @Test
    void hasRowsBehindItAsTheEngineWritesThem() {
        run();
        var rows =
                ask(
                        OpenPipeline.read(file),
                        "{\"rows\": {\"tile\": \"regions\"}}",
                        new Cancellation());
        assertThat(at(rows, "rows"))
                .isEqualTo(
                        Json.parse(
                                "[[\"East\", \"10\", \"2024-01-05 10:20:30\"],"
                                        + " [\"West\", \"20\", \"2024-01-05 10:20:30\"]]"));
        assertThat(Json.line(at(rows, "columns"))).contains("\"TIMESTAMP\"", "\"BIGINT\"");
    }

    @Test
    void followsAnEdit() throws IOException {
        run();
        page();
        Files.writeString(file, PIPELINE.replace("[\"sum\", \"amount\"]", "[\"count\"]"));
        assertThat(total("East")).isEqualTo(one("1"));
        Files.writeString(file, PIPELINE);
        assertThat(total("East")).isEqualTo(one("10.0"));
    }

    @Test
    void isOfASampleBeforeTheFirstRunAndWhereTheHistoryIsGone() throws IOException {
        assertThat(at(page(), "basis")).isEqualTo(Value.of("sample"));
        assertThat(total("East")).isEqualTo(one("10.0"));
        run();
        assertThat(at(page(), "basis")).isEqualTo(Value.of("run"));
        sales("East,12", "West,20");
        clear(temporary.resolve(".millrace"), "history.db");
        assertThat(at(page(), "basis")).isEqualTo(Value.of("sample"));
        assertThat(total("East")).isEqualTo(one("12.0"));
    }

    @Test
    void isOfASampleWhenItsRowsWereEvicted() throws IOException {
        run();
        page();
        sales("East,12", "West,20");
        clear(temporary.resolve(".millrace/store"), "");
        assertThat(total("East")).isEqualTo(one("12.0"));
        run();
        assertThat(at(page(), "basis")).isEqualTo(Value.of("run"));
        assertThat(total("East")).isEqualTo(one("12.0"));
    }

    private static void clear(Path folder, String beginning) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!each.equals(folder) && name(each).startsWith(beginning)) {
                    Files.delete(each);
                }
            }
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    @Test
    void takesAQuestionBackWithoutHarmToOthers() {
        run();
        page();
        var open = OpenPipeline.read(file);
        var taken = new Cancellation();
        taken.cancel();
        assertThatThrownBy(() -> total(open, "East", taken))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.fault().code()).isEqualTo(FaultCode.RUN_CANCELLED));
        var late = new Cancellation();
        assertThat(total(open, "East", late)).isEqualTo(one("10.0"));
        late.cancel();
        assertThat(total("West")).isEqualTo(one("20.0"));
    }

    @Test
    void answersManyAtOnce() {
        run();
        page();
        var open = OpenPipeline.read(file);
        var asked = new ArrayList<CompletableFuture<Value>>();
        for (int i = 0; i < 40; i++) {
            var region = i % 2 == 0 ? "East" : "West";
            asked.add(CompletableFuture.supplyAsync(() -> total(open, region, new Cancellation())));
        }
        for (int i = 0; i < asked.size(); i++) {
            assertThat(asked.get(i).join()).isEqualTo(one(i % 2 == 0 ? "10.0" : "20.0"));
        }
    }

    @Test
    void answersNothingMoreWhenItIsClosed() {
        run();
        page();
        pages.close();
        assertThatThrownBy(() -> total("East")).isInstanceOf(FaultException.class);
    }
}
