package dev.millrace.ui.shell;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.ui.theme.Theming;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// Shows the window, and returns when it was closed.
public final class Designer {

    private final Supplier<Services> services;
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @param services made while the window's thread starts
    public Designer(Supplier<Services> services) {
        this.services = services;
    }

    /// @param files pipelines to open
    public void show(List<Path> files) throws InterruptedException {
        var made = services.get();
        Platform.setImplicitExit(false);
        startUp(() -> open(made, files));
        closed.await();
        made.workers().close();
        Platform.exit();
    }

    /// @throws dev.millrace.fault.FaultException if there is no display, or the desktop lacks what
    ///   a window needs
    private static void startUp(Runnable open) {
        try {
            Platform.startup(open);
        } catch (UnsupportedOperationException e) {
            throw Fault.of(
                            FaultCode.DISPLAY_MISSING,
                            "No window can be opened: " + sentence(e.getMessage()))
                    .withHint(
                            "The designer needs a display, and on Linux the library GTK 3; every"
                                    + " command works without.")
                    .toException(e);
        }
    }

    private static String sentence(@Nullable String text) {
        var said = text == null ? "nobody says why" : text;
        return said.endsWith(".") ? said : said + ".";
    }

    private void open(Services made, List<Path> files) {
        var stage = new Stage();
        var theming = new Theming();
        var view = new DesignerView(made, theming, new DesktopFiles(stage), () -> quit(stage));
        var remembered = view.preferences();
        var scene = new Scene(view.root(), remembered.width(), remembered.height());
        theming.dress(scene);
        stage.setScene(scene);
        stage.setTitle("Millrace");
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        stage.setMaximized(remembered.maximised());
        stage.focusedProperty()
                .subscribe(
                        focused -> {
                            if (focused) {
                                view.front();
                            }
                        });
        stage.setOnCloseRequest(
                event -> {
                    event.consume();
                    view.closeAll(
                            may -> {
                                if (may) {
                                    end(stage, scene, view);
                                }
                            });
                });
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    view.keepNow();
                                    made.workers().close();
                                }));
        stage.show();
        files.forEach(view::open);
    }

    private static void quit(Stage stage) {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private void end(Stage stage, Scene scene, DesignerView view) {
        view.windowed(scene.getWidth(), scene.getHeight(), stage.isMaximized());
        view.close();
        stage.hide();
        closed.countDown();
    }
}
