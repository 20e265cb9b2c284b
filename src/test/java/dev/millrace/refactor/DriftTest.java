package dev.millrace.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Pipelines;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.file.PipelineReader;
import dev.millrace.model.Link;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.plan.Grants;
import dev.millrace.plan.PlanRequest;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A file that changes under a pipeline: which wires break, why, and what helps.
class DriftTest {

    private static final Planner PLANNER = new Planner(Tables.CATALOG, PipelineReader::read);
    private static final Breaks BREAKS = new Breaks(Tables.CATALOG);
    private static final Remedies REMEDIES = new Remedies(Tables.CATALOG);

    private static final String NODES =
            """
            "sales": {"type": "source.csv", "settings": {"path": "sales.csv", "columns": [
                ["Region", "VARCHAR"], ["Discount", "DECIMAL(3,2)"]]}},
            "west": {"type": "transform.filter", "settings": {"condition": "Region = 'West'"}},
            "cheap": {"type": "transform.sort", "settings": {"by": ["Discount"]}},
            "few": {"type": "transform.limit", "settings": {"rows": 3}}
            """;

    @TempDir private Path folder;

    @BeforeEach
    void realFolder() throws IOException {
        folder = folder.toRealPath();
    }

    private static Pipeline pipeline() {
        return Pipelines.of(NODES, "sales -> west", "west -> cheap", "sales -> few");
    }

    private void file(String... lines) throws IOException {
        Files.write(folder.resolve("sales.csv"), List.of(lines));
    }

    private Planned planned(Pipeline pipeline) {
        return PLANNER.check(pipeline, PlanRequest.check(Grants.of(folder, folder)));
    }

    private static Map<Port, Schema> columns(Planned planned) {
        var columns = new HashMap<Port, Schema>();
        planned.bound()
                .relations()
                .values()
                .forEach(r -> columns.put(new Port(r.node(), r.port()), r.schema()));
        return columns;
    }

    private static Map<Link, List<String>> breaks(
            Pipeline pipeline, Planned now, Map<Link, Schema> before) {
        return BREAKS.of(pipeline, now.faults(), columns(now), before);
    }

    private static Map<Link, Schema> fitting(Pipeline pipeline, Planned planned) {
        return BREAKS.fitting(pipeline, planned.faults(), columns(planned));
    }

    @Test
    void aColumnThatIsGoneBreaksTheWireToWhereItIsUsed() throws IOException {
        file("Region,Sales", "West,1");
        assertThat(breaks(pipeline(), planned(pipeline()), Map.of()))
                .containsExactly(
                        Map.entry(
                                Link.of("west", "cheap"),
                                List.of("Column \"Discount\" is gone; it was DECIMAL(3,2).")));
    }

    @Test
    void whereNothingUsesItTheWiresOfTheSourceBreak() throws IOException {
        file("Region", "West");
        var unused = Pipelines.of(NODES, "sales -> few");
        assertThat(breaks(unused, planned(unused), Map.of()))
                .containsOnlyKeys(Link.of("sales", "few"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Region,Discounts       | Read "Discounts" as "Discount", Take the columns of the file
                    Region,Other thing     | Do without "Discount", Take the columns of the file
                    Discount,Region        | Match columns by name, Take the columns of the file
                    Region,Discount,Profit | Match columns by name, Take the columns of the file
                    """)
    void eachWayThatIsOfferedMendsTheSource(String header, String offered) throws IOException {
        file(header, "1,1,1".substring(0, header.split(",").length * 2 - 1));
        var pipeline = pipeline();
        var fault = changed(planned(pipeline));
        var remedies = REMEDIES.of(pipeline, fault, Map.of());
        assertThat(remedies.stream().map(Remedy::title)).containsSubsequence(offered.split(", "));
        for (Remedy remedy : remedies) {
            if (!remedy.title().startsWith("Do without")) {
                var after = remedy.change().apply(pipeline);
                assertThat(planned(after).faults())
                        .as(remedy.title())
                        .noneMatch(each -> each.code() == FaultCode.SOURCE_CHANGED);
            }
        }
    }

    private static Fault changed(Planned planned) {
        return planned.faults().stream()
                .filter(fault -> fault.code() == FaultCode.SOURCE_CHANGED)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRenamedColumnKeepsItsNameBehindTheSource() throws IOException {
        file("Region,Discounts", "West,0.2");
        var pipeline = pipeline();
        var remedy = REMEDIES.of(pipeline, changed(planned(pipeline)), Map.of()).getFirst();
        assertThat(remedy.title()).isEqualTo("Read \"Discounts\" as \"Discount\"");
        assertThat(planned(remedy.change().apply(pipeline)).faults()).isEmpty();
    }

    @Test
    void aColumnThatIsGoneCanBeDoneWithout() throws IOException {
        file("Region", "West");
        var unused = Pipelines.of(NODES, "sales -> few");
        var remedy = REMEDIES.of(unused, changed(planned(unused)), Map.of()).getFirst();
        assertThat(remedy.title()).isEqualTo("Do without \"Discount\"");
        assertThat(planned(remedy.change().apply(unused)).faults())
                .noneMatch(fault -> fault.code() == FaultCode.SOURCE_CHANGED);
    }

    private static Pipeline json() {
        return Pipelines.of(
                """
                "sales": {"type": "source.json", "settings": {"path": "sales.json"}},
                "big": {"type": "transform.filter", "settings": {"condition": "qty * 2 > 1"}}
                """,
                "sales -> big");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"quantity": 1} | Column "qty" is gone; it was BIGINT.
                    {"qtys": 1}     | Column "qty" is gone; it was BIGINT. There is "qtys" now.
                    {"qty": "many"} | Column "qty" is VARCHAR now; it was BIGINT.
                    """)
    void anotherSchemaOfAFileBreaksTheWireBehindIt(String row, String why) throws IOException {
        Files.writeString(folder.resolve("sales.json"), "{\"qty\": 1}\n");
        var before = fitting(json(), planned(json()));
        Files.writeString(folder.resolve("sales.json"), row + "\n\n");
        assertThat(breaks(json(), planned(json()), before))
                .containsExactly(Map.entry(Link.of("sales", "big"), List.of(why)));
    }

    @Test
    void aTypingErrorBreaksNoWire() throws IOException {
        Files.writeString(folder.resolve("sales.json"), "{\"qty\": 1}\n");
        var before = fitting(json(), planned(json()));
        var wrong =
                Pipelines.of(
                        """
                        "sales": {"type": "source.json", "settings": {"path": "sales.json"}},
                        "big": {"type": "transform.filter", "settings": {"condition": "qy > 1"}}
                        """,
                        "sales -> big");
        assertThat(breaks(wrong, planned(wrong), before)).isEmpty();
    }
}
