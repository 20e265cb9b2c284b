package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.ui.theme.ThemeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {

    @TempDir Path folder;

    @Test
    void comeBackAsTheyWereWritten() {
        var chosen =
                Preferences.USUAL
                        .withTheme(ThemeChoice.DARK)
                        .withWindow(1200, 700, true)
                        .withPanes(0, 320, 180)
                        .opened(Path.of("/data/a \"b\" ü.json"));
        chosen.write(folder);
        assertThat(Preferences.read(folder)).isEqualTo(chosen);
    }

    @Test
    void areAsUsualWhereTheFileIsMissingOrDamaged() throws IOException {
        assertThat(Preferences.read(folder)).isEqualTo(Preferences.USUAL);
        Files.writeString(folder.resolve("window.json"), "[1, 2");
        assertThat(Preferences.read(folder)).isEqualTo(Preferences.USUAL);
        Files.writeString(folder.resolve("window.json"), "{\"width\": -5, \"theme\": 7}");
        assertThat(Preferences.read(folder).width()).isEqualTo(200);
    }

    @Test
    void putTheFileOpenedLastInFrontOnce() {
        var one = Path.of("/one");
        var two = Path.of("/two");
        assertThat(Preferences.USUAL.opened(one).opened(two).opened(one).recent())
                .containsExactly(one, two);
    }

    @Test
    void lieWhereTheSystemKeepsThem() {
        var home = Path.of("/home/ada");
        assertThat(PersonFolders.of(Map.of(), "Linux", home).config())
                .isEqualTo(Path.of("/home/ada/.config/millrace"));
        assertThat(PersonFolders.of(Map.of("XDG_STATE_HOME", "/s"), "Linux", home).state())
                .isEqualTo(Path.of("/s/millrace"));
        assertThat(PersonFolders.of(Map.of(), "Mac OS X", home).config())
                .isEqualTo(Path.of("/home/ada/Library/Application Support/millrace"));
    }
}
