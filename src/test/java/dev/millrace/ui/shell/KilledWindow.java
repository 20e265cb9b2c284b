package dev.millrace.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;

/// A window in a process of its own, which makes an edit and then waits to be killed.
final class KilledWindow {

    private KilledWindow() {}

    /// @param arguments the folder of the person and the pipeline to open
    public static void main(String[] arguments) throws InterruptedException {
        var home = Path.of(arguments[0]);
        var window = Window.open(home);
        window.open(Path.of(arguments[1]).toFile());
        window.press(KeyCode.F6);
        window.press(KeyCode.A);
        window.until("the list is there", () -> window.hasId("chooser-query"));
        window.type("sort");
        window.press(KeyCode.ENTER);
        window.until("the edit is kept", () -> isKept(home));
        System.out.println("kept");
        Thread.sleep(Long.MAX_VALUE);
    }

    private static boolean isKept(Path home) {
        try (var files = Files.list(home.resolve("state/recovery"))) {
            return files.anyMatch(file -> file.toString().endsWith(".recovery.json"));
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Starts one; it says `kept` when there is something to recover.
    static Process start(Path home, Path pipeline) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Dtestfx.robot=glass",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWindow.class.getName(),
                        home.toString(),
                        pipeline.toString()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
