package dev.millrace.ui.shell;

import dev.millrace.model.Point;
import dev.millrace.node.NodeCatalog;
import dev.millrace.ui.canvas.CanvasView;
import dev.millrace.ui.fx.OneRobot;
import dev.millrace.ui.fx.Surface;
import dev.millrace.ui.theme.ThemeChoice;
import dev.millrace.ui.theme.Theming;
import dev.millrace.worker.WorkerLaunch;
import dev.millrace.worker.Workers;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.service.query.NodeQuery;

/// The real window in a test, on a platform without a display: gestures by a robot, pictures into
/// `target/pictures`. Whatever is waited for is waited for by pulses of the window, never by time.
final class Window implements AutoCloseable {

    /// The platform's screen has 1000 x 1000 pixels.
    static final int SIDE = 1000;

    private static final int LONGEST_WAIT_SECONDS = 60;

    final FxRobot robot = OneRobot.ROBOT;
    final Answers answers = new Answers();

    /// What was thrown on the window's thread and nobody caught: there must be nothing.
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private final Path home;
    private final Workers workers;
    private final Stage stage;
    private final DesignerView view;
    private final Theming theming;

    /// Files the person "chooses", in turn.
    static final class Answers implements FilePrompts {
        final Queue<Path> opened = new ArrayDeque<>();
        final Queue<Path> saved = new ArrayDeque<>();

        @Override
        public List<Path> open(Optional<Path> folder) {
            var next = opened.poll();
            return next == null ? List.of() : List.of(next);
        }

        @Override
        public Optional<Path> save(Optional<Path> folder, String name, String kind, String ending) {
            return Optional.ofNullable(saved.poll());
        }
    }

    /// @param home where the person's folders are
    static Window open(Path home) {
        return new Window(home);
    }

    private Window(Path home) {
        this.home = home;
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
        workers = new Workers(WorkerLaunch.likeThisProcess("dev.millrace.launch.Main"), 2, _ -> {});
        record Shown(Stage stage, DesignerView view, Theming theming) {}
        var shown =
                on(
                        () -> {
                            Thread.currentThread()
                                    .setUncaughtExceptionHandler((_, e) -> failures.add(e));
                            var theming = new Theming();
                            var view = new DesignerView(services(), theming, answers, () -> {});
                            theming.choiceProperty().set(ThemeChoice.LIGHT);
                            var scene = new Scene(view.root(), SIDE, SIDE);
                            theming.dress(scene);
                            var stage = new Stage();
                            stage.setX(0);
                            stage.setY(0);
                            stage.setScene(scene);
                            stage.show();
                            return new Shown(stage, view, theming);
                        });
        stage = shown.stage();
        view = shown.view();
        theming = shown.theming();
        settle();
    }

    private Services services() {
        return new Services(
                NodeCatalog.load(),
                workers,
                Platform::runLater,
                new PersonFolders(home.resolve("config"), home.resolve("state")),
                home,
                Samples.in(Path.of("pipelines")),
                "test");
    }

    DesignerView view() {
        return view;
    }

    Workers workers() {
        return workers;
    }

    OpenDocument document() {
        return onOrHere(() -> view.documents().current().orElseThrow());
    }

    CanvasView canvas() {
        return (CanvasView) find("#canvas");
    }

