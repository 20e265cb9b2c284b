package dev.millrace.ui.preview;

import dev.millrace.ui.fx.OneRobot;
import dev.millrace.ui.theme.ThemeChoice;
import dev.millrace.ui.theme.Theming;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A grid in a window, worked by a robot from the test's own thread.
final class GridWindow {

    private static final long MILLIS = 30_000;

    private static @Nullable Theming shared;

    final FxRobot robot = OneRobot.ROBOT;
    final GridModel model;
    final GridView view;
    private final Theming theming;
    private final Scene scene;

    private GridWindow(double width, double height) {
        theming = theming();
        model = new GridModel(GridThreads.of(Platform::runLater));
        view = new GridView(model, theming.palette());
        scene = new Scene(view, width, height);
        theming.dress(scene);
    }

    /// One for all tests, since each follows the desktop for good. FX thread only.
    private static Theming theming() {
        if (shared == null) {
            shared = new Theming();
        }
        return shared;
    }

    /// @param shown whether in a window, which may be at most 1000 wide and high
    static GridWindow open(double width, double height, boolean shown) {
        var window = get(() -> new GridWindow(width, height));
        window.theme(ThemeChoice.LIGHT);
        if (shown) {
            run(
                    () -> {
                        stage().setScene(window.scene);
                        stage().show();
                        stage().requestFocus();
                        window.view.focusRows();
                    });
        }
        return window;
    }

    void show(String port, Generated source) {
        run(() -> model.show(port, source.schema, source, source.first()));
        settle();
    }

    void theme(ThemeChoice choice) {
        run(() -> theming.choiceProperty().set(choice));
    }

    static <T> T get(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(MILLIS, work);
    }

    static void run(Runnable work) {
        get(
                () -> {
                    work.run();
                    return true;
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Until nothing is awaited any more.
    void settle() {
        until(() -> !model.rows().now().map(GridRows::isWaiting).orElse(false));
    }

    static void until(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> get(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("it did not come to be", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Stage stage() {
        return FxToolkit.toolkitContext().getRegisteredStage();
    }

    static void hide() {
        run(
                () -> {
                    List.copyOf(Window.getWindows()).reversed().forEach(Window::hide);
                });
    }

    /// Also in what pops up.
    Node find(String id) {
        return get(
                () ->
                        Window.getWindows().reversed().stream()
                                .map(window -> window.getScene().getRoot().lookup("#" + id))
                                .filter(java.util.Objects::nonNull)
                                .findFirst()
                                .or(() -> java.util.Optional.ofNullable(view.lookup("#" + id)))
                                .orElseThrow(() -> new AssertionError("there is no " + id)));
    }

    <T> T the(String id, Class<T> type) {
        return type.cast(find(id));
    }

    void click(String id) {
        robot.clickOn(find(id));
        settle();
    }

    /// A point of the surface on the screen.
    private Point2D at(double x, double y) {
        return get(() -> view.surface().localToScreen(x, y));
    }

    Point2D cell(long row, int column) {
        return at(
                get(() -> view.surface().geometry().left(column)) + 12,
                get(() -> view.surface().geometry().top(row)) + 12);
    }

    Point2D header(int column) {
        return at(get(() -> view.surface().geometry().left(column)) + 14, 30);
    }

    Point2D edge(int column) {
        return at(get(() -> view.surface().geometry().right(column)), 30);
    }

    Point2D funnel(int column) {
        return at(get(() -> view.surface().geometry().right(column)) - 14, 13);
    }

    void click(Point2D at, MouseButton button) {
        var hands = robot.robotContext().getBaseRobot();
        hands.moveMouse(at);
        hands.pressMouse(button);
        hands.releaseMouse(button);
        settle();
    }

    void click(Point2D at) {
        click(at, MouseButton.PRIMARY);
    }

    /// The robot's clicks know no keys.
    void clickWithShift(Point2D at) {
        run(
                () -> {
                    fire(MouseEvent.MOUSE_PRESSED, at);
                    fire(MouseEvent.MOUSE_RELEASED, at);
                });
        settle();
    }

    private void fire(EventType<MouseEvent> type, Point2D at) {
        var on = view.surface().screenToLocal(at);
        Event.fireEvent(
                view.surface(),
                new MouseEvent(
                        type,
                        on.getX(),
                        on.getY(),
                        at.getX(),
                        at.getY(),
                        MouseButton.PRIMARY,
                        1,
                        true,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
    }

    void drag(Point2D from, Point2D to) {
        var hands = robot.robotContext().getBaseRobot();
        hands.moveMouse(from);
        hands.pressMouse(MouseButton.PRIMARY);
        hands.moveMouse(from.midpoint(to));
        hands.moveMouse(to);
        hands.releaseMouse(MouseButton.PRIMARY);
        settle();
    }

    /// Presses keys together.
    void press(KeyCode... keys) {
        var hands = robot.robotContext().getBaseRobot();
        for (KeyCode key : keys) {
            hands.pressKeyboard(key);
        }
        for (int i = keys.length - 1; i >= 0; i--) {
            hands.releaseKeyboard(keys[i]);
        }
        WaitForAsyncUtils.waitForFxEvents();
        settle();
    }

    GridSelection selection() {
        return get(() -> model.cursor().selection().orElseThrow());
    }

    /// What a screen reader says of the current cell.
    String said() {
        return get(() -> String.valueOf(find("grid-cell").getAccessibleText()));
    }

    /// Lays out what shows, also without a window.
    void lay() {
        run(
                () -> {
                    lay(view);
                    view.resize(scene.getWidth(), scene.getHeight());
                    view.applyCss();
                    view.layout();
                });
    }

    private static void lay(Node node) {
        if (node instanceof Parent parent) {
            parent.requestLayout();
            parent.getChildrenUnmodifiable().forEach(GridWindow::lay);
        }
    }

    Scene scene() {
        return scene;
    }
}
