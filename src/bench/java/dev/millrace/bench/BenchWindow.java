package dev.millrace.bench;

import static java.util.Objects.requireNonNull;

import dev.millrace.edit.Selection;
import dev.millrace.file.PipelineReader;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.ui.canvas.CanvasModel;
import dev.millrace.ui.canvas.CanvasView;
import dev.millrace.ui.document.RunModel;
import dev.millrace.ui.preview.GridModel;
import dev.millrace.ui.preview.GridView;
import dev.millrace.ui.shell.DesignerView;
import dev.millrace.ui.shell.FilePrompts;
import dev.millrace.ui.shell.PersonFolders;
import dev.millrace.ui.shell.Services;
import dev.millrace.ui.theme.Theming;
import dev.millrace.worker.WorkerLaunch;
import dev.millrace.worker.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The whole window of a benchmark, with its worker process.
final class BenchWindow implements AutoCloseable {

    private final Workers workers =
            new Workers(WorkerLaunch.likeThisProcess("dev.millrace.launch.Main"), 1);
    private final Theming theming;
    private final DesignerView view;
    private final Stage stage;
    private @Nullable CanvasModel canvas; // of the open pipeline, as is the grid
    private @Nullable GridModel grid;

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

    BenchWindow(Path folder) {
        theming = Stages.on(Theming::new);
        var services =
                new Services(
                        NodeCatalog.load(),
                        workers,
                        Platform::runLater,
                        new PersonFolders(folder.resolve("config"), folder.resolve("state")),
                        folder,
                        List.of(),
                        "bench");
        view = Stages.on(() -> new DesignerView(services, theming, new NoFiles(), () -> {}));
        stage = Stages.on(() -> Stages.stage(view.root()));
        Stages.on(
                () -> {
                    theming.dress(stage.getScene());
                    return true;
                });
    }

    void open(Path file) {
        Stages.on(
                () -> {
                    view.open(file);
                    return true;
                });
        var name = PipelineReader.read(file).name();
        canvas = null;
        grid = null;
        until(() -> opened(name));
        pulses(30);
    }

    private boolean opened(String name) {
        if (stage.getScene().lookup("#canvas") instanceof CanvasView view
                && view.model().document().pipeline().name().equals(name)) {
            canvas = view.model();
        }
        return canvas != null;
    }

    private CanvasModel canvas() {
        return requireNonNull(canvas);
    }

    /// To look it up in each pulse would be half of what the pulses do.
    private GridModel grid() {
        if (grid == null) {
            grid = ((GridView) stage.getScene().lookup("#grid-view")).model();
        }
        return grid;
    }

    /// Selects a node and waits for its rows.
    void select(String node) {
        long before = Stages.on(() -> grid().shown());
        boolean isNew =
                Stages.on(
                        () -> {
                            var wanted = Selection.of(new NodeId(node));
                            boolean other = !canvas().document().selection().equals(wanted);
                            canvas().document().select(wanted);
                            return other;
                        });
        if (isNew) {
            until(() -> grid().shown() > before && !grid().isWaiting());
        }
        pulses(3);
    }

    /// Changes a text of the settings of a node.
    ///
    /// @return milliseconds to the end of the pulse that paints the rows it gives
    double edit(String node, List<String> path, String text) {
        var done = new CompletableFuture<Double>();
        Platform.runLater(
                () -> {
                    var edits = canvas().edits();
                    var found =
                            requireNonNull(
                                    canvas().document().pipeline().nodes().get(new NodeId(node)));
                    var next = (Value.Fields) replaced(found.settings(), path, text);
                    long before = grid().shown();
                    long began = System.nanoTime();
                    edits.settings(new NodeId(node), "bench", text, next);
                    new Painted(() -> grid().shown() > before, began, done).begin();
                });
        return done.join();
    }

