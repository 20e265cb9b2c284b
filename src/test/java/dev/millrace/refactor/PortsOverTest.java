package dev.millrace.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.file.PipelineReader;
import dev.millrace.model.NodeId;
import dev.millrace.plan.Grants;
import dev.millrace.plan.PlanRequest;
import dev.millrace.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsOverTest {

    @TempDir private Path temporary;

    @Test
    void aNodeTakesThePortsOfItsPipelineOver() throws IOException {
        var folder = temporary.toRealPath();
        Files.writeString(
                folder.resolve("inner.json"),
                """
                {"format": 1, "name": "inner", "nodes": {
                  "rows": {"type": "group.input", "settings": {"columns": [["k", "INTEGER"]]}},
                  "rest": {"type": "group.output"}, "all_rows": {"type": "group.output"}},
                 "links": ["rows -> rest", "rows -> all_rows"]}
                """);
        var pipeline =
                Tables.node(
                        "group.pipeline",
                        "{\"path\": \"inner.json\", \"outputs\": [\"gone\", \"all_rows\"]}",
                        "t -> n");
        var planner = new Planner(Tables.CATALOG, PipelineReader::read);
        var request = PlanRequest.check(Grants.of(folder, folder));
        var fault =
                planner.check(pipeline, request).faults().stream()
                        .filter(each -> each.code() == FaultCode.GROUP_PORTS_DIFFER)
                        .findFirst()
                        .orElseThrow();
        var remedy = new Remedies(Tables.CATALOG).of(pipeline, fault, Map.of()).getFirst();
        var after = remedy.change().apply(pipeline);

        assertThat(remedy.title()).isEqualTo("Take the ports over");
        var spec = Tables.CATALOG.spec(after.find(new NodeId("n")).orElseThrow()).orElseThrow();
        assertThat(spec.outputs()).containsExactly("all_rows", "rest");
        assertThat(planner.check(after, request).faults()).noneMatch(Fault::isError);
        assertThat(planner.check(after, request).faults())
                .noneMatch(each -> each.code() == FaultCode.GROUP_PORTS_DIFFER);
    }
}
