package dev.millrace.ui.shell;

import dev.millrace.draw.Rect;
import dev.millrace.edit.Selection;
import dev.millrace.model.NodeId;
import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Point;
import dev.millrace.ui.document.Edits;
import dev.millrace.ui.document.Places;
import dev.millrace.ui.inspector.InspectorView;
import dev.millrace.ui.preview.RowQuestions;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Subscription;

/// What the actions do with the pipeline in front. FX thread only.
final class Commands {

    private static final double NOTE_WIDTH = 176;
    private static final double NOTE_HEIGHT = 72;
    private static final double FRAME_MARGIN = 24;
    private static final double FRAME_TITLE = 28;

    private final Documents documents;
    private final Panes panes;
    private final Running runs;
    private final Grouping grouping;
    private final Window window;
    private final BooleanProperty isOpen = new SimpleBooleanProperty();
    private final BooleanProperty isPast = new SimpleBooleanProperty();
    private final BooleanProperty selected = new SimpleBooleanProperty();
    private final BooleanProperty isGroup = new SimpleBooleanProperty();
    private final BooleanProperty canUndo = new SimpleBooleanProperty();
    private final BooleanProperty canRedo = new SimpleBooleanProperty();
    private final BooleanProperty running = new SimpleBooleanProperty();
    private Subscription current = Subscription.EMPTY;

    /// What the window itself can do.
    interface Window {
        Optional<EditorView> editor();

        Optional<InspectorView> inspector();

        /// The page of the pipeline in front.
        Optional<ChartView> chart();

        /// Who answers questions about the rows that show.
        Optional<RowQuestions> questions();

        void focusPalette();

        /// Pops up the list of all that can be done.
        void palette();

        void export(OpenDocument document);

        void shortcuts();

        void about();

        void quit();
    }

    Commands(Documents documents, Panes panes, Running runs, Grouping grouping, Window window) {
        this.grouping = grouping;
        this.documents = documents;
        this.panes = panes;
        this.runs = runs;
        this.window = window;
        documents.currentProperty().subscribe(this::follow);
    }

    private void follow(Optional<OpenDocument> now) {
        current.unsubscribe();
        isOpen.set(now.isPresent());
        isPast.set(now.filter(OpenDocument::isPast).isPresent());
        if (now.isEmpty()) {
            selected.set(false);
            isGroup.set(false);
            canUndo.set(false);
            canRedo.set(false);
            running.set(false);
            return;
        }
        var model = now.get().model();
        current =
                Subscription.combine(
                        model.selectionProperty().subscribe(s -> selected.set(!s.isEmpty())),
                        model.selectionProperty()
                                .subscribe(
                                        (Selection _) -> isGroup.set(Grouping.isGroup(now.get()))),
                        model.timelineProperty()
                                .subscribe(
                                        timeline -> {
                                            canUndo.set(timeline.canUndo());
                                            canRedo.set(timeline.canRedo());
                                        }),
                        now.get()
                                .inTab()
                                .runProperty()
                                .subscribe(run -> running.set(run.isPresent())));
    }

    /// The same, of a pipeline that can be edited.
    Need now(Need need) {
        return need.unless(
                isPast, "A past run cannot be changed. Go back to now first, with Escape.");
    }

    Need isOpen() {
        return new Need(isOpen, "Open a pipeline first.");
    }

    Need selected() {
        return new Need(selected, "Select something on the canvas first.");
    }

    /// That a node that stands for a pipeline is selected.
    Need isGroup() {
        return new Need(isGroup, "Select a node that stands for a pipeline first.");
    }

    Need canUndo() {
        return new Need(canUndo, "There is nothing to undo.");
    }

    Need canRedo() {
        return new Need(canRedo, "There is nothing to redo.");
    }

    Need isRunning() {
        return new Need(running, "Nothing is running.");
    }

    Need canRun() {
        return now(
                new Need(
                        Bindings.and(isOpen, Bindings.not(running)),
                        "Open a pipeline first, or stop its run."));
    }

    private void document(Consumer<OpenDocument> command) {
        documents.current().ifPresent(command);
    }

    private void edits(Consumer<Edits> command) {
        document(document -> command.accept(document.edits()));
    }

    void create() {
        documents.create();
        window.editor().ifPresent(editor -> editor.canvas().requestFocus());
    }

    void open() {
        documents.open();
    }

    void save() {
        document(document -> documents.save(document, _ -> {}));
    }

    void saveAs() {
        document(document -> documents.saveAs(document, _ -> {}));
    }

    void export() {
        document(window::export);
    }

    void serve() {
        panes.openDock("chart");
        window.chart().ifPresent(ChartView::serve);
    }

    void close() {
        document(document -> documents.close(document, _ -> {}));
    }

