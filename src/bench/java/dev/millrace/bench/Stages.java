package dev.millrace.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Windows of benchmarks: on a display if there is one, else on a platform without; painted by
/// software, with pulses as fast as they come.
final class Stages {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;

    /// The platform without a display has a screen of this width.
    private static final int NARROW = 1000;

    private Stages() {}

    static boolean hasDisplay() {
        return System.getenv("DISPLAY") != null;
    }

    /// Starts the toolkit, with pulses as fast as they can be. Once a process.
    static void startUp() {
        System.setProperty("javafx.animation.fullspeed", "true");
        startUpCalm();
    }

    /// Starts the toolkit with pulses as people have them. Once a process.
    static void startUpCalm() {
        if (!hasDisplay()) {
            System.setProperty("glass.platform", "Headless");
        }
        System.setProperty("prism.order", "sw");
        Platform.startup(() -> Platform.setImplicitExit(false));
    }

    static Stage stage(Parent root) {
        var stage = new Stage();
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(root, hasDisplay() ? WIDTH : NARROW, HEIGHT));
        stage.show();
        return stage;
    }

    /// Runs on the window's thread and gives what it gives.
    static <T> T on(Supplier<T> work) {
        var done = new CompletableFuture<T>();
        Platform.runLater(
                () -> {
                    try {
                        done.complete(work.get());
                    } catch (RuntimeException | Error e) {
                        done.completeExceptionally(e);
                    }
                });
        return done.join();
    }

    /// A row of a table: ratio to the aim, figure, aim, what.
    static String[] row(double figure, double aim, String what) {
        return List.of(
                        String.format(Locale.ROOT, "%.2f", figure / aim),
                        String.format(Locale.ROOT, "%.1f", figure),
                        String.format(Locale.ROOT, "%.0f", aim),
                        what)
                .toArray(String[]::new);
    }
}
