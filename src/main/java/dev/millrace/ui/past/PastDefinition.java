package dev.millrace.ui.past;

import dev.millrace.draw.AutoLayout;
import dev.millrace.draw.Faces;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import dev.millrace.file.PipelineReader;
import dev.millrace.history.Definition;
import dev.millrace.model.Pipeline;
import dev.millrace.node.NodeCatalog;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The pipeline of a past run, as far as it is kept and can be read.
///
/// @param pipeline with a place for every node
/// @param trouble a sentence, why it is not there or not whole; empty if it is
record PastDefinition(Optional<Pipeline> pipeline, String trouble) {

    static PastDefinition read(Optional<Definition> kept, NodeCatalog catalog) {
        if (kept.isEmpty()) {
            return new PastDefinition(
                    Optional.empty(), "The definition of this run is not kept any more.");
        }
        try {
            var text = kept.get().text().getBytes(StandardCharsets.UTF_8);
            var reading = PipelineReader.inspect(text, "");
            var trouble =
                    reading.faults().stream()
                            .filter(Fault::isError)
                            .findFirst()
                            .map(
                                    fault ->
                                            "Parts of the definition can no longer be read: "
                                                    + fault.message())
                            .orElse("");
            var pipeline = AutoLayout.placed(reading.pipeline(), new Faces(catalog));
            return new PastDefinition(Optional.of(pipeline), trouble);
        } catch (FaultException e) {
            return new PastDefinition(
                    Optional.empty(),
                    "The definition can no longer be read: " + e.fault().message());
        }
    }
}
