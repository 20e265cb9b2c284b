package dev.millrace.ui.shell;

import dev.millrace.draw.Icons;
import dev.millrace.fault.Fault;
import dev.millrace.model.NodeId;
import dev.millrace.ui.document.Findings;
import dev.millrace.ui.fx.Choice;
import dev.millrace.ui.fx.Chooser;
import dev.millrace.ui.fx.PathIcon;
import dev.millrace.ui.inspector.FilePicker;
import dev.millrace.ui.inspector.InspectorView;
import dev.millrace.ui.palette.NodeChoices;
import dev.millrace.ui.palette.PaletteView;
import dev.millrace.ui.theme.Theme;
import dev.millrace.ui.theme.ThemeChoice;
import dev.millrace.ui.theme.Theming;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
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

    private static final double CHOOSER = 560;

    private final Services services;
    private final Theming theming;
    private final Disk disk;
    private final Documents documents;
    private final Running running;
    private final Actions actions;
    private final Sheets sheets;
    private final PaletteView palette;
    private final DockView dock = new DockView();
    private final StatusBar statusBar;
    private final StackPane editorPlace = new StackPane();
    private final StackPane inspectorPlace = new StackPane();
    private final SplitPane across = new SplitPane();
    private final SplitPane down = new SplitPane();
    private final Label ghost = new Label();
    private final Map<OpenDocument, Parts> parts = new HashMap<>();
    private final Runnable quit;
    private Preferences preferences;

    /// What belongs to one document.
    private record Parts(
            EditorView editor,
            InspectorView inspector,
            ProblemsView problems,
            RunView run,
            Checking checking) {}

    /// @param files asks for files; how depends on the desktop
    /// @param quit closes the window
    public DesignerView(Services services, Theming theming, FilePrompts files, Runnable quit) {
        this.services = services;
        this.theming = theming;
        this.quit = quit;
        preferences = Preferences.read(services.folders().config());
        theming.choiceProperty().set(preferences.theme());
        disk = new Disk(services.fxThread());
        var content = new BorderPane();
        sheets = new Sheets(content);
        var prompts = new WindowPrompts(files, sheets);
        documents =
                new Documents(
                        services.catalog(),
                        disk,
                        new Recovery(services.folders().recovery(), ProcessHandle.current().pid()),
                        prompts,
                        file -> remember(preferences.opened(file)));
        running = new Running(services.workers(), services.fxThread(), prompts);
        var commands = new Commands(documents, new WindowCommands());
        actions = new Actions(commands);
        palette = new PaletteView(services.catalog(), new PaletteDrops());
        statusBar = new StatusBar(() -> dock.open("problems"));
        var menus = new Menus(actions);
        content.setTop(new VBox(titleBar(menus), new Toolbar(actions, theming, this::switchTheme)));
        content.setCenter(panes());
        content.setBottom(statusBar);
        ghost.getStyleClass().add("mill-ghost");
        ghost.setManaged(false);
        ghost.setMouseTransparent(true);
        ghost.setVisible(false);
        root().getChildren().add(ghost);
        // On the scene, since nothing in it may have the focus.
        root().sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) {
                                scene.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
                            }
                        });
        documents.currentProperty().subscribe(this::show);
        documents
                .all()
                .addListener(
                        (javafx.collections.ListChangeListener<OpenDocument>) _ -> forgetClosed());
        editorPlace.setOnContextMenuRequested(
                event -> {
                    if (documents.current().isPresent()) {
                        var menu = menus.onCanvas();
                        menu.show(editorPlace, event.getScreenX(), event.getScreenY());
                        event.consume();
                    }
                });
        services.workers().warm();
        documents.recover();
    }

    /// The content of the scene.
    public StackPane root() {
        return sheets.root();
    }

    /// Opens a pipeline file.
    public void open(Path file) {
        documents.open(file);
    }

    Documents documents() {
        return documents;
    }

    Actions actions() {
        return actions;
    }

    public Preferences preferences() {
        return preferences;
    }

    /// Remembers the size of the window.
    public void windowed(double width, double height, boolean maximised) {
        remember(preferences.withWindow(width, height, maximised));
    }

    /// The window came to the front: files may have changed meanwhile.
    public void front() {
        documents.look();
    }

    /// Asks about unsaved edits.
    ///
    /// @param done is told whether the window may close
    public void closeAll(Consumer<Boolean> done) {
        documents.closeAll(done);
    }

    @Override
    public void close() {
        parts.values().forEach(part -> part.checking().close());
        rememberPanes();
        disk.close();
        preferences.write(services.folders().config());
    }

    private void remember(Preferences next) {
        preferences = next;
        disk.after(
                () -> {
                    next.write(services.folders().config());
                    return true;
                },
                _ -> {},
                _ -> {});
    }

    private void rememberPanes() {
        double width = across.getItems().contains(palette) ? palette.getWidth() : 0;
        double settings =
                across.getItems().contains(inspectorPlace) ? inspectorPlace.getWidth() : 0;
        double height = down.getItems().contains(dock) ? dock.getHeight() : 0;
        if (across.getWidth() > 0) {
            preferences = preferences.withPanes(width, settings, height);
        }
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

    private SplitPane panes() {
        down.setOrientation(Orientation.VERTICAL);
        down.getStyleClass().add("mill-split");
        down.getItems().add(editorPlace);
        across.getStyleClass().add("mill-split");
        across.getItems().add(down);
        SplitPane.setResizableWithParent(palette, false);
        SplitPane.setResizableWithParent(inspectorPlace, false);
        SplitPane.setResizableWithParent(dock, false);
        palette.setMinWidth(160);
        inspectorPlace.setMinWidth(220);
        dock.setMinHeight(80);
        down.heightProperty().addListener(new FirstHeight());
        return across;
    }

    /// Once there is a height there is a width too.
    private final class FirstHeight implements javafx.beans.InvalidationListener {

        @Override
        public void invalidated(javafx.beans.Observable height) {
            if (down.getHeight() > 0 && across.getWidth() > 0) {
                height.removeListener(this);
                divide();
            }
        }
    }

    /// Palette, inspector and lower area are there while a pipeline is.
    private void arrange(boolean open) {
        pane(across, palette, 0, open && preferences.palette() > 0);
        pane(across, inspectorPlace, 2, open && preferences.inspector() > 0);
        pane(down, dock, 1, open && preferences.dock() > 0);
        divide();
    }

    /// Gives the panes the sizes that are remembered. A split pane knows only shares of its own
    /// size, which it does not have before it is laid out.
    private void divide() {
        if (across.getWidth() <= 0 || down.getHeight() <= 0) {
            return;
        }
        double width = across.getWidth();
        var shares = new ArrayList<Double>();
        if (across.getItems().contains(palette)) {
            shares.add(preferences.palette() / width);
        }
        if (across.getItems().contains(inspectorPlace)) {
            shares.add(1 - preferences.inspector() / width);
        }
        across.setDividerPositions(shares.stream().mapToDouble(share -> share).toArray());
        if (down.getItems().contains(dock)) {
            down.setDividerPositions(1 - preferences.dock() / down.getHeight());
        }
    }

    private static void pane(SplitPane split, Region pane, int at, boolean shown) {
        if (shown && !split.getItems().contains(pane)) {
            split.getItems().add(Math.min(at, split.getItems().size()), pane);
        } else if (!shown) {
            split.getItems().remove(pane);
        }
    }

    private void show(Optional<OpenDocument> current) {
        statusBar.follow(current);
        arrange(current.isPresent());
        if (current.isEmpty()) {
            dock.clear();
            inspectorPlace.getChildren().clear();
            editorPlace.getChildren().setAll(welcomePage());
            return;
        }
        var part = parts.computeIfAbsent(current.get(), this::parts);
        editorPlace.getChildren().setAll(part.editor());
        inspectorPlace.getChildren().setAll(part.inspector());
        dock.show(part.problems(), part.run());
        tell(current.get());
        part.editor().canvas().requestFocus();
    }

    private Parts parts(OpenDocument document) {
        var editor = new EditorView[1];
        editor[0] =
                new EditorView(
                        document,
                        theming,
                        wish -> new Adding(document, editor[0].canvas()).ask(wish));
        var model = document.model();
        model.findingsProperty().subscribe((Findings _) -> tell(document));
        model.run().revisionProperty().subscribe(() -> tell(document));
        return new Parts(
                editor[0],
                new InspectorView(document.edits(), picker(document)),
                new ProblemsView(document, fault -> jump(document, fault)),
                new RunView(document),
                new Checking(services.workers(), services.fxThread(), document, services.folder()));
    }

    private FilePicker picker(OpenDocument document) {
        return new FilePicker() {
            @Override
            public Optional<Path> open(String title) {
                return prompts().filesToOpen(base()).stream().findFirst();
            }

            @Override
            public Optional<Path> save(String title) {
                return prompts().fileToSave(base(), "", title, "*");
            }

            @Override
            public Optional<Path> base() {
                return document.file().map(Path::getParent);
            }
        };
    }

    private Prompts prompts() {
        return documents.prompts();
    }

    private void forgetClosed() {
        for (OpenDocument document : List.copyOf(parts.keySet())) {
            if (!documents.all().contains(document)) {
                var gone = parts.remove(document);
                if (gone != null) {
                    gone.checking().close();
                }
            }
        }
    }

    /// What the lower area says in its head.
    private void tell(OpenDocument document) {
        if (documents.current().filter(document::equals).isEmpty()) {
            return;
        }
        var problems = ProblemsView.problems(document);
        long errors = problems.stream().filter(Fault::isError).count();
        dock.problems(errors, problems.size() - errors);
        dock.run(RunView.summary(document.model().run()));
    }

    private void jump(OpenDocument document, Fault fault) {
        var node = fault.place().node();
        if (NodeId.isValid(node)) {
            document.canvas().centre(new NodeId(node));
        }
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
                preferences.recent(),
                () -> actions.find("new").perform(),
                documents::open,
                documents::open);
    }

    private void key(KeyEvent event) {
        var focus = root().getScene().getFocusOwner();
        boolean onCanvas = focus != null && "canvas".equals(focus.getId());
        actions.of(event, onCanvas)
                .ifPresent(
                        action -> {
                            action.perform();
                            event.consume();
                        });
    }

    private void switchTheme() {
        choose(theming.theme() == Theme.LIGHT ? ThemeChoice.DARK : ThemeChoice.LIGHT);
    }

    private void choose(ThemeChoice choice) {
        theming.choiceProperty().set(choice);
        remember(preferences.withTheme(choice));
    }

    private Optional<Parts> current() {
        return documents.current().map(parts::get);
    }

    /// Nodes that are dragged out of the palette.
    private final class PaletteDrops implements PaletteView.Listener {

        @Override
        public void picked(String type) {
            documents
                    .current()
                    .ifPresent(
                            document -> {
                                document.edits().add(type, place(document));
                                current().ifPresent(part -> part.editor().canvas().requestFocus());
                            });
        }

        /// Beside what is selected, else in the middle of the view.
        private dev.millrace.model.Point place(OpenDocument document) {
            return document.canvas()
                    .selectedBounds()
                    .map(box -> new dev.millrace.model.Point(box.right() + 56, box.y()))
                    .orElseGet(
                            () -> {
                                var middle = document.canvas().middle();
                                return new dev.millrace.model.Point(
                                        middle.x() - 92, middle.y() - 28);
                            });
        }

        @Override
        public void dragged(String type, Point2D screen) {
            var at = root().screenToLocal(screen);
            if (!ghost.isVisible()) {
                var spec = services.catalog().find(type).orElseThrow().spec();
                ghost.setText(spec.title());
                ghost.setGraphic(new PathIcon(Icons.of(type), NodeChoices.tone(spec.stage()), 18));
                ghost.setVisible(true);
                ghost.applyCss();
            }
            ghost.autosize();
            ghost.relocate(at.getX() - ghost.getWidth() / 2, at.getY() - ghost.getHeight() / 2);
            current()
                    .ifPresent(
                            part -> {
                                var plane = plane(part, screen);
                                plane.ifPresentOrElse(
                                        point -> part.editor().canvas().inserting(type, point),
                                        part.editor().canvas()::notInserting);
                            });
        }

        @Override
        public void dropped(String type, Point2D screen) {
            ghost.setVisible(false);
            current()
                    .ifPresent(
                            part ->
                                    plane(part, screen)
                                            .ifPresentOrElse(
                                                    point ->
                                                            part.editor()
                                                                    .canvas()
                                                                    .drop(type, point),
                                                    part.editor().canvas()::notInserting));
        }

        /// The point of the plane under a point of the screen; empty if that is not on the canvas.
        private Optional<dev.millrace.model.Point> plane(Parts part, Point2D screen) {
            var canvas = part.editor().canvas();
            var at = canvas.screenToLocal(screen);
            return canvas.contains(at)
                    ? Optional.of(
                            canvas.model()
                                    .viewport()
                                    .toPlane(new dev.millrace.model.Point(at.getX(), at.getY())))
                    : Optional.empty();
        }
    }

    /// What the commands ask of the window.
    private final class WindowCommands implements Commands.Window {

        @Override
        public Optional<EditorView> editor() {
            return current().map(Parts::editor);
        }

        @Override
        public void export(OpenDocument document) {
            sheets.show(
                    new ExportSheet(
                                    document,
                                    theming,
                                    prompts(),
                                    disk,
                                    services.scripts(),
                                    sheets::hide)
                            .card());
        }

        @Override
        public void run(OpenDocument document) {
            if (document.file().isEmpty()) {
                prompts().say("Save the pipeline first: its paths are relative to its file.");
                documents.save(
                        document,
                        saved -> {
                            if (saved) {
                                run(document);
                            }
                        });
                return;
            }
            openDock("run");
            running.run(document, Checking.place(document, services.folder()));
        }

        @Override
        public void stop(OpenDocument document) {
            running.stop(document);
        }

        @Override
        public void quit() {
            quit.run();
        }

        @Override
        public void palette() {
            var bounds = root().localToScreen(root().getBoundsInLocal());
            Chooser.show(
                    root(),
                    bounds.getCenterX() - CHOOSER / 2,
                    bounds.getMinY() + 90,
                    CHOOSER,
                    "Find a node, an action",
                    Chooser.among(everything()));
        }

        private List<Choice> everything() {
            var all = new ArrayList<Choice>();
            documents
                    .current()
                    .ifPresent(
                            document ->
                                    document.pipeline()
                                            .nodes()
                                            .values()
                                            .forEach(
                                                    node ->
                                                            all.add(
                                                                    new Choice(
                                                                            node.displayTitle(),
                                                                            "Go to",
                                                                            Icons.of(node.type()),
                                                                            tone(node.type()),
                                                                            List.of(
                                                                                    node.id()
                                                                                            .value()),
                                                                            () ->
                                                                                    document.canvas()
                                                                                            .centre(
                                                                                                    node
                                                                                                            .id())))));
            for (Action action : actions.all()) {
                if (action.enabled().get() && !action.title().isEmpty()) {
                    all.add(
                            new Choice(
                                    action.title(),
                                    action.key(),
                                    "",
                                    "",
                                    List.of(action.group().title()),
                                    action.run()));
                }
            }
            if (documents.current().isPresent()) {
                NodeChoices.of(services.catalog(), _ -> true, new PaletteDrops()::picked)
                        .forEach(choice -> all.add(choice.detailed("Add")));
            }
            return all;
        }

        private String tone(String type) {
            return services.catalog()
                    .find(type)
                    .map(found -> NodeChoices.tone(found.spec().stage()))
                    .orElse("");
        }

        @Override
        public void focusPalette() {
            if (preferences.palette() == 0) {
                togglePalette();
            }
            palette.focusSearch();
        }

        @Override
        public void togglePalette() {
            remember(
                    preferences.withPanes(
                            preferences.palette() > 0 ? 0 : Preferences.USUAL.palette(),
                            preferences.inspector(),
                            preferences.dock()));
            arrange(documents.current().isPresent());
        }

        @Override
        public void toggleInspector() {
            remember(
                    preferences.withPanes(
                            preferences.palette(),
                            preferences.inspector() > 0 ? 0 : Preferences.USUAL.inspector(),
                            preferences.dock()));
            arrange(documents.current().isPresent());
        }

        @Override
        public void toggleDock() {
            remember(
                    preferences.withPanes(
                            preferences.palette(),
                            preferences.inspector(),
                            preferences.dock() > 0 ? 0 : Preferences.USUAL.dock()));
            arrange(documents.current().isPresent());
        }

        @Override
        public void openDock(String page) {
            if (preferences.dock() == 0) {
                toggleDock();
            }
            dock.open(page);
        }

        @Override
        public void focusSettings() {
            if (preferences.inspector() == 0) {
                toggleInspector();
            }
            current().ifPresent(part -> part.inspector().focusFirst());
        }

        @Override
        public void focusTitle() {
            if (preferences.inspector() == 0) {
                toggleInspector();
            }
            Optional.ofNullable(inspectorPlace.lookup("#inspector-title"))
                    .ifPresent(Node::requestFocus);
        }

        @Override
        public void nodeHelp() {
            if (preferences.inspector() == 0) {
                toggleInspector();
            }
            current().ifPresent(part -> part.inspector().showHelp());
        }

        @Override
        public void theme(ThemeChoice choice) {
            choose(choice);
        }

        @Override
        public void shortcuts() {
            sheets.show(Pages.shortcuts(actions.all(), sheets::hide));
        }

        @Override
        public void welcome() {
            documents.currentProperty().set(Optional.empty());
        }

        @Override
        public void about() {
            sheets.show(Pages.about(services.version(), sheets::hide));
        }
    }
}
