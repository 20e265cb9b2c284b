package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.node.NodeType;
import dev.millrace.ui.fx.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Superstore sample up to what it stores, drawn anew from an empty canvas: once by gestures,
/// once by keys alone. It is saved, opened again, run, and must give what the sample gives.
@Tag("slow")
class BuildByHandTest {

    @TempDir Path folder;

    @Test
    void drawsTheSuperstorePipelineByGestures() throws IOException {
        try (var window = Window.open(folder.resolve("home"))) {
            window.click("#welcome-new");
            for (int i = 0; i < 4; i++) {
                window.click("#zoom-out");
            }
            draw(window, new Mouse(window), "gestures");
        }
    }

    @Test
    void drawsTheSuperstorePipelineByKeys() throws IOException {
        try (var window = Window.open(folder.resolve("home"))) {
            window.press(KeyCode.CONTROL, KeyCode.N);
            draw(window, new Keys(window), "keys");
        }
    }

    private void draw(Window window, Builder.Hands hands, String name) throws IOException {
        var sample = sample();
        var workspace = Window.workspace(folder);
        new Builder(window, hands).build(sample);
        window.pictures("built-by-" + name);

        var file = workspace.resolve("built.pipeline.json");
        window.answers.saved.add(file);
        window.press(KeyCode.CONTROL, KeyCode.S);
        window.until("it is saved", () -> !document(window).model().changedProperty().get());
        var drawn = window.document().pipeline();
        assertThat(drawn.links()).containsExactlyInAnyOrderElementsOf(sample.links());
        assertThat(drawn.parameters()).isEqualTo(sample.parameters());

        window.press(KeyCode.CONTROL, KeyCode.W);
        window.open(file.toFile());
        assertThat(window.document().pipeline()).isEqualTo(drawn);

        window.press(KeyCode.CONTROL, KeyCode.R);
        window.until("the run is over", () -> document(window).model().run().outcome().isPresent());
        var run = window.document().model().run();
        assertThat(run.faults()).isEmpty();
        assertThat(run.outcome()).contains(RunEvent.Outcome.SUCCEEDED);
        window.pictures("run-by-" + name);
        var built = outputs(window, workspace);

        var other = workspace.resolve("sample.pipeline.json");
        PipelineWriter.save(sample, other);
        window.open(other.toFile());
        window.until(
                "the sample is open",
                () ->
                        document(window)
                                .file()
                                .filter(f -> f.endsWith("sample.pipeline.json"))
                                .isPresent());
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        window.until(
                "the sample's run is over",
                () -> document(window).model().run().outcome().isPresent());
        assertThat(built).isNotEmpty().isEqualTo(outputs(window, workspace));
    }

    private static OpenDocument document(Window window) {
        return window.view().documents().current().orElseThrow();
    }

    /// Without what it serves: charts are drawn on shelves, which has a test of its own.
    private static Pipeline sample() {
        var sample = PipelineReader.read(Path.of("pipelines/superstore-sales.pipeline.json"));
        for (var node : sample.nodes().values()) {
            if (node.type().startsWith("serving.")) {
                sample = sample.without(node.id());
            }
        }
        return sample;
    }

