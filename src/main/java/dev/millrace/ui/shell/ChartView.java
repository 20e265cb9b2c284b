package dev.millrace.ui.shell;

import dev.millrace.export.page.DashboardPage;
import dev.millrace.file.WholeFile;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.ui.dashboard.PageHost;
import dev.millrace.ui.dashboard.PageView;
import dev.millrace.ui.fx.PathIcon;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The page of the serving node that was selected last, as it will be handed out. FX thread only.
final class ChartView extends BorderPane implements PageHost {

    private static final double BUSY = 14;

    /// A title keeps so much where room is short; what it is made of gives way first.
    private static final double TITLE = 160;

    private final OpenDocument document;
    private final Showing showing;
    private final Supplier<PageView> page;
    private final Prompts prompts;
    private final Disk disk;
    private final Consumer<String> perform;
    private final ChartCover cover;
    private final Label title = new Label();
    private final Label basis = new Label();
    private final Label none = new Label();
    private final ToggleButton arrange = new ToggleButton("Arrange");
    private final Button whole = new Button();
    private final Button present = new Button();
    private final Button export = new Button("Export…");
    private final ServedBar served;
    private final HBox head;
    private final StackPane body = new StackPane();
    private Value.@Nullable Fields drawn;

    /// What it needs of the window.
    ///
    /// @param page the web view of the window, made when it is first asked for
    /// @param over what fills the window
    /// @param perform does an action, by its id
    /// @param served serves pages of the document; whoever made it closes it
    record Outside(
            Supplier<PageView> page,
            StackPane over,
            Prompts prompts,
            Disk disk,
            Consumer<String> perform,
            ServedBar served) {}

    ChartView(OpenDocument document, Showing showing, Outside outside) {
        served = outside.served();
        this.document = document;
        this.showing = showing;
        page = outside.page();
        prompts = outside.prompts();
        disk = outside.disk();
        perform = outside.perform();
        cover = new ChartCover(outside.over(), this::uncovered);
        setId("chart");
        getStyleClass().add("mill-chart");
        title.setId("chart-title");
        title.getStyleClass().add("mill-strong");
        basis.setId("chart-basis");
        basis.getStyleClass().add("mill-muted");
        basis.setMinWidth(0);
        none.setId("chart-none");
        none.getStyleClass().add("mill-muted");
        none.setWrapText(true);
        arrange.setMnemonicParsing(false);
        button(arrange, "arrange", "Move and size the tiles", this::turnArrange);
        button(whole, "whole", "Show the page over the whole window", this::turnWhole);
        button(present, "present", "Show the page over the whole screen", this::present);
        button(export, "export", "Export the page as one HTML file", this::export);
        var busy = new ProgressIndicator();
        busy.setId("chart-busy");
        busy.setAccessibleText("The page is being made");
        busy.setMaxSize(BUSY, BUSY);
        busy.visibleProperty().bind(showing.waitsProperty());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        served.onServe(this::serve);
        whole.setGraphic(new PathIcon(Glyphs.WHOLE, "plain", BUSY));
        present.setGraphic(new PathIcon(Glyphs.PRESENT, "plain", BUSY));
        head = new HBox(8, title, basis, busy, room, served, arrange, export, whole, present);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("mill-chart-head");
        body.setMinSize(0, 0);
        setCenter(body);
        sceneProperty()
                .subscribe(
                        scene -> {
                            showing.shownProperty().set(scene != null);
                            refresh();
                        });
        showing.pageProperty().subscribe(this::refresh);
        showing.failureProperty().subscribe(this::refresh);
        showing.waitsProperty().subscribe(this::refresh);
    }

    private static void button(ButtonBase button, String id, String says, Runnable act) {
        button.setId("chart-" + id);
        button.setAccessibleText(says);
        button.setTooltip(new Tooltip(says));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
    }

    private void refresh() {
        var node = showing.nodeProperty().get().flatMap(document.pipeline()::find);
        if (!cover.isUp()) {
            setTop(node.isPresent() ? head : null);
        }
        boolean can = node.filter(found -> PageEdits.isArranged(document, found)).isPresent();
        arrange.setVisible(can);
        arrange.setManaged(can);
        if (!can) {
            arrange.setSelected(false);
        }
        title.setText(node.map(found -> found.displayTitle()).orElse(""));
        title.applyCss();
        title.setMinWidth(Math.min(TITLE, title.prefWidth(-1)));
        basis.setText(showing.pageProperty().get().map(ChartView::basis).orElse(""));
        var model = showing.pageProperty().get();
        export.setDisable(model.isEmpty());
        served.enable(model.isPresent());
        if (model.isPresent() && getScene() != null) {
            draw(model.get());
        } else if (!showing.waitsProperty().get()) {
            none.setText(says());
            body.getChildren().setAll(none);
        }
    }

