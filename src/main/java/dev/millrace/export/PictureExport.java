package dev.millrace.export;

import dev.millrace.draw.AutoLayout;
import dev.millrace.draw.Drawing;
import dev.millrace.draw.Faces;
import dev.millrace.draw.NodeBadge;
import dev.millrace.draw.Palette;
import dev.millrace.draw.Png;
import dev.millrace.draw.Svg;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.node.NodeCatalog;
import java.util.Collections;
import java.util.List;

/// Hands pipelines out as pictures, in whatever state they are: a half-drawn one is worth a picture
/// too. Any thread.
public final class PictureExport {

    private final NodeCatalog catalog;

    public PictureExport(NodeCatalog catalog) {
        this.catalog = catalog;
    }

    /// The pipeline as the canvas shows it. One in which no node has a place is arranged.
    ///
    /// @param faults marked on the nodes they name
    /// @param theme one of `Palette.THEMES`
    public String svg(Pipeline pipeline, List<Fault> faults, String theme) {
        var faces = new Faces(catalog);
        boolean arranged =
                Collections.disjoint(pipeline.layout().keySet(), pipeline.nodes().keySet());
        var placed = arranged ? pipeline.withLayout(AutoLayout.of(pipeline, faces)) : pipeline;
        return Svg.of(
                pipeline.name(),
                Drawing.of(placed, faces),
                id -> badge(id, faults),
                Palette.of(theme),
                true);
    }

    /// As the other, in pixels.
    ///
    /// @param scale pixels for one of the canvas at 100 %
    /// @throws FaultException if the picture would be too large
    public byte[] png(Pipeline pipeline, List<Fault> faults, String theme, double scale) {
        return Png.of(svg(pipeline, faults, theme), scale);
    }

    private static NodeBadge badge(NodeId id, List<Fault> faults) {
        var own = faults.stream().filter(fault -> fault.place().node().equals(id.value())).toList();
        int errors = (int) own.stream().filter(Fault::isError).count();
        return NodeBadge.NONE.withProblems(errors, own.size() - errors);
    }
}
