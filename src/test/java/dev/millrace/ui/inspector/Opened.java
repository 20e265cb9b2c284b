package dev.millrace.ui.inspector;

import static java.util.Objects.requireNonNull;

import dev.millrace.fault.Fault;
import dev.millrace.model.Column;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.node.NodeCatalog;
import dev.millrace.ui.document.DocumentModel;
import dev.millrace.ui.document.Edits;
import dev.millrace.ui.document.Findings;
import dev.millrace.ui.theme.Theming;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;

/// An inspector with a pipeline whose node `n` is selected. FX thread only.
final class Opened implements FilePicker {

    static final NodeId N = new NodeId("n");

    final DocumentModel document;
    final Edits edits;
    final InspectorView view;
    final Scene scene;
    final List<Fault> refused = new ArrayList<>();
    Optional<Path> picked = Optional.empty();
    final Answering answers = new Answering();

    Opened(Theming theming, Pipeline pipeline) {
        document = new DocumentModel(NodeCatalog.load(), pipeline);
        edits = new Edits(document, refused::add);
        view = new InspectorView(edits, this, answers);
        scene = new Scene(view, 320, 900);
        theming.dress(scene);
    }

    dev.millrace.model.Node node() {
        return requireNonNull(document.pipeline().nodes().get(N));
    }

    void found(List<Fault> faults, Port port, String... columns) {
        var schema = new Schema(Stream.of(columns).map(c -> new Column(c, "VARCHAR")).toList());
        document.findingsProperty().set(new Findings(faults, Map.of(port, schema)));
    }

    /// All nodes beneath one, it too.
    static Stream<Node> within(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(Opened::within))
                : Stream.of(node);
    }

    /// How many nodes it has.
    long size() {
        view.applyCss();
        view.layout();
        return within(view).count();
    }

    Optional<Node> find(String id) {
        view.applyCss();
        view.layout();
        return within(view).filter(node -> id.equals(node.getId())).findFirst();
    }

    <T extends Node> T the(String id, Class<T> type) {
        return type.cast(find(id).orElseThrow(() -> new AssertionError("there is no " + id)));
    }

    /// The texts of all labels that show.
    List<String> said() {
        view.applyCss();
        view.layout();
        return within(view)
                .filter(Opened::shows)
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    static boolean shows(Node node) {
        return node.isVisible() && (node.getParent() == null || shows(node.getParent()));
    }

    @Override
    public Optional<Path> open(String title) {
        return picked;
    }

    @Override
    public Optional<Path> save(String title) {
        return picked;
    }

    @Override
    public Optional<Path> base() {
        return Optional.of(Path.of("/data/sales"));
    }
}
