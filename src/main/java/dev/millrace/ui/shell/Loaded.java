package dev.millrace.ui.shell;

import dev.millrace.draw.AutoLayout;
import dev.millrace.draw.Drawing;
import dev.millrace.draw.Faces;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.WholeFile;
import dev.millrace.model.Pipeline;
import dev.millrace.node.NodeCatalog;
import dev.millrace.ui.document.DocumentModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A file as it was read.
///
/// @param pipeline with a place for every node
/// @param drawing of the pipeline, made by the faces
/// @param text of the file
/// @param faults what is wrong with the form of the file; with an error it is not to be saved
record Loaded(Pipeline pipeline, Faces faces, Drawing drawing, String text, List<Fault> faults) {

    /// Not on the window's thread.
    ///
    /// @throws FaultException if the file cannot be read, or is no pipeline
    static Loaded from(Path file, NodeCatalog catalog) {
        var bytes = WholeFile.read(file);
        var reading = PipelineReader.inspect(bytes, file.toString());
        var faces = new Faces(catalog);
        var pipeline = AutoLayout.placed(reading.pipeline(), faces);
        return new Loaded(
                pipeline,
                faces,
                Drawing.of(pipeline, faces),
                new String(bytes, StandardCharsets.UTF_8),
                reading.faults());
    }

    DocumentModel model(NodeCatalog catalog) {
        return new DocumentModel(catalog, pipeline, faces, drawing);
    }

    List<Fault> errors() {
        return faults.stream().filter(Fault::isError).toList();
    }
}