    void turn(int by) {
        var all = documents.all();
        document(
                document -> {
                    int at = Math.floorMod(all.indexOf(document.inTab()) + by, all.size());
                    documents.currentProperty().set(Optional.of(all.get(at)));
                });
    }

    void quit() {
        window.quit();
    }

    void undo() {
        document(document -> document.model().undo());
    }

    void redo() {
        document(document -> document.model().redo());
    }

    void cut() {
        copy();
        edits(Edits::cut);
    }

    void copy() {
        edits(
                edits -> {
                    var content = new ClipboardContent();
                    content.putString(edits.copied());
                    Clipboard.getSystemClipboard().setContent(content);
                });
    }

    /// What was copied here is pasted beside; what came from elsewhere, into the middle of the
    /// view.
    void paste() {
        var text = Clipboard.getSystemClipboard().getString();
        if (text != null && !text.isBlank()) {
            document(document -> document.edits().paste(text, pastePlace(document, text)));
        }
    }

    private static Optional<Point> pastePlace(OpenDocument document, String text) {
        var selection = document.model().selection();
        boolean own = !selection.isEmpty() && document.edits().copied().equals(text);
        return own ? Optional.empty() : Optional.of(document.canvas().middle());
    }

    void duplicate() {
        edits(Edits::duplicate);
    }

    void delete(boolean heal) {
        edits(edits -> edits.delete(heal));
    }

    void selectAll() {
        edits(Edits::selectAll);
    }

    private void adding(Consumer<Adding> command) {
        window.editor()
                .ifPresent(
                        editor -> command.accept(new Adding(editor.document(), editor.canvas())));
    }

    void find() {
        adding(Adding::find);
    }

    void addNode() {
        adding(Adding::askBesideSelection);
    }

    void connect() {
        adding(Adding::connect);
    }

    void retype() {
        adding(Adding::retype);
    }

    /// A node's title in the inspector; a note's text in place.
    void rename() {
        var note =
                documents
                        .current()
                        .flatMap(
                                document ->
                                        document.model().selection().notes().stream()
                                                .findFirst()
                                                .flatMap(
                                                        id -> Notes.find(document.pipeline(), id)));
        if (note.isPresent()) {
            window.editor().ifPresent(editor -> editor.canvas().writeNote(note.get()));
        } else {
            panes.showInspector();
            panes.inInspector("inspector-title").ifPresent(Node::requestFocus);
        }
    }

    void settings() {
        panes.showInspector();
        window.inspector().ifPresent(InspectorView::focusFirst);
    }

    void nodeHelp() {
        panes.showInspector();
        window.inspector().ifPresent(InspectorView::showHelp);
    }

    void toggle() {
        document(
                document -> {
                    var nodes = document.pipeline().nodes();
                    for (NodeId id : document.model().selection().nodes()) {
                        Optional.ofNullable(nodes.get(id))
                                .ifPresent(node -> document.edits().enable(id, node.off()));
                    }
                });
    }

    void note(Note.Kind kind) {
        document(
                document -> {
                    var id = document.edits().addNote(kind, place(document, kind));
                    Notes.find(document.pipeline(), id)
                            .ifPresent(
                                    note ->
                                            window.editor()
                                                    .ifPresent(e -> e.canvas().writeNote(note)));
                });
    }

    private static Rect place(OpenDocument document, Note.Kind kind) {
        var around = document.canvas().selectedBounds();
        if (kind == Note.Kind.FRAME && around.isPresent()) {
            var box = around.get().grownBy(FRAME_MARGIN);
            return new Rect(
                    Places.snap(box.x()),
                    Places.snap(box.y() - FRAME_TITLE),
                    Places.snap(box.width()),
                    Places.snap(box.height() + FRAME_TITLE));
        }
        double width = kind == Note.Kind.FRAME ? 2 * NOTE_WIDTH : NOTE_WIDTH;
        double height = kind == Note.Kind.FRAME ? 2 * NOTE_HEIGHT : NOTE_HEIGHT;
        var at = around.map(box -> new Point(box.x(), box.y() - height - 16));
        var corner = at.orElse(document.canvas().middle());
        return new Rect(Places.snap(corner.x()), Places.snap(corner.y()), width, height);
    }

    void extract() {
        document(grouping::extract);
    }

    void inline() {
        document(grouping::inline);
    }

    void openPipeline() {
        document(grouping::open);
    }

    void arrange() {
        document(
                document -> {
                    document.edits().arrange();
                    document.canvas().fit();
                });
    }

    void run() {
        run(Running.How.USUAL);
    }

    /// Computes all anew.
    void runFresh() {
        run(Running.How.FRESH);
    }

    /// Delivers what does not come after a node that fails.
    void runOn() {
        run(Running.How.CONTINUING);
    }

    private void run(Running.How how) {
        document(
                document -> {
                    panes.openDock("run");
                    runs.run(document, how);
                });
    }

    void stop() {
        document(document -> runs.stop(document.inTab()));
    }
}
