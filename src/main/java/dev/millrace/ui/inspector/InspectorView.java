package dev.millrace.ui.inspector;

import dev.millrace.edit.Selection;
import dev.millrace.model.NodeId;
import dev.millrace.model.Notes;
import dev.millrace.ui.document.DocumentModel;
import dev.millrace.ui.document.Edits;
import java.util.LinkedHashMap;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/// The form of what is selected: of a node its settings, columns, note and help; of nothing the
/// pipeline's own properties. FX thread only.
///
/// A form is made once for what is selected and then follows the pipeline in place, so an undo or
/// an edit elsewhere moves neither focus nor caret.
public final class InspectorView extends BorderPane {

    /// So many nodes keep their form when another one is selected: to make one takes longer than
    /// everything else a selection does.
    private static final int MOST_KEPT = 16;

    private final LinkedHashMap<NodeId, NodePage> kept =
            new LinkedHashMap<>(16, 0.75f, true); // longest unused first
    private final Edits edits;
    private final FilePicker files;
    private final ColumnActions columns;
    private final CodeAnswers code;
    private final DocumentModel document;
    private @Nullable Object subject;
    private @Nullable Page page;
    private boolean renaming;
    private Runnable extract = () -> {};

    /// @param files asks for paths that settings name
    public InspectorView(Edits edits, FilePicker files, CodeAnswers code) {
        this(edits, files, code, ColumnActions.NONE);
    }

    /// @param code what the engine says to expressions
    /// @param columns what can be done with the columns of a node
    public InspectorView(Edits edits, FilePicker files, CodeAnswers code, ColumnActions columns) {
        this.edits = edits;
        this.columns = columns;
        this.files = files;
        this.code = code;
        document = edits.document();
        setId("inspector");
        setAccessibleText("Inspector");
        getStyleClass().add("mill-inspector");
        document.selectionProperty().addListener((_, _, _) -> update());
        document.pipelineProperty().addListener((_, _, _) -> update());
        document.findingsProperty().addListener((_, _, _) -> found());
        document.seenProperty().addListener((_, _, _) -> seen());
        document.run().revisionProperty().addListener((_, _, _) -> seen());
        update();
    }

    /// @param nodesSelected makes a pipeline of the nodes that are selected
    public void onExtract(Runnable nodesSelected) {
        extract = nodesSelected;
    }

    /// Puts the focus on the first setting.
    public void focusFirst() {
        if (page != null) {
            page.focusFirst();
        }
    }

    /// Opens the tab Help of the selected node.
    public void showHelp() {
        if (page instanceof NodePage node) {
            node.showHelp();
        }
    }

    private void update() {
        if (renaming) {
            return;
        }
        var now = subject();
        if (page == null || !now.equals(subject) || !page.suits()) {
            subject = now;
            page = page(now);
            setCenter(page.region());
            page.refresh();
            page.found();
        } else {
            page.refresh();
        }
    }

    private void seen() {
        if (page != null) {
            page.seen();
        }
    }

    private void found() {
        if (page != null) {
            page.found();
        }
    }

    /// What the page is about: a node, or whatever else is selected.
    private Object subject() {
        var selection = document.selection();
        return document.selectedNode().isPresent() ? selection.nodes().getFirst() : selection;
    }

    private Page page(Object about) {
        if (about instanceof NodeId node) {
            return nodePage(node);
        }
        var selection = (Selection) about;
        boolean one =
                selection.nodes().size() + selection.links().size() + selection.notes().size() == 1;
        if (one && !selection.links().isEmpty()) {
            return new WirePage(edits, selection.links().getFirst());
        }
        if (one && Notes.find(document.pipeline(), selection.notes().getFirst()).isPresent()) {
            return new NotePage(edits, selection.notes().getFirst());
        }
        return selection.isEmpty()
                ? new PipelinePage(edits, files)
                : new ManyPage(edits, selection, () -> extract.run());
    }

    private NodePage nodePage(NodeId node) {
        var before = kept.get(node);
        if (before != null && before.suits()) {
            return before;
        }
        var made = new NodePage(edits, files, code, node, this::rename, columns);
        kept.put(node, made);
        if (kept.size() > MOST_KEPT) {
            kept.pollFirstEntry();
        }
        return made;
    }

    /// The page stays, and with it the focus.
    private boolean rename(NodeId old, String fresh) {
        renaming = true;
        boolean renamed;
        try {
            renamed = edits.rename(old, fresh);
        } finally {
            renaming = false;
        }
        if (renamed && page instanceof NodePage node) {
            var id = new NodeId(fresh);
            subject = id;
            node.follow(id);
            kept.remove(old);
            kept.put(id, node);
        }
        update();
        return renamed;
    }
}
