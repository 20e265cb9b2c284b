package dev.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Column;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.ui.document.Findings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputColumnsTest {

    private final Pipeline pipeline =
            Pipeline.EMPTY
                    .with(Node.of("a", "source.csv", Value.Fields.EMPTY))
                    .with(Node.of("b", "transform.filter", Value.Fields.EMPTY))
                    .with(Node.of("j", "transform.join", Value.Fields.EMPTY))
                    .linked(Link.of("a", "j.left"))
                    .linked(Link.of("b.dropped", "j.right"));
    private final Findings findings =
            new Findings(
                    List.of(),
                    Map.of(
                            new Port(new NodeId("a"), "out"), columns("id", "x"),
                            new Port(new NodeId("b"), "dropped"), columns("id", "y")));

    private static Schema columns(String... names) {
        return new Schema(List.of(names).stream().map(n -> new Column(n, "BIGINT")).toList());
    }

    private List<String> offered(String setting) {
        return InputColumns.of(pipeline, findings, NodeCatalog.load(), new NodeId("j"))
                .of(setting)
                .stream()
                .map(Column::name)
                .toList();
    }

    @Test
    void aMemberCalledAfterAPortMeansThatPort() {
        assertThat(offered("left")).containsExactly("id", "x");
        assertThat(offered("right")).containsExactly("id", "y");
    }

    @Test
    void othersMeanAllInputs() {
        assertThat(offered("condition")).containsExactly("id", "x", "y");
    }

    @Test
    void aFirstPortIsKnownByBothItsNames() {
        var port = new Port(new NodeId("a"), "");
        assertThat(InputColumns.from(pipeline, findings, NodeCatalog.load(), port)).isPresent();
    }

    @Test
    void writesAPickedPathRelativeInsideTheFolder() {
        var folder = Optional.of(Path.of("/data/sales"));
        assertThat(PickedPath.text(Path.of("/data/sales/data/a.csv"), folder))
                .isEqualTo("data/a.csv");
        assertThat(PickedPath.text(Path.of("/data/salesmen/a.csv"), folder))
                .isEqualTo("/data/salesmen/a.csv");
        assertThat(PickedPath.text(Path.of("/a.csv"), Optional.empty())).isEqualTo("/a.csv");
    }
}
