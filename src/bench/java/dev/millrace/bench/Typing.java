package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.NodeId;
import dev.millrace.node.NodeCatalog;
import dev.millrace.ui.canvas.CanvasView;
import dev.millrace.ui.shell.DesignerView;
import dev.millrace.ui.shell.FilePrompts;
import dev.millrace.ui.shell.PersonFolders;
import dev.millrace.ui.shell.Services;
import dev.millrace.ui.theme.Theming;
import dev.millrace.worker.WorkerLaunch;
import dev.millrace.worker.Workers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;

/// How long the whole window is held by a letter that is typed in the inspector, with a file of
/// 2,000 nodes open, its workers checking and its edits kept for recovery meanwhile.
@AutoService(Benchmark.class)
public final class Typing implements Benchmark {

    private static final int NODES = 2_000;
    private static final int LETTERS = 300;
    private static final int WARM = 60;

    /// Letters of an expression, until the next is begun.
    private static final int LONGEST = 80;

    @Override
    public String name() {
        return "typing";
    }

    @Override
    public String about() {
        return "The whole window with a file of 2,000 nodes: opening (aim 1.5 s), and 300 letters"
                + " typed in a setting and in the title: hold of the window's thread by a letter"
                + " with its layout, 95th percentile (aim 30 ms), and the longest gap between"
                + " pulses.";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        Stages.startUp();
        var file = folder.resolve("large.pipeline.json");
        PipelineWriter.save(Frames.pipeline(NODES, 0), file);
        var launch = WorkerLaunch.likeThisProcess("dev.millrace.launch.Main");
        var table = Table.of("ratio", "figure", "aim", "what");
        try (var workers = new Workers(launch, 1)) {
            var window = Stages.on(() -> new Window(workers, folder));
            pulses(60);
            for (String first : List.of("opening 2,000 nodes, ms", "opening them again, ms")) {
                closeAll(window);
                table = table.with(Stages.row(opened(window, file), 1_500, first));
            }
            Stages.on(
                    () -> {
                        canvas(window).model().centre(new NodeId("n7"));
                        return true;
                    });
            for (String control : List.of("setting-condition", "inspector-title")) {
                var typed = typed(window, control);
                table = table.with(Stages.row(typed.held(), 30, "a letter in " + control + ", ms"));
                table =
                        table.with(
                                Stages.row(
                                        typed.gap(),
                                        100,
                                        "longest gap while typing in " + control + ", ms"));
            }
            Stages.on(
                    () -> {
                        window.close();
                        return true;
                    });
        }
        return table;
    }

    /// The window as `Designer` shows it.
    private static final class Window implements AutoCloseable {

        private final Theming theming = new Theming();
        private final Stage stage;
        private final DesignerView view;

        Window(Workers workers, Path folder) {
            var services =
                    new Services(
                            NodeCatalog.load(),
                            workers,
                            Platform::runLater,
                            new PersonFolders(folder.resolve("config"), folder.resolve("state")),
                            folder,
                            List.of(),
                            "bench");
            view = new DesignerView(services, theming, new NoFiles(), () -> {});
            stage = Stages.stage(view.root());
            theming.dress(stage.getScene());
        }

        Scene scene() {
            return stage.getScene();
        }

        @Override
        public void close() {
            view.close();
            theming.close();
            stage.hide();
        }
    }

    private static final class NoFiles implements FilePrompts {

        @Override
        public List<Path> open(Optional<Path> folder) {
            return List.of();
        }

        @Override
        public Optional<Path> save(Optional<Path> folder, String name, String kind, String ending) {
            return Optional.empty();
        }
    }

    /// Lets a window come to rest.
    private static void pulses(int number) {
        var done = new CompletableFuture<Boolean>();
        Platform.runLater(
                () ->
                        new AnimationTimer() {
                            private int passed;

                            @Override
                            public void handle(long now) {
                                if (++passed == number) {
                                    stop();
                                    done.complete(true);
                                }
                            }
                        }.start());
        done.join();
    }

    private static void closeAll(Window window) {
        var done = new CompletableFuture<Boolean>();
        Platform.runLater(() -> window.view.closeAll(done::complete));
        done.join();
        pulses(10);
    }

    private static CanvasView canvas(Window window) {
        return (CanvasView) window.scene().lookup("#canvas");
    }

    /// From the wish to the first pulse that shows it, in milliseconds.
    private static double opened(Window window, Path file) throws Exception {
        Files.readAllBytes(file);
        var shown = new CompletableFuture<Double>();
        Platform.runLater(
                () -> {
                    long start = System.nanoTime();
                    window.view.open(file);
                    new AnimationTimer() {
                        private boolean there;

                        @Override
                        public void handle(long now) {
                            if (there) {
                                stop();
                                shown.complete((System.nanoTime() - start) / 1e6);
                            }
                            there = window.scene().lookup("#canvas") != null;
                        }
                    }.start();
                });
        return shown.get();
    }

    /// @param held 95th percentile of the hold by one letter, in milliseconds
    /// @param gap longest time from pulse to pulse, in milliseconds
    private record Typed(double held, double gap) {}

    private static Typed typed(Window window, String control) {
        var done = new CompletableFuture<Typed>();
        Platform.runLater(() -> new Typist(window.scene(), control, done).start());
        return done.join();
    }

    /// Types a letter a pulse.
    private static final class Typist extends AnimationTimer {

        private final Scene scene;
        private final CompletableFuture<Typed> done;
        private final List<Double> held = new ArrayList<>();
        private final Node control;
        private long typed;
        private long last;
        private double gap;
        private int letters;

        Typist(Scene scene, String control, CompletableFuture<Typed> done) {
            this.scene = scene;
            this.done = done;
            this.control = scene.lookup("#" + control);
            this.control.requestFocus();
            scene.addPostLayoutPulseListener(this::laidOut);
        }

        @Override
        public void handle(long now) {
            long at = System.nanoTime();
            if (letters > WARM) {
                gap = Math.max(gap, (at - last) / 1e6);
            }
            last = at;
            typed = at;
            if (letters % LONGEST == 0) {
                selectAll();
            }
            var letter = letters % 12 == 11 ? "+" : String.valueOf(letters % 10);
            Event.fireEvent(scene.getFocusOwner(), key(letter));
            letters++;
        }

        /// The next letter begins anew.
        private void selectAll() {
            switch (control) {
                case TextInputControl input -> input.selectAll();
                case CodeArea area -> area.selectAll();
                default -> throw new IllegalStateException("nothing to type in: " + control);
            }
        }

        private static KeyEvent key(String letter) {
            return new KeyEvent(
                    KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false);
        }

        private void laidOut() {
            if (letters > WARM && held.size() < LETTERS) {
                held.add((System.nanoTime() - typed) / 1e6);
                if (held.size() == LETTERS) {
                    stop();
                    Collections.sort(held);
                    done.complete(new Typed(held.get(LETTERS * 95 / 100), gap));
                }
            }
        }
    }
}