    /// The text files a run delivered, by path, and what each node says of itself: how many rows it
    /// stored or rejected. Parquet files hold the same rows in whatever order they came.
    private static Map<String, String> outputs(Window window, Path workspace) throws IOException {
        var found = new TreeMap<String, String>();
        var root = workspace.resolve("output");
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var name = root.relativize(file).toString();
                if (!name.endsWith(".parquet")) {
                    found.put(name, Files.readString(file));
                }
                Files.delete(file);
            }
        }
        var document = window.document();
        for (NodeId node : sample().nodes().keySet()) {
            found.put("node " + node, document.model().run().figure(node));
        }
        return found;
    }

    /// By mouse, but for the letters.
    private static final class Mouse implements Builder.Hands {

        private static final int COLUMNS = 4;

        private final Window window;
        private int added;

        Mouse(Window window) {
            this.window = window;
        }

        @Override
        public void add(NodeType<?> type) {
            var row = window.byId("palette-" + type.spec().id().replace('.', '-')).orElseThrow();
            var box = screen(row);
            double x = 60 + added % COLUMNS * 250.0;
            int line = added / COLUMNS;
            double y = 60 + line * 110.0;
            added++;
            window.drag(new Point2D(box.getMinX() + 60, box.getCenterY()), plane(x, y));
        }

        /// In the part of the canvas that is in view.
        private Point2D plane(double x, double y) {
            var seen = Window.on(() -> window.canvas().model().seen());
            return window.screen(seen.x() + x + 60, seen.y() + y);
        }

        @Override
        public void connect(Link link, String fromPort, String toPort) {
            window.drag(
                    spot(new Port(link.from(), fromPort), false),
                    spot(new Port(link.to(), toPort), true));
        }

        private Point2D spot(Port port, boolean input) {
            return window.screen(
                    window.document().model().drawing().spot(port, input).orElseThrow().at());
        }

        @Override
        public void letGo() {
            window.click(plane(20, 20));
        }

        @Override
        public void select(NodeId node) {
            var drawing = window.document().model().drawing();
            window.click(window.screen(drawing.node(node).orElseThrow().bounds().centre()));
        }

        @Override
        public void reach(String id) {
            window.click(shown(id));
        }

        @Override
        public void use(String id) {
            window.click(shown(id));
        }

        /// Turns the wheel until the control is in view.
        private Point2D shown(String id) {
            for (int i = 0; i < 60; i++) {
                var control = window.byId(id);
                assertThat(control).as(id).isPresent();
                var box = screen(control.get());
                var press =
                        new Point2D(
                                box.getMinX() + Math.min(24, box.getWidth() / 2),
                                box.getMinY() + Math.min(14, box.getHeight() / 2));
                var view = view(control.get());
                if (view.isEmpty() || view.get().contains(press)) {
                    return press;
                }
                boolean above = press.getY() < view.get().getMinY();
                window.move(new Point2D(view.get().getCenterX(), view.get().getMaxY() - 4));
                window.robot.scroll(3, above ? VerticalDirection.UP : VerticalDirection.DOWN);
                window.settle();
            }
            window.picture("stuck", 1);
            throw new AssertionError("cannot bring into view: " + id);
        }

        /// What is seen of the pane that scrolls the control.
        private static Optional<Bounds> view(Node control) {
            return Window.on(
                    () -> {
                        for (Node at = control.getParent(); at != null; at = at.getParent()) {
                            if (at instanceof ScrollPane) {
                                var inner = at.lookup(".viewport");
                                return Optional.of(inner.localToScreen(inner.getBoundsInLocal()));
                            }
                        }
                        return Optional.empty();
                    });
        }

        private static Bounds screen(Node node) {
            return Window.on(() -> node.localToScreen(node.getBoundsInLocal()));
        }
    }

    /// By keys alone.
    private static final class Keys implements Builder.Hands {

        private static final int MOST_TABS = 250;

        private final Window window;

        Keys(Window window) {
            this.window = window;
        }

        @Override
        public void add(NodeType<?> type) {
            letGo();
            window.press(KeyCode.A);
            var stage = type.spec().stage().name().toLowerCase(Locale.ROOT);
            window.type(type.spec().title() + " " + stage);
            window.press(KeyCode.ENTER);
        }

        @Override
        public void connect(Link link, String fromPort, String toPort) {
            select(link.from());
            window.press(KeyCode.C);
            window.type(link.to().value());
            var title = window.document().model().title(link.to());
            var list = (ListView<?>) window.byId("chooser-list").orElseThrow();
            int at = 0;
            for (Object item : Window.on(() -> List.copyOf(list.getItems()))) {
                var choice = (Choice) item;
                boolean node =
                        choice.title().equals(title)
                                || choice.title().equals(title + " · " + toPort);
                boolean port =
                        choice.detail().isEmpty() || choice.detail().equals("from " + fromPort);
                if (node && port) {
                    break;
                }
                at++;
            }
            for (int i = 0; i < at; i++) {
                window.push(KeyCode.DOWN);
            }
            window.press(KeyCode.ENTER);
        }

        @Override
        public void letGo() {
            window.press(KeyCode.F6);
            window.press(KeyCode.ESCAPE);
        }

        @Override
        public void select(NodeId node) {
            window.press(KeyCode.F6);
            window.press(KeyCode.CONTROL, KeyCode.F);
            window.type(node.value());
            window.press(KeyCode.ENTER);
        }

        @Override
        public void reach(String id) {
            if (focused(id)
                    || tab(id::equals, KeyCode.TAB)
                    || tab(id::equals, KeyCode.SHIFT, KeyCode.TAB)) {
                return;
            }
            window.picture("stuck", 1);
            throw new AssertionError("no way by the keyboard to " + id);
        }

        private boolean tab(Predicate<String> wanted, KeyCode... keys) {
            for (int i = 0; i < MOST_TABS; i++) {
                window.press(keys);
                if (window.focus().map(Node::getId).filter(wanted).isPresent()) {
                    return true;
                }
            }
            return false;
        }

        private boolean focused(String id) {
            return window.focus().filter(node -> id.equals(node.getId())).isPresent();
        }

        @Override
        public void use(String id) {
            if (window.byId(id).filter(ToggleButton.class::isInstance).isPresent()) {
                choose(id);
            } else {
                reach(id);
                window.press(KeyCode.SPACE);
            }
        }

        /// The choices of a row are one stop for the Tab key; arrows go from one to the next.
        private void choose(String id) {
            var row = id.substring(0, id.lastIndexOf('-') + 1);
            if (!tab(focus -> focus.startsWith(row), KeyCode.TAB)) {
                tab(focus -> focus.startsWith(row), KeyCode.SHIFT, KeyCode.TAB);
            }
            for (KeyCode way : List.of(KeyCode.RIGHT, KeyCode.LEFT)) {
                for (int i = 0; i < 8 && !focused(id); i++) {
                    window.press(way);
                }
            }
            if (!window.isOn(id)) {
                window.press(KeyCode.SPACE);
            }
        }
    }
}
