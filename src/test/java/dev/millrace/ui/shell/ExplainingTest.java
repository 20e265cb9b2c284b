package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.edit.Selection;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.ui.preview.GridModel;
import dev.millrace.ui.preview.GridThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions that give way to newer ones, are given up, or have no answer.
@Tag("slow")
class ExplainingTest {

    private static final Port KEPT = new Port(new NodeId("kept"), "kept");

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file =
                Files.writeString(
                        folder.resolve("asked.pipeline.json"),
                        """
                        {"format": 1, "name": "Asked", "nodes": {
                          "src": {"type": "source.inline", "settings": {
                            "columns": [["n", "INTEGER"], ["name", "VARCHAR"]],
                            "rows": [[1, "nut"], [2, "bolt"]]}},
                          "kept": {"type": "transform.filter", "title": "Kept",
                            "settings": {"condition": "n > 1"}}},
                         "links": ["src -> kept"],
                         "layout": {"src": [40, 80], "kept": [280, 80]}}
                        """);
    }

    private Window opened() {
        var window = Window.open(folder.resolve("home"));
        window.open(file.toFile());
        Window.run(() -> window.document().model().select(Selection.of(new NodeId("kept"))));
        return window;
    }

    private Explaining explaining(Window window) {
        return Window.on(
                () -> {
                    var wires = window.workers().wires();
                    var document = window.document();
                    var grid = new GridModel(GridThreads.of(Platform::runLater));
                    var looking = new Looking(wires, Platform::runLater, document, folder, grid);
                    return new Explaining(
                            wires, Platform::runLater, document, folder, looking, grid);
                });
    }

    private static List<Explaining.State> heard(Explaining explaining) {
        var heard = new CopyOnWriteArrayList<Explaining.State>();
        Window.run(
                () ->
                        explaining
                                .stateProperty()
                                .subscribe((Explaining.State now) -> heard.add(now)));
        return heard;
    }

    private static boolean isAnswered(Explaining explaining) {
        return explaining.stateProperty().get() instanceof Explaining.State.Answered;
    }

    @Test
    void aNewerQuestionEndsTheOlderOne() {
        try (var window = opened()) {
            var explaining = explaining(window);
            var heard = heard(explaining);
            Window.run(
                    () -> {
                        explaining.why(KEPT, "name", "nut");
                        explaining.why(KEPT, "name", "bolt");
                    });
            window.until("it is answered", () -> isAnswered(explaining));
            Window.run(() -> explaining.why(KEPT, "n", "2"));
            window.until(
                    "the third is answered",
                    () ->
                            explaining.stateProperty().get()
                                            instanceof Explaining.State.Answered now
                                    && now.title().contains("\"2\""));
            var titles = new ArrayList<String>();
            heard.forEach(
                    state -> {
                        if (state instanceof Explaining.State.Answered now) {
                            titles.add(now.title());
                        }
                    });
            assertThat(titles).containsExactly("\"bolt\" in name of Kept", "\"2\" in n of Kept");
            Window.run(explaining::close);
        }
    }

    @Test
    void whatIsGivenUpIsNotAnsweredLater() {
        try (var window = opened()) {
            var explaining = explaining(window);
            var other = explaining(window);
            var heard = heard(explaining);
            Window.run(
                    () -> {
                        explaining.why(KEPT, "name", "nut");
                        explaining.stop();
                        other.why(KEPT, "name", "nut");
                    });
            window.until("a later one is answered", () -> isAnswered(other));
            assertThat(Window.on(() -> explaining.stateProperty().get()))
                    .isInstanceOf(Explaining.State.Nothing.class);
            assertThat(heard).noneMatch(Explaining.State.Answered.class::isInstance);
            Window.run(explaining::close);
            Window.run(other::close);
        }
    }

    @Test
    void aColumnThatIsGoneIsSaid() {
        try (var window = opened()) {
            var explaining = explaining(window);
            Window.run(() -> explaining.why(KEPT, "gone", "nut"));
            window.until(
                    "it is refused",
                    () -> explaining.stateProperty().get() instanceof Explaining.State.Failed);
            var failed = (Explaining.State.Failed) explaining.stateProperty().get();
            assertThat(failed.title()).isEqualTo("\"nut\" in gone of Kept");
            assertThat(failed.message()).contains("no column \"gone\"");
            Window.run(explaining::close);
        }
    }

    @Test
    void aValueThatIsNoneOfTheTypeIsSaid() {
        try (var window = opened()) {
            var explaining = explaining(window);
            Window.run(() -> explaining.why(KEPT, "n", "many"));
            window.until("it is answered", () -> isAnswered(explaining));
            var answered = (Explaining.State.Answered) explaining.stateProperty().get();
            assertThat(answered.answer())
                    .isEqualTo("\"many\" is no INTEGER, so no row of the column can have it.");
            assertThat(answered.lines()).isEmpty();
            Window.run(explaining::close);
        }
    }
}
