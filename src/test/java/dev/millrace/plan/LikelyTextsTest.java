package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineReader;
import dev.millrace.model.Pipeline;
import dev.millrace.node.NodeCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Texts that are parsed ahead are held to the same as those that are asked for one by one.
class LikelyTextsTest {

    private static final String SOURCE =
            "\"n0\": {\"type\": \"source.inline\", \"settings\": {\"columns\": [[\"a\", \"BIGINT\"]],"
                    + " \"rows\": []}}";

    @TempDir Path folder;

    private List<Fault> faults(Pipeline pipeline) {
        return new Planner(NodeCatalog.load(), PipelineReader::read)
                .check(pipeline, new Workbench(folder).request(Map.of()))
                .faults();
    }

    private static Pipeline chain(int filters, String last) {
        var nodes =
                IntStream.rangeClosed(1, filters)
                        .mapToObj(i -> filter(i, i < filters ? "a > " + i : last))
                        .collect(Collectors.joining(", ", SOURCE + ", ", ""));
        var links =
                IntStream.rangeClosed(1, filters)
                        .mapToObj(i -> "n%d -> n%d".formatted(i - 1, i))
                        .toArray(String[]::new);
        return Workbench.pipeline(nodes, links);
    }

    private static String filter(int i, String condition) {
        return "\"n%d\": {\"type\": \"transform.filter\", \"settings\": {\"condition\": \"%s\"}}"
                .formatted(i, condition);
    }

    @Test
    void aLongChainIsAsSoundAsAShortOne() {
        assertThat(faults(chain(40, "a < 5"))).noneMatch(Fault::isError);
    }

    @Test
    void whatIsWrongInALongChainIsSaidAsInAShortOne() {
        for (String wrong :
                List.of(
                        "a >",
                        "a > 1)",
                        "a > 1] FROM t --",
                        "true; DROP TABLE x",
                        "a > (SELECT max(a) FROM n3)",
                        "read_text('/etc/passwd') = ''",
                        "a = $nobody",
                        "unnest([a]) > 0",
                        " ",
                        "((((((((((",
                        "a > 1 \\u0000")) {
            var few = faults(chain(2, wrong)).stream().map(LikelyTextsTest::said).toList();
            var many = faults(chain(40, wrong)).stream().map(LikelyTextsTest::said).toList();
            assertThat(many).as(wrong).isEqualTo(few).isNotEmpty();
        }
    }

    /// All but the node and what is named after it.
    private static String said(Fault fault) {
        return "%s %s %s"
                .formatted(
                        fault.code(),
                        fault.message(),
                        fault.place().toString().replace("n40", "n2"));
    }
}
