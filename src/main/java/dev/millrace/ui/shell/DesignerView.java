package dev.millrace.ui.shell;

import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineWriter;
import dev.millrace.ui.canvas.CanvasView;
import dev.millrace.ui.fx.PathIcon;
import dev.millrace.ui.inspector.InspectorView;
import dev.millrace.ui.palette.PaletteView;
import dev.millrace.ui.preview.RowQuestions;
import dev.millrace.ui.theme.Theming;
import dev.millrace.worker.Ask;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The window's content: tabs and menu, toolbar, palette, canvas, inspector, the lower area and the
/// status bar. The parts know nothing of each other; they meet here. FX thread only.
public final class DesignerView implements AutoCloseable {

    private final Services services;
    private final Theming theming;
    private final Disk disk;
    private final Remembered remembered;
    private final Prompts prompts;
    private final Documents documents;
    private final ExternalChanges changes;
    private final Actions actions;
    private final Sheets sheets;
    private final DockView dock = new DockView();
    private final Panes panes;
    private final StatusBar statusBar;
    private final CommandPalette commandPalette;
    private final PaletteView palette;
    private final Desks desks;

    /// @param files asks for files; how depends on the desktop
    /// @param quit closes the window
    public DesignerView(Services services, Theming theming, FilePrompts files, Runnable quit) {
        this.services = services;
        this.theming = theming;
        disk = new Disk(services.fxThread());
        remembered = new Remembered(services.folders().config(), disk);
        theming.choiceProperty().set(remembered.now().theme());
        theming.choiceProperty().subscribe(chosen -> remembered.change(p -> p.withTheme(chosen)));
        var content = new BorderPane();
        sheets = new Sheets(content);
        prompts = new WindowPrompts(files, sheets);
        var recovery = new Recovery(services.folders().recovery(), ProcessHandle.current().pid());
        documents =
                new Documents(
                        services.catalog(),
                        disk,
                        new Autosave(recovery, disk),
                        prompts,
                        file -> remembered.change(p -> p.opened(file)));
        changes = new ExternalChanges(disk, prompts);
        var drops = new PaletteDrops(services.catalog(), this::editor, root());
        palette = new PaletteView(services.catalog(), drops);
        panes = new Panes(palette, dock, remembered);
        var running =
                new Running(
                        services.workers(),
                        services.fxThread(),
                        documents,
                        prompts,
                        () -> panes.openDock("problems"));
        documents.onShown(running::pickUp);
        var window = new Window(quit);
        actions =
                new Actions(
                        new Commands(
                                documents,
                                panes,
                                running,
                                new Grouping(documents, disk, services.folder()),
                                window),
                        new ViewCommands(documents, panes, theming, window));
        commandPalette = new CommandPalette(services.catalog(), documents, actions, drops::picked);
        statusBar = new StatusBar(() -> panes.openDock("problems"));
        desks =
                new Desks(
                        documents,
                        new ViewMaker(
                                services,
                                theming,
                                disk,
                                new ViewMaker.Asking(prompts, sheets),
                                this::perform,
                                panes::openDock),
                        this::tell,
                        () -> panes.openDock("data"));
        documents.onSaved(desks::usedElsewhere);
        var menus = new Menus(actions);
        content.setTop(new VBox(titleBar(menus), new Toolbar(actions, theming)));
        content.setCenter(panes.root());
        content.setBottom(statusBar);
        listen(menus);
        services.workers().warm();
        documents.recover();
    }

