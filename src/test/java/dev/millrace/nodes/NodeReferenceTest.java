package dev.millrace.nodes;

import dev.millrace.Golden;
import dev.millrace.node.NodeCatalog;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NodeReferenceTest {

    @Test
    void theGuideTellsOfEveryNodeTypeWhatItTellsOfItself() {
        Golden.check(Path.of("src/docs/guide/nodes.md"), NodeReference.of(NodeCatalog.load()));
    }
}
