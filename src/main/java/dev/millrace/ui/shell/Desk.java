package dev.millrace.ui.shell;

import java.util.Map;
import javafx.scene.Node;

/// What shows a document: its canvas, what stands beside it, and pages of the lower area. FX thread
/// only.
interface Desk extends AutoCloseable {

    EditorView editor();

    /// What tells about the node that is selected.
    Node side();

    /// The rows of what is selected; one of the pages too.
    DataView data();

    /// By the ids of their tabs; tabs without a page do not show.
    Map<String, Node> pages();

    @Override
    void close();
}