    /// The web view may have shown another document meanwhile.
    @SuppressWarnings("ReferenceEquality") // a page that was made anew is drawn anew
    private void draw(Value.Fields model) {
        var view = page.get();
        boolean isHere = body.getChildren().contains(view);
        if (!isHere) {
            body.getChildren().setAll(view);
        }
        if (!isHere || drawn != model) {
            drawn = model;
            view.arrange(arrange.isSelected());
            view.show(model, this);
        }
    }

    /// Lets tiles be moved, or no more.
    void arrange() {
        if (arrange.isVisible()) {
            arrange.setSelected(!arrange.isSelected());
            turnArrange();
        }
    }

    private void turnArrange() {
        if (drawn != null && body.getChildren().contains(page.get())) {
            page.get().arrange(arrange.isSelected());
            page.get().focus();
        }
    }

    /// Fills the window with the page, or gives it back its place.
    void turnWhole() {
        if (cover.isUp()) {
            cover.down();
        } else if (getScene() != null && getTop() != null) {
            setTop(null);
            setCenter(null);
            cover.up(head, body);
            whole.setText("Leave full screen");
            present.setDisable(true);
        }
    }

    boolean isWhole() {
        return cover.isUp();
    }

    /// Fills the screen.
    void present() {
        turnWhole();
        cover.fillScreen();
    }

    private void uncovered() {
        setTop(head);
        setCenter(body);
        whole.setText("");
        present.setDisable(false);
    }

    private static String basis(Value.Fields model) {
        if (model.get("run") instanceof Value.Fields run
                && run.get("number") instanceof Value.Num number) {
            var changed = run.get("changed") instanceof Value.Bool(boolean flag) && flag;
            return "run #"
                    + number.value().toPlainString()
                    + (changed ? ", of the pipeline as it was" : "");
        }
        return "a sample; nothing ran yet";
    }

    private String says() {
        if (!showing.failureProperty().get().isEmpty()) {
            return showing.failureProperty().get();
        }
        return "Select a chart, a figure, a table, a dashboard or a report to see it here.";
    }

    @Override
    public CompletableFuture<Value.Fields> answers(Value.Fields question) {
        return showing.answers(question);
    }

    @Override
    public void save(String name, byte[] content) {
        var dot = name.lastIndexOf('.');
        var ending = dot < 0 ? "" : name.substring(dot + 1);
        var kind = ending.toUpperCase(Locale.ROOT) + " file";
        prompts.fileToSave(folder(), name, kind, "*." + ending)
                .ifPresent(file -> write(file, content));
    }

    @Override
    public void showNode(String node) {
        if (NodeId.isPath(node)) {
            cover.down();
            document.canvas().centre(new NodeId(node).outermost());
        }
    }

    @Override
    public void showRows(String node) {
        cover.down();
        showNode(node);
        perform.accept("data");
    }

    @Override
    public void edit(Value.Fields change) {
        showing.nodeProperty().get().ifPresent(node -> PageEdits.apply(document, node, change));
    }

    @Override
    public void leave() {
        cover.down();
    }

    /// A page never leaves its place, and the window opens no other program.
    @Override
    public void follow(String address) {
        var content = new ClipboardContent();
        content.putString(address);
        Clipboard.getSystemClipboard().setContent(content);
        prompts.say("Copied " + address + ".");
    }

    /// Serves the page to browsers.
    void serve() {
        showing.nodeProperty()
                .get()
                .ifPresentOrElse(
                        served::serve,
                        () -> prompts.say("Select a dashboard, a chart, a figure or a table."));
    }

    private Optional<Path> folder() {
        return document.file().map(Path::getParent).filter(Files::isDirectory);
    }

    private void export() {
        var node = showing.nodeProperty().get();
        if (node.isEmpty()) {
            return;
        }
        var chosen = prompts.fileToSave(folder(), name(node.get()), "HTML page", "*.html");
        if (chosen.isEmpty()) {
            return;
        }
        var html =
                showing.toExport(node.get())
                        .thenApplyAsync(model -> new DashboardPage().html(model));
        disk.await(
                html,
                text -> write(withEnding(chosen.get()), text.getBytes(StandardCharsets.UTF_8)),
                prompts::tell);
    }

    private static String name(NodeId node) {
        return node.value().replace('_', '-') + ".html";
    }

    private static Path withEnding(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.contains(".") ? file : file.resolveSibling(name + ".html");
    }

    private void write(Path file, byte[] content) {
        disk.after(
                () -> {
                    WholeFile.write(file, content);
                    return file;
                },
                done -> prompts.say("Saved " + done + "."),
                prompts::tell);
    }
}
