package dev.millrace.ui.shell;

import dev.millrace.model.Link;
import dev.millrace.model.Port;
import dev.millrace.ui.document.DocumentModel;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Whose rows show: those of the node or the wire that was selected last, or of another port that
/// was chosen since. FX thread only.
final class PortChoice {

    private final DocumentModel document;
    private final ObjectProperty<Optional<Port>> port =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty shown = new SimpleBooleanProperty();

    PortChoice(DocumentModel document) {
        this.document = document;
        document.selectionProperty().subscribe(this::selected);
        document.pipelineProperty().subscribe(this::edited);
        selected();
    }

    ReadOnlyObjectProperty<Optional<Port>> portProperty() {
        return port;
    }

    Optional<Port> port() {
        return port.get();
    }

    /// Whether anybody sees the rows.
    BooleanProperty shownProperty() {
        return shown;
    }

    boolean isShown() {
        return shown.get();
    }

    void choose(Port wanted) {
        port.set(Optional.of(wanted));
    }

    private void selected() {
        var selection = document.selection();
        if (selection.nodes().size() == 1 && selection.links().isEmpty()) {
            var node = selection.nodes().getFirst();
            if (port.get().filter(now -> now.node().equals(node)).isEmpty()) {
                port.set(Optional.of(new Port(node, "")));
            }
        } else if (selection.links().size() == 1 && selection.nodes().isEmpty()) {
            Link link = selection.links().getFirst();
            port.set(Optional.of(new Port(link.from(), link.fromPort())));
        }
    }

    private void edited() {
        if (port.get().filter(now -> !exists(now)).isPresent()) {
            port.set(Optional.empty());
        }
    }

    private boolean exists(Port wanted) {
        return document.pipeline().nodes().containsKey(wanted.node());
    }
}
