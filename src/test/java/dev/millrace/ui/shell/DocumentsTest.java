package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opening, saving and closing in the real window: no way out of it loses work.
@Tag("slow")
class DocumentsTest {

    @TempDir Path folder;

    private Window window;

    @BeforeEach
    void begin() {
        window = Window.open(folder.resolve("home"));
    }

    @AfterEach
    void end() {
        window.close();
    }

    private static Pipeline pipeline(String name, String... nodes) {
        var pipeline = Pipeline.EMPTY.named(name);
        for (String node : nodes) {
            pipeline = pipeline.with(Node.of(node, "transform.filter", Value.Fields.EMPTY));
        }
        return pipeline;
    }

    private Path file(String name, Pipeline pipeline) {
        var file = folder.resolve(name + ".pipeline.json");
        PipelineWriter.save(pipeline, file);
        return file;
    }

    private void open(Path file) {
        Window.run(() -> window.view().open(file));
        window.until(
                file + " is open",
                () ->
                        window.view().documents().current().stream()
                                .anyMatch(d -> d.file().filter(file::equals).isPresent()));
    }

    private List<String> tabs() {
        return Window.on(
                () ->
                        window.view().documents().all().stream()
                                .map(document -> document.title().get())
                                .toList());
    }

    private boolean isChanged() {
        return Window.on(() -> window.document().model().changedProperty().get());
    }

    /// Adds a node by keys.
    private void edit() {
        window.press(KeyCode.F6);
        window.press(KeyCode.A);
        window.until("the list is there", () -> window.hasId("chooser-query"));
        window.type("sort");
        window.press(KeyCode.ENTER);
        assertThat(isChanged()).isTrue();
    }

    private void cameToFront() {
        Window.run(() -> window.view().front());
    }

    @Test
    void asksBeforeItClosesWhatIsNotSaved() {
        var file = file("orders", pipeline("Orders", "a"));
        open(file);
        edit();
        window.press(KeyCode.CONTROL, KeyCode.W);
        window.pictures("question");
        window.answer("cancel");
        assertThat(tabs()).containsExactly("Orders");
        window.press(KeyCode.CONTROL, KeyCode.W);
        window.answer("yes");
        window.until("it is closed", () -> window.view().documents().all().isEmpty());
        assertThat(PipelineReader.read(file).nodes()).hasSize(2);
        open(file);
        edit();
        window.press(KeyCode.CONTROL, KeyCode.W);
        window.answer("no");
        window.until("it is closed", () -> window.view().documents().all().isEmpty());
        assertThat(PipelineReader.read(file).nodes()).hasSize(2);
        assertThat(window.hasId("welcome")).isTrue();
    }

    @Test
    void keysDoNothingBehindAQuestion() {
        open(file("orders", pipeline("Orders", "a")));
        edit();
        window.press(KeyCode.CONTROL, KeyCode.W);
        window.until("a question is asked", () -> window.hasId("answer-cancel"));
        window.press(KeyCode.CONTROL, KeyCode.Z);
        window.press(KeyCode.CONTROL, KeyCode.E);
        window.press(KeyCode.CONTROL, KeyCode.N);
        assertThat(isChanged()).isTrue();
        assertThat(tabs()).hasSize(1);
        for (int i = 0; i < 7; i++) {
            window.press(KeyCode.TAB);
            assertThat(window.hasFocus("question")).isTrue();
        }
        window.press(KeyCode.ESCAPE);
        window.until("it is gone", () -> !window.hasId("answer-cancel"));
        assertThat(tabs()).hasSize(1);
    }