    /// Runs on the window's thread and gives what it gives.
    static <T> T on(Supplier<T> work) {
        var done = new CompletableFuture<T>();
        Platform.runLater(
                () -> {
                    try {
                        done.complete(work.get());
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                });
        return get(done);
    }

    static void run(Runnable work) {
        on(
                () -> {
                    work.run();
                    return true;
                });
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits until what was begun on the window's thread is laid out and painted.
    void settle() {
        var painted = new CompletableFuture<Boolean>();
        Platform.runLater(
                () -> {
                    stage.getScene().getRoot().requestLayout();
                    new AnimationTimer() {
                        private int pulses;

                        @Override
                        public void handle(long now) {
                            if (++pulses == 2) {
                                stop();
                                painted.complete(true);
                            }
                        }
                    }.start();
                });
        get(painted);
    }

    /// Waits until something is true on the window's thread, looking at it once a pulse.
    void until(String what, BooleanSupplier condition) {
        var reached = new CompletableFuture<Boolean>();
        Platform.runLater(
                () ->
                        new AnimationTimer() {
                            @Override
                            public void handle(long now) {
                                if (condition.getAsBoolean()) {
                                    stop();
                                    reached.complete(true);
                                }
                            }
                        }.start());
        try {
            reached.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("never came true: " + what + "; " + state(), e);
        }
        settle();
    }

    /// What a person would see, for a test that failed.
    private String state() {
        var lists =
                on(() -> view.documents().current().stream().map(ProblemsView::problems).toList());
        return "said: "
                + said()
                + "; banner: "
                + banner()
                + "; problems: "
                + lists
                + "; thrown: "
                + failures;
    }

    /// This window and what pops up over it; other tests may have left windows of their own.
    private NodeQuery here() {
        var roots = new ArrayList<Node>();
        for (var shown : javafx.stage.Window.getWindows()) {
            if (shown.equals(stage) || shown instanceof PopupWindow) {
                roots.add(shown.getScene().getRoot());
            }
        }
        return robot.from(roots);
    }

    /// A control by its id, which may hold brackets and dots.
    Optional<Node> byId(String id) {
        return onOrHere(
                () ->
                        here()
                                .lookup(
                                        (Node node) ->
                                                id.equals(node.getId()) && node.getScene() != null)
                                .queryAll()
                                .stream()
                                .filter(Window::isSeen)
                                .findFirst());
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Whether a toggle is on.
    boolean isOn(String id) {
        return on(() -> byId(id).orElseThrow() instanceof Toggle toggle && toggle.isSelected());
    }

    private static <T> T onOrHere(Supplier<T> work) {
        return Platform.isFxApplicationThread() ? work.get() : on(work);
    }

    boolean hasId(String id) {
        return byId(id).isPresent();
    }

    Optional<Node> focus() {
        return on(() -> Optional.ofNullable(stage.getScene().getFocusOwner()));
    }

    /// Whether a control of that id, or a part of it, has the focus.
    boolean hasFocus(String id) {
        return on(
                () -> {
                    for (Node at = stage.getScene().getFocusOwner();
                            at != null;
                            at = at.getParent()) {
                        if (id.equals(at.getId())) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    /// Writes a text in place of what the control with the focus holds.
    void replace(String text) {
        press(KeyCode.CONTROL, KeyCode.A);
        type(text);
    }

    /// The text of a control.
    String text(String id) {
        return onOrHere(
                () ->
                        switch (byId(id).orElseThrow()) {
                            case TextInputControl input -> input.getText();
                            case CodeArea area -> area.getText();
                            case Label label -> label.getText();
                            case Node other -> String.valueOf(other.getAccessibleText());
                        });
    }

    /// Picks a choice of a combo box that has the focus, with the arrow keys.
    void pick(String id, String choice) {
        var box = (ComboBoxBase<?>) byId(id).orElseThrow();
        for (int i = 0; i < 40; i++) {
            if (choice.equals(String.valueOf(on(box::getValue)))) {
                return;
            }
            press(i == 0 ? KeyCode.HOME : KeyCode.DOWN);
        }
        throw new AssertionError("no choice " + choice + " in " + id);
    }

    /// The first one that is in sight; else any, such as one of a menu that is not laid out yet.
    Node find(String selector) {
        return onOrHere(
                () -> {
                    var found = here().lookup(selector).queryAll();
                    return found.stream()
                            .filter(node -> node.getScene() != null && isSeen(node))
                            .findFirst()
                            .orElseGet(() -> here().lookup(selector).query());
                });
    }

    boolean has(String selector) {
        return onOrHere(() -> !here().lookup(selector).queryAll().isEmpty());
    }

    void click(String selector) {
        robot.clickOn(find(selector));
        settle();
    }

    /// Presses keys together.
    void press(KeyCode... keys) {
        push(keys);
        settle();
    }

    /// As `press`, without waiting for what comes of it.
    void push(KeyCode... keys) {
        var hands = robot.robotContext().getBaseRobot();
        for (KeyCode key : keys) {
            hands.pressKeyboard(key);
        }
        for (int i = keys.length - 1; i >= 0; i--) {
            hands.releaseKeyboard(keys[i]);
        }
    }

    /// Types a text where the focus is.
    void type(String text) {
        run(
                () -> {
                    for (int i = 0; i < text.length(); i++) {
                        char letter = text.charAt(i);
                        var focus = writtenTo();
                        var code = letter == '\n' ? KeyCode.ENTER : KeyCode.UNDEFINED;
                        var typed = letter == '\n' ? "\r" : String.valueOf(letter);
                        fire(focus, KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, code);
                        fire(focus, KeyEvent.KEY_TYPED, typed, KeyCode.UNDEFINED);
                        fire(focus, KeyEvent.KEY_RELEASED, KeyEvent.CHAR_UNDEFINED, code);
                    }
                });
        settle();
    }

    /// What takes letters now: the line of a list that pops up, else what has the focus.
    private Node writtenTo() {
        for (var window : javafx.stage.Window.getWindows().reversed()) {
            if (window instanceof PopupWindow && window.isShowing()) {
                var line = window.getScene().lookup("#chooser-query");
                if (line != null) {
                    return line;
                }
            }
        }
        return stage.getScene().getFocusOwner();
    }

    private static void fire(Node focus, EventType<KeyEvent> type, String character, KeyCode code) {
        Event.fireEvent(focus, new KeyEvent(type, character, "", code, false, false, false, false));
    }

    /// Where on the screen a point of the plane is.
    Point2D screen(Point plane) {
        return on(() -> canvas().onScreen(plane));
    }

    Point2D screen(double x, double y) {
        return screen(new Point(x, y));
    }

    void drag(Point2D from, Point2D to) {
        var hands = robot.robotContext().getBaseRobot();
        hands.moveMouse(from);
        hands.pressMouse(MouseButton.PRIMARY);
        hands.moveMouse(from.add(8, 2));
        hands.moveMouse(from.midpoint(to));
        hands.moveMouse(to.add(-1, 0));
        hands.moveMouse(to);
        hands.releaseMouse(MouseButton.PRIMARY);
        settle();
    }

    /// Puts the mouse there at once: a person's path over the screen costs time and shows nothing.
    void move(Point2D to) {
        robot.robotContext().getBaseRobot().moveMouse(to);
    }

    void click(Point2D at) {
        move(at);
        robot.robotContext().getBaseRobot().pressMouse(MouseButton.PRIMARY);
        robot.robotContext().getBaseRobot().releaseMouse(MouseButton.PRIMARY);
        settle();
    }

    void theme(ThemeChoice choice) {
        run(() -> theming.choiceProperty().set(choice));
        settle();
    }

    /// What is said in passing; empty if nothing shows.
    String said() {
        return byId("toast").map(node -> onOrHere(((Label) node)::getText)).orElse("");
    }

    /// What is said above the canvas; empty if nothing.
    String banner() {
        return byId("banner").map(node -> onOrHere(((Label) node)::getText)).orElse("");
    }

    /// Answers the question that lies over the window.
    void answer(String answer) {
        until("a question is asked", () -> hasId("answer-" + answer));
        click("#answer-" + answer);
    }

    void open(File file) {
        run(() -> view.open(file.toPath()));
        until("the file is open", () -> view.documents().current().isPresent());
    }

    /// Leaves pictures of the window at its size and at twice that, in light and in dark.
    void pictures(String name) {
        for (var choice : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            theme(choice);
            for (int scale : List.of(1, 2)) {
                picture(
                        name + "-" + choice.name().toLowerCase(Locale.ROOT) + "-" + scale * 100,
                        scale);
            }
        }
        theme(ThemeChoice.LIGHT);
    }

    /// Leaves one picture.
    void picture(String name, int scale) {
        var surfaces = new ArrayList<Surface>();
        run(
                () -> {
                    for (Node node : stage.getScene().getRoot().lookupAll("#canvas, #timeline")) {
                        surfaces.add((Surface) node);
                        ((Surface) node).density(scale);
                    }
                });
        settle();
        var image =
                on(
                        () -> {
                            var parameters = new SnapshotParameters();
                            parameters.setTransform(new Scale(scale, scale));
                            var root = stage.getScene().getRoot();
                            var picture =
                                    root.snapshot(
                                            parameters,
                                            new WritableImage(SIDE * scale, SIDE * scale));
                            popups(picture, parameters, scale);
                            return picture;
                        });
        run(() -> surfaces.forEach(surface -> surface.density(1)));
        settle();
        Pictures.write(name, image);
    }

    /// What pops up lies in windows of its own, which let through what is below at their corners.
    private static void popups(WritableImage picture, SnapshotParameters parameters, int scale) {
        parameters.setFill(Color.TRANSPARENT);
        for (var window : javafx.stage.Window.getWindows()) {
            if (window instanceof PopupWindow && window.isShowing()) {
                var part = window.getScene().getRoot().snapshot(parameters, null);
                int left = (int) (Math.max(0, window.getX()) * scale);
                int top = (int) (Math.max(0, window.getY()) * scale);
                int width = (int) Math.min(part.getWidth(), picture.getWidth() - left);
                int height = (int) Math.min(part.getHeight(), picture.getHeight() - top);
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        over(picture, left + x, top + y, part.getPixelReader().getColor(x, y));
                    }
                }
            }
        }
    }

    private static void over(WritableImage picture, int x, int y, Color colour) {
        var below = picture.getPixelReader().getColor(x, y);
        var opaque = Color.color(colour.getRed(), colour.getGreen(), colour.getBlue());
        picture.getPixelWriter().setColor(x, y, below.interpolate(opaque, colour.getOpacity()));
    }

    /// The colour painted at a point of the plane, as `0xAARRGGBB`.
    int pixel(Point plane) {
        var at = on(() -> stage.getScene().getRoot().screenToLocal(canvas().onScreen(plane)));
        var image = on(() -> stage.getScene().snapshot(null));
        PixelReader reader = image.getPixelReader();
        return reader.getArgb((int) at.getX(), (int) at.getY());
    }

    /// Closes without asking, as a crash would, but for the worker processes.
    @Override
    public void close() {
        run(
                () -> {
                    view.close();
                    theming.close();
                    Thread.currentThread().setUncaughtExceptionHandler(null);
                    stage.hide();
                });
        workers.close();
        if (!failures.isEmpty()) {
            var trace = new StringWriter();
            failures.getFirst().printStackTrace(new PrintWriter(trace));
            throw new AssertionError("thrown on the window's thread: " + trace);
        }
    }

    /// Copies the samples' data and files into a workspace of the test.
    static Path workspace(Path folder) {
        try (var files = Files.walk(Path.of("pipelines"))) {
            var workspace = Files.createDirectories(folder.resolve("pipelines"));
            for (Path file : files.toList()) {
                var target = workspace.resolve(Path.of("pipelines").relativize(file).toString());
                boolean output = file.startsWith(Path.of("pipelines/output"));
                if (Files.isDirectory(file) && !output) {
                    Files.createDirectories(target);
                } else if (!output && !file.toString().contains(".millrace")) {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.createDirectories(workspace.resolve(".millrace"));
            return workspace;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
