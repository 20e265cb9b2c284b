package dev.millrace.ui.shell;

import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.ui.monitor.Culprits;
import dev.millrace.worker.Ask;
import dev.millrace.worker.Wires;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Asks the worker for the rows that made a node fail, of the pipeline as it is now. FX thread
/// only.
final class AskedCulprits implements Culprits {

    private static final int FEW_ROWS = 5;

    private final Wires wires;
    private final OpenDocument document;
    private final Path folder;

    /// @param folder what paths of a pipeline that was never saved are relative to
    AskedCulprits(Wires wires, OpenDocument document, Path folder) {
        this.wires = wires;
        this.document = document;
        this.folder = folder;
    }

    @Override
    public CompletableFuture<Found> of(NodeId node, Fault fault) {
        var ask =
                new Ask(
                        PipelineWriter.text(document.pipeline()),
                        Checking.place(document, folder),
                        Map.of());
        var port = new Port(node, "");
        return wires.culprits(ask, port, fault.place().setting(), FEW_ROWS)
                .thenApply(
                        found ->
                                new Found(
                                        found.rows(),
                                        document.model().run().title(found.at().node()),
                                        found.more()));
    }
}
