package dev.millrace.ui.shell;

import dev.millrace.file.PipelineReader;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.Group;
import dev.millrace.node.GroupPorts;
import dev.millrace.refactor.PortsOver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Gives a node the ports of the pipeline whose path it got, as a part of the step that gave it the
/// path. A file that cannot be read is left to the check. FX thread only.
final class PortFilling {

    private final OpenDocument document;
    private final Path folder;
    private final Disk disk;
    private final PortsOver ports;

    /// @param folder what paths of a pipeline that was never saved are relative to
    PortFilling(OpenDocument document, Path folder, Disk disk) {
        this.document = document;
        this.folder = folder;
        this.disk = disk;
        ports = new PortsOver(document.model().catalog());
    }

    void listen() {
        document.edits().onGroupFile(this::read);
    }

    private void read(Node node) {
        if (!(node.settings().get(Group.PATH) instanceof Value.Text(String path))
                || path.isBlank()) {
            return;
        }
        var base = document.file().map(Path::getParent).orElse(folder);
        var asked = document.pipeline();
        disk.after(
                () -> ports(base, path),
                found -> found.ifPresent(has -> fill(node.id(), path, has, asked)),
                _ -> {});
    }

    private static Optional<GroupPorts> ports(Path base, String path) throws IOException {
        try {
            var file = base.resolve(path);
            return Files.isRegularFile(file)
                    ? Optional.of(GroupPorts.of(PipelineReader.read(file)))
                    : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /// @param asked the pipeline as the path made it
    @SuppressWarnings("ReferenceEquality") // an edit makes another one
    private void fill(NodeId id, String path, GroupPorts has, Pipeline asked) {
        var node = document.pipeline().find(id);
        if (node.isEmpty() || !Value.of(path).equals(node.get().settings().get(Group.PATH))) {
            return;
        }
        var filled = ports.with(node.get(), has);
        if (asked == document.pipeline()) {
            document.model().amend(pipeline -> pipeline.with(filled));
        } else {
            document.model().edit("Take the ports over", pipeline -> pipeline.with(filled));
        }
    }
}