    @Test
    void goesFromTabToTab() {
        open(file("one", pipeline("One", "a")));
        open(file("two", pipeline("Two", "b")));
        window.press(KeyCode.CONTROL, KeyCode.N);
        assertThat(tabs()).containsExactly("One", "Two", "Untitled");
        window.press(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(window.document().title().get()).isEqualTo("One");
        window.until(
                "its problem is told",
                () -> ((Label) window.find("#status-problems")).getText().equals("1 problem"));
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
        assertThat(((Label) window.find("#status-problems")).getText()).isEmpty();
        window.press(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(((Label) window.find("#status-problems")).getText()).isEqualTo("1 problem");
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
        assertThat(window.document().title().get()).isEqualTo("Two");
        edit();
        window.pictures("tabs");
        window.press(KeyCode.CONTROL, KeyCode.TAB);
        window.press(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(isChanged()).isFalse();
        open(folder.resolve("two.pipeline.json"));
        assertThat(tabs()).hasSize(3);
        assertThat(isChanged()).isTrue();
    }

    @Test
    void pastesIntoAnotherWindow() {
        open(file("one", pipeline("One", "a", "b")));
        window.press(KeyCode.CONTROL, KeyCode.A);
        window.press(KeyCode.CONTROL, KeyCode.C);
        window.close();
        window = Window.open(folder.resolve("other"));
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.press(KeyCode.CONTROL, KeyCode.V);
        assertThat(window.document().pipeline().nodes().keySet())
                .containsExactly(new NodeId("a"), new NodeId("b"));
    }

    @Test
    void takesOverWhatAnotherProgramWrote() {
        var file = file("orders", pipeline("Orders", "a"));
        open(file);
        file("orders", pipeline("Orders", "a", "b", "c"));
        cameToFront();
        window.until("it is taken over", () -> window.document().pipeline().nodes().size() == 3);
        assertThat(isChanged()).isFalse();
        assertThat(window.said()).contains("Reloaded");
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertThat(window.document().pipeline().nodes()).hasSize(1);
    }

    @Test
    void asksWhereBothChangedAndAsksOnceForEach() {
        var one = file("one", pipeline("One", "a"));
        var two = file("two", pipeline("Two", "a"));
        open(one);
        edit();
        open(two);
        edit();
        file("one", pipeline("One", "theirs"));
        file("two", pipeline("Two", "theirs"));
        cameToFront();
        window.answer("no");
        window.answer("yes");
        assertThat(window.document().pipeline().nodes().keySet())
                .containsExactly(new NodeId("theirs"));
        assertThat(isChanged()).isFalse();
        open(one);
        assertThat(window.document().pipeline().nodes()).hasSize(2);
        assertThat(isChanged()).isTrue();
        cameToFront();
        window.settle();
        assertThat(window.hasId("answer-no")).isFalse();
    }

    @Test
    void asksBeforeItOverwritesWhatAnotherProgramWrote() {
        var file = file("orders", pipeline("Orders", "a"));
        open(file);
        edit();
        file("orders", pipeline("Orders", "theirs"));
        window.press(KeyCode.CONTROL, KeyCode.S);
        window.answer("cancel");
        assertThat(PipelineReader.read(file).nodes()).hasSize(1);
        assertThat(isChanged()).isTrue();
        window.press(KeyCode.CONTROL, KeyCode.S);
        window.answer("yes");
        window.until("it is saved", () -> !window.document().model().changedProperty().get());
        assertThat(PipelineReader.read(file).nodes()).hasSize(2);
    }

    @Test
    void keepsAPipelineWhoseFileIsDeletedOrBroken() throws IOException {
        var file = file("orders", pipeline("Orders", "a"));
        open(file);
        Files.delete(file);
        cameToFront();
        window.until("it is said", () -> window.banner().contains("deleted"));
        assertThat(isChanged()).isTrue();
        window.press(KeyCode.CONTROL, KeyCode.S);
        window.until("it is saved", () -> window.banner().isEmpty());
        assertThat(PipelineReader.read(file).nodes()).hasSize(1);
        Files.writeString(file, "{ half");
        cameToFront();
        window.until("it is said", () -> window.banner().contains("broke the file"));
        assertThat(window.document().pipeline().nodes()).hasSize(1);
        assertThat(isChanged()).isTrue();
    }

    @Test
    void aFileThatComesBackIsReadWhereNobodyEdited() throws IOException {
        var file = file("orders", pipeline("Orders", "a"));
        open(file);
        Files.delete(file);
        cameToFront();
        window.until("it is said", () -> window.banner().contains("deleted"));
        window.press(KeyCode.CONTROL, KeyCode.W);
        window.until("it is asked", () -> window.hasId("question"));
        window.picture("question-file-gone", 1);
        assertThat(window.has("Write it")).isTrue();
        window.answer("cancel");

        file("orders", pipeline("Orders", "theirs"));
        cameToFront();
        window.until("it is read", () -> window.banner().isEmpty());
        assertThat(window.hasId("question")).isFalse();
        assertThat(window.document().pipeline().nodes()).containsOnlyKeys(new NodeId("theirs"));
        assertThat(isChanged()).isFalse();

        Files.delete(file);
        cameToFront();
        window.until("it is said", () -> window.banner().contains("deleted"));
        edit();
        file("orders", pipeline("Orders", "other"));
        cameToFront();
        window.answer("no");
        assertThat(window.document().pipeline().nodes()).hasSize(2);
    }

    private void writeNote(String text) {
        Window.run(() -> window.canvas().requestFocus());
        window.press(KeyCode.N);
        window.settle();
        window.type(text);
    }

    @Test
    void aNoteThatIsBeingWrittenIsSaved() {
        var file = file("orders", pipeline("Orders", "a"));
        open(file);
        writeNote("Ask Sales");
        window.press(KeyCode.CONTROL, KeyCode.S);
        window.until("it is saved", () -> !window.document().model().changedProperty().get());
        assertThat(Notes.of(PipelineReader.read(file)))
                .extracting(Note::text)
                .contains("Ask Sales");

        writeNote("or IT");
        window.press(KeyCode.CONTROL, KeyCode.W);
        window.until("a question is asked", () -> window.hasId("answer-cancel"));
        window.answer("yes");
        window.until("it is closed", () -> window.view().documents().all().isEmpty());
        assertThat(Notes.of(PipelineReader.read(file))).extracting(Note::text).contains("or IT");
    }

    @Test
    void twoTabsNeverHaveOneFile() {
        var one = file("one", pipeline("One", "a"));
        var two = file("two", pipeline("Two", "a", "b"));
        open(two);
        open(one);
        window.answers.saved.add(two);
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        window.until("it is said", () -> window.said().contains("is open in another tab"));
        assertThat(window.document().file()).contains(one);
        assertThat(PipelineReader.read(two).nodes()).hasSize(2);
    }

    @Test
    void keepsTheEditsWhereTheFileCannotBeWritten() throws IOException {
        var file = file("orders", pipeline("Orders", "a"));
        open(file);
        edit();
        Files.delete(file);
        Files.createDirectories(file.resolve("in-the-way"));
        window.press(KeyCode.CONTROL, KeyCode.S);
        window.until("it is said", () -> !window.said().isEmpty());
        assertThat(window.said()).contains("orders.pipeline.json");
        assertThat(isChanged()).isTrue();
        var elsewhere = folder.resolve("no/such/folder/x.pipeline.json");
        window.answers.saved.add(elsewhere);
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        window.until("it is said", () -> window.said().contains("x.pipeline.json"));
        assertThat(isChanged()).isTrue();
        window.answers.saved.add(folder.resolve("rescued"));
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        window.until("it is saved", () -> Files.exists(folder.resolve("rescued.pipeline.json")));
        assertThat(PipelineReader.read(folder.resolve("rescued.pipeline.json")).nodes()).hasSize(2);
    }

    @Test
    void saysThatEditsCannotBeKeptForRecovery() throws IOException {
        Files.createDirectories(folder.resolve("home/state"));
        Files.writeString(folder.resolve("home/state/recovery"), "a file is in the way");
        open(file("orders", pipeline("Orders", "a")));
        edit();
        window.until("it is said", () -> window.banner().contains("cannot be kept"));
    }
}
