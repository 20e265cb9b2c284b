package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Notes;
import dev.millrace.node.NodeCatalog;
import dev.millrace.ui.fx.Choice;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command palette and the pages that lie over the window.
@Tag("slow")
class CommandPaletteTest {

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

    private void ask(String typed) {
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.until("the list is there", () -> window.hasId("chooser-query"));
        window.type(typed);
    }

    @SuppressWarnings("unchecked") // the list of the chooser holds choices
    private List<String> offered() {
        var list = (ListView<Choice>) window.byId("chooser-list").orElseThrow();
        return Window.on(() -> list.getItems().stream().map(Choice::title).toList());
    }

    @Test
    void reachesEveryActionAndEveryNodeType() {
        window.press(KeyCode.CONTROL, KeyCode.N);
        ask("");
        var offered = offered();
        window.pictures("command-palette");
        var enabled =
                Window.on(
                        () ->
                                window.view().actions().all().stream()
                                        .filter(action -> action.enabled().get())
                                        .map(Action::title)
                                        .filter(title -> !title.isEmpty())
                                        .toList());
        assertThat(enabled).hasSizeGreaterThan(30);
        assertThat(offered).containsAll(enabled);
        for (var type : NodeCatalog.load().all()) {
            assertThat(offered).contains(type.spec().title());
        }
        window.press(KeyCode.ESCAPE);
        assertThat(window.hasId("chooser-query")).isFalse();
    }

    @Test
    void doesWhatIsChosen() {
        window.press(KeyCode.CONTROL, KeyCode.N);
        ask("vlookup");
        window.press(KeyCode.ENTER);
        assertThat(window.document().pipeline().nodes()).hasSize(1);
        assertThat(window.document().pipeline().nodes().values())
                .allMatch(node -> node.type().equals("transform.join"));
        ask("nothing is called that");
        window.pictures("command-palette-nothing");
        window.press(KeyCode.ENTER);
        window.press(KeyCode.ESCAPE);
        assertThat(window.document().pipeline().nodes()).hasSize(1);
    }

    @Test
    void menusShowTheKeysAndDoWhatTheySay() {
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.click("Edit");
        window.until("the menu is there", () -> window.has("Duplicate"));
        window.pictures("menu");
        window.press(KeyCode.ESCAPE);
        window.click("Node");
        window.until("the menu is there", () -> window.has("Add a note"));
        window.click("Add a note");
        window.press(KeyCode.F6);
        assertThat(Notes.of(window.document().pipeline())).hasSize(1);
    }

    private static double left(Node node) {
        return Window.on(() -> node.localToScene(node.getBoundsInLocal()).getMinX());
    }

    @Test
    void showsThePagesAndTheLowerAreaBesideTheCanvas() {
        window.press(KeyCode.F1);
        window.until("it is there", () -> window.hasId("shortcuts"));
        window.pictures("shortcuts");
        window.press(KeyCode.ESCAPE);
        window.until("it is gone", () -> !window.hasId("shortcuts"));
        ask("about millrace");
        window.press(KeyCode.ENTER);
        window.until("it is there", () -> window.hasId("about"));
        window.pictures("about");
        window.press(KeyCode.ENTER);
        window.until("it is gone", () -> !window.hasId("about"));
        window.press(KeyCode.CONTROL, KeyCode.N);
        var dock = window.find("#dock");
        double below = left(dock);
        window.press(KeyCode.SHIFT, KeyCode.F9);
        assertThat(left(dock)).isGreaterThan(below + 100);
        window.pictures("dock-beside");
        window.press(KeyCode.SHIFT, KeyCode.F9);
        assertThat(left(dock)).isEqualTo(below);
        window.press(KeyCode.F9);
        assertThat(window.hasId("dock")).isFalse();
    }
}
