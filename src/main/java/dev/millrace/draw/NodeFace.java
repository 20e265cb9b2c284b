package dev.millrace.draw;

import dev.millrace.model.NodeId;
import dev.millrace.node.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a node shows, apart from where it is.
///
/// @param title what people call it
/// @param summary the one setting that matters; may be empty
/// @param stage none if the type is unknown
/// @param icon data of an SVG path in a square of 24 x 24
/// @param inputs names of the ports, in order
/// @param outputs names of the ports, in order
/// @param off whether a run skips it
public record NodeFace(
        NodeId id,
        String title,
        String summary,
        @Nullable Stage stage,
        String icon,
        List<String> inputs,
        List<String> outputs,
        boolean off) {

    public NodeFace {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public Ink ink() {
        return stage == null ? Ink.MUTED : Ink.of(stage);
    }

    Ink soft() {
        return stage == null ? Ink.BORDER : Ink.softOf(stage);
    }
}
