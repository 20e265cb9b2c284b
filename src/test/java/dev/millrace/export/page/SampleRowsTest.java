package dev.millrace.export.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.look.LookRoom;
import dev.millrace.fault.FaultException;
import dev.millrace.file.PipelineReader;
import dev.millrace.json.Json;
import dev.millrace.lineage.Lineages;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import dev.millrace.worker.OpenPipeline;
import dev.millrace.worker.Pages;
import dev.millrace.worker.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rows behind tiles and marks of the sample dashboard, beside SQL written by hand over its
/// files, and what it says of where they come from.
class SampleRowsTest {

    private static final NodeId DASHBOARD = new NodeId("sales_dashboard");
    private static final Engine ENGINE =
            new Engine(
                    new Planner(NodeCatalog.load(), PipelineReader::read),
                    Clock.systemUTC(),
                    Map.of());

    @TempDir static Path temporary;

    private static OpenPipeline open;

    @BeforeAll
    static void run() throws IOException {
        var folder = temporary.toRealPath();
        Files.createDirectories(folder.resolve(".millrace"));
        try (Stream<Path> files = Files.walk(Path.of("pipelines"), 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var target = folder.resolve(Path.of("pipelines").relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        open = OpenPipeline.read(folder.resolve("superstore-sales.pipeline.json"));
        var workbench = new Workbench(ENGINE);
        assertThat(workbench.execute(workbench.ready(open, RunCall.PLAIN), _ -> {}).outcome())
                .isEqualTo(RunEvent.Outcome.SUCCEEDED);
    }

    private static Value.Fields ask(String rows) {
        try (var room = new LookRoom(ENGINE);
                var pages = new Pages(room, new Lineages())) {
            return pages.answers(
                    open,
                    RunCall.PLAIN,
                    DASHBOARD,
                    Value.fields(Map.entry("rows", Json.parse(rows))),
                    new Cancellation());
        }
    }

    private static long total(String rows) {
        return ((Value.Num) requireNonNull(ask(rows).get("total"))).value().longValueExact();
    }

    private static Value.Items items(Value.Fields of, String name) {
        return (Value.Items) requireNonNull(of.get(name));
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    @Test
    void marksAndTilesHaveTheRowsThatSqlFinds() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE TABLE o AS SELECT * FROM read_csv('%1$s/orders.csv') l
                    JOIN read_csv('%1$s/customers.csv') c USING ("Customer ID")
                    JOIN (SELECT DISTINCT "Product ID", Category, "Sub-Category"
                      FROM read_csv('%1$s/products.csv')) USING ("Product ID")
                    """
                            .formatted(temporary.resolve("data")));
            assertThat(total("{\"tile\":\"by_region\"}"))
                    .isEqualTo(number(statement, "SELECT count(*) FROM o"));
            assertThat(
                            total(
                                    """
                                    {"tile":"by_region","dataset":"d0",
                                     "mark":{"k0":"East","k1":"Consumer"},
                                     "filters":{"f1":{"any":["Furniture"]}}}
                                    """))
                    .isEqualTo(
                            number(
                                    statement,
                                    "SELECT count(*) FROM o WHERE Region = 'East' AND"
                                            + " Segment = 'Consumer' AND Category = 'Furniture'"));
            assertThat(total("{\"tile\":\"best_customers\"}"))
                    .isEqualTo(
                            number(
                                    statement,
                                    "SELECT count(*) FROM o WHERE \"Customer Name\" IN (SELECT"
                                            + " \"Customer Name\" FROM o GROUP BY 1 ORDER BY"
                                            + " sum(Sales) DESC LIMIT 13)"));
        }
    }

    @Test
    void rowsComeInPagesAndInTheOrderThatIsAskedFor() {
        var sorted = "\"sort\":{\"column\":\"sales\",\"descending\":true}";
        var first = ask("{\"tile\":\"by_region\",\"count\":50," + sorted + "}");
        var second = ask("{\"tile\":\"by_region\",\"from\":25,\"count\":25," + sorted + "}");
        assertThat(items(first, "rows").values()).hasSize(50);
        assertThat(items(second, "rows").values())
                .isEqualTo(items(first, "rows").values().subList(25, 50));
        assertThat(second.get("total")).isNull();
    }

    @Test
    void aWrongQuestionIsRefused() {
        for (var wrong :
                new String[] {
                    "{}",
                    "{\"tile\":\"nowhere\"}",
                    "{\"tile\":\"by_region\",\"count\":2001}",
                    "{\"tile\":\"by_region\",\"from\":-1}",
                    "{\"tile\":\"by_region\",\"dataset\":\"d9\"}",
                    "{\"tile\":\"by_region\",\"dataset\":\"d0\",\"mark\":{\"k7\":1}}",
                    "{\"tile\":\"by_region\",\"sort\":{\"column\":\"none\"}}"
                }) {
            assertThatExceptionOfType(FaultException.class)
                    .as(wrong)
                    .isThrownBy(() -> ask(wrong))
                    .withMessageContaining("A question about rows is wrong.");
        }
    }

    @Test
    void aTileSaysItsNodesSourcesAndChecks() {
        var model = new Workbench(ENGINE).page(open, RunCall.PLAIN, DASHBOARD);
        var tile =
                items(model, "tiles").values().stream()
                        .map(Value.Fields.class::cast)
                        .filter(each -> Value.of("by_region").equals(each.get("id")))
                        .findFirst()
                        .orElseThrow();
        var from = (Value.Fields) requireNonNull(tile.get("from"));
        assertThat(items(from, "nodes").values()).contains(requireNonNull(from.get("node")));
        assertThat(Json.line(items(from, "sources")))
                .contains("\"orders.csv\"")
                .doesNotContain(temporary.toString());
        assertThat(((Value.Fields) requireNonNull(model.get("run"))).get("newest"))
                .isEqualTo(Value.of(1));
        assertThat(items(from, "checks").values())
                .contains(
                        Json.parse(
                                """
                                {"node":"checked","expectation":"quantity is at least 1","broken":0}
                                """));
    }
}