    private void listen(Menus menus) {
        // On the scene, since nothing in it may have the focus.
        root().sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) {
                                scene.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
                            }
                        });
        documents.currentProperty().subscribe(this::show);
        panes.editor()
                .setOnContextMenuRequested(
                        event -> {
                            if (documents.current().filter(now -> !now.isPast()).isPresent()) {
                                var menu = menus.onCanvas();
                                menu.show(panes.editor(), event.getScreenX(), event.getScreenY());
                                event.consume();
                            }
                        });
    }

    /// The content of the scene.
    public StackPane root() {
        return sheets.root();
    }

    /// Opens a pipeline file.
    public void open(Path file) {
        documents.open(file);
    }

    /// Does an action, by its id, such as `run-fresh`.
    public void perform(String action) {
        actions.find(action).perform();
    }

    Documents documents() {
        return documents;
    }

    Actions actions() {
        return actions;
    }

    public Preferences preferences() {
        return remembered.now();
    }

    /// Remembers the size of the window.
    public void windowed(double width, double height, boolean maximised) {
        remembered.change(p -> p.withWindow(width, height, maximised));
    }

    /// The window came to the front: files may have changed meanwhile.
    public void front() {
        changes.look(List.copyOf(documents.all()));
        desks.again();
    }

    /// Keeps all edits at once, for the process is about to end. Any thread.
    public void keepNow() {
        documents.keepNow();
    }

    /// Asks about unsaved edits.
    ///
    /// @param done is told whether the window may close
    public void closeAll(Consumer<Boolean> done) {
        endNote();
        documents.closeAll(done);
    }

    /// Waits until what is under way to the disk is there.
    @Override
    public void close() {
        desks.close();
        panes.remember();
        disk.close();
    }

    private HBox titleBar(Menus menus) {
        var brand = new Label("Millrace");
        brand.setGraphic(new PathIcon(Glyphs.LOGO, "accent", 20));
        brand.getStyleClass().add("mill-brand");
        brand.setMinWidth(Region.USE_PREF_SIZE);
        var tabs =
                new TabBar(
                        documents.all(),
                        documents.currentProperty(),
                        document -> documents.close(document, _ -> {}),
                        () -> actions.find("new").perform());
        HBox.setHgrow(tabs, Priority.ALWAYS);
        var menu = menus.bar();
        menu.setMinWidth(Region.USE_PREF_SIZE);
        var bar = new HBox(brand, tabs, menu);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("mill-titlebar");
        return bar;
    }

    private void show(Optional<OpenDocument> current) {
        statusBar.follow(current);
        if (current.isEmpty()) {
            dock.clear();
            panes.show(welcomePage());
            return;
        }
        var desk = desks.of(current.get());
        palette.setDisable(current.get().isPast());
        panes.show(desk.editor(), desk.side());
        dock.show(desk.data(), desk.pages());
        tell(current.get());
        desk.editor().canvas().requestFocus();
    }

    /// What the lower area says in its head.
    private void tell(OpenDocument document) {
        if (documents.current().filter(document::equals).isEmpty()) {
            return;
        }
        var problems = ProblemsView.problems(document);
        long errors = problems.stream().filter(Fault::isError).count();
        dock.problems(errors, problems.size() - errors);
    }

    private Node welcomePage() {
        var samples =
                services.samples().stream()
                        .map(
                                file ->
                                        new Welcome.Sample(
                                                Documents.title(file), Samples.text(file), file))
                        .toList();
        return new Welcome(
                samples,
                remembered.now().recent(),
                () -> actions.find("new").perform(),
                documents::open,
                documents::open);
    }

    /// A note that is being written is part of the pipeline before it is saved, run or closed.
    private void endNote() {
        editor().map(EditorView::canvas).ifPresent(CanvasView::endNote);
    }

    private void key(KeyEvent event) {
        if (sheets.isOpen()) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE && desks.leavePast()) {
            event.consume();
            return;
        }
        var focus = root().getScene().getFocusOwner();
        boolean onCanvas = focus != null && "canvas".equals(focus.getId());
        actions.of(event, onCanvas)
                .ifPresent(
                        action -> {
                            event.consume();
                            endNote();
                            if (action.enabled().get()) {
                                action.perform();
                            } else {
                                prompts.say(action.need().lack());
                            }
                        });
    }

    private CompletableFuture<String> script(OpenDocument document, String name) {
        var text = PipelineWriter.text(document.pipeline());
        var place = Checking.place(document, services.folder());
        return services.workers().script(new Ask(text, place, Map.of()), name);
    }

    private Optional<EditorView> editor() {
        return desks.front().map(Desk::editor);
    }

    /// What the commands ask of the window.
    private final class Window implements Commands.Window {

        private final Runnable quit;

        Window(Runnable quit) {
            this.quit = quit;
        }

        @Override
        public Optional<EditorView> editor() {
            return DesignerView.this.editor();
        }

        @Override
        public Optional<InspectorView> inspector() {
            return desks.now().map(DocumentViews::inspector);
        }

        @Override
        public Optional<ChartView> chart() {
            return desks.now().map(DocumentViews::chart);
        }

        @Override
        public Optional<RowQuestions> questions() {
            return desks.now().map(DocumentViews::questions);
        }

        @Override
        public void focusPalette() {
            palette.focusSearch();
        }

        @Override
        public void palette() {
            commandPalette.show(root());
        }

        @Override
        public void export(OpenDocument document) {
            sheets.show(
                    new ExportSheet(
                                    document,
                                    theming.theme().palette(),
                                    prompts,
                                    disk,
                                    name -> script(document, name),
                                    sheets::hide)
                            .card());
        }

        @Override
        public void shortcuts() {
            sheets.show(Pages.shortcuts(actions.all(), sheets::hide));
        }

        @Override
        public void about() {
            sheets.show(Pages.about(services.version(), sheets::hide));
        }

        @Override
        public void quit() {
            quit.run();
        }
    }
}