    private static Value replaced(Value value, List<String> path, String text) {
        if (path.isEmpty()) {
            return Value.of(text);
        }
        var rest = path.subList(1, path.size());
        return switch (value) {
            case Value.Items(var values) -> {
                var next = new ArrayList<>(values);
                int at = Integer.parseInt(path.getFirst());
                next.set(at, replaced(next.get(at), rest, text));
                yield new Value.Items(next);
            }
            case Value.Fields(var members) -> {
                var next = new LinkedHashMap<>(members);
                next.put(
                        path.getFirst(),
                        replaced(requireNonNull(next.get(path.getFirst())), rest, text));
                yield new Value.Fields(next);
            }
            default -> throw new IllegalArgumentException("no such setting: " + path);
        };
    }

    /// Waits for the end of the pulse that lays out and hands on to be painted what a condition
    /// asks for.
    private final class Painted {

        private final BooleanSupplier there;
        private final long began;
        private final CompletableFuture<Double> done;
        private final Runnable afterLayout = this::laidOut;

        Painted(BooleanSupplier there, long began, CompletableFuture<Double> done) {
            this.there = there;
            this.began = began;
            this.done = done;
        }

        void begin() {
            stage.getScene().addPostLayoutPulseListener(afterLayout);
        }

        private void laidOut() {
            if (there.getAsBoolean()) {
                stage.getScene().removePostLayoutPulseListener(afterLayout);
                // What is posted within a pulse runs after it.
                Platform.runLater(() -> done.complete((System.nanoTime() - began) / 1e6));
            }
        }
    }

    private void until(BooleanSupplier condition) {
        var done = new CompletableFuture<Boolean>();
        Platform.runLater(
                () ->
                        new AnimationTimer() {
                            @Override
                            public void handle(long now) {
                                if (condition.getAsBoolean()) {
                                    stop();
                                    done.complete(true);
                                }
                            }
                        }.start());
        done.join();
    }

    /// Runs all anew and waits for the end.
    ///
    /// @return of each event the milliseconds from its stamp to the end of the pulse that shows it
    List<Double> run() {
        var late = new ArrayList<Double>();
        var waiting = new ArrayList<Instant>();
        var run = canvas().document().run();
        var said = new int[2];
        Runnable painted =
                () -> {
                    var now = Instant.now();
                    waiting.forEach(at -> late.add(Duration.between(at, now).toNanos() / 1e6));
                    waiting.clear();
                };
        var over = new CompletableFuture<Boolean>();
        var follow =
                Stages.on(
                        () -> {
                            stage.getScene().addPostLayoutPulseListener(painted);
                            var told =
                                    run.revisionProperty()
                                            .subscribe(
                                                    (_, _) -> {
                                                        waiting.addAll(stamps(run, said));
                                                        if (run.outcome().isPresent()) {
                                                            over.complete(true);
                                                        }
                                                    });
                            view.perform("run-fresh");
                            return told;
                        });
        over.join(); // without a timer, which would ask for pulses
        pulses(5);
        Stages.on(
                () -> {
                    follow.unsubscribe();
                    stage.getScene().removePostLayoutPulseListener(painted);
                    return true;
                });
        return late;
    }

    /// Of what was told since it was asked last: the lines of the log, and the last word.
    private static List<Instant> stamps(RunModel run, int[] said) {
        var log = run.log();
        if (log.times() != said[0]) {
            said[0] = log.times();
            said[1] = 0;
        }
        var began = run.trace().began().orElse(Instant.now());
        var stamps = new ArrayList<Instant>();
        log.lines().stream()
                .skip(said[1])
                .map(line -> began.plus(line.after()))
                .forEach(stamps::add);
        said[1] = log.lines().size();
        if (stamps.isEmpty() && run.trace().began().isPresent()) {
            stamps.add(run.trace().last());
        }
        return stamps;
    }

    void pulses(int number) {
        var left = new int[] {number};
        until(() -> --left[0] < 0);
    }

    @Override
    public void close() {
        Stages.on(
                () -> {
                    view.close();
                    theming.close();
                    stage.hide();
                    return true;
                });
        workers.close();
    }
}
