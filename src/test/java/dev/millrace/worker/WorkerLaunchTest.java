package dev.millrace.worker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WorkerLaunchTest {

    private static final Path JAVA = Path.of("/jdk");
    private static final Path FOLDER = Path.of("/work");

    @Test
    void startsTheClassOnTheSameJavaAndClassPath() {
        var launch = WorkerLaunch.likeThisProcess("a.Main");
        assertThat(launch.command())
                .contains(Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .endsWith("-cp", System.getProperty("java.class.path"), "a.Main", "worker");
        assertThat(launch.folder()).isEqualTo(Path.of("").toAbsolutePath());
    }

    @Test
    void usesWhatLiesBesideTheJarOfTheProduct() {
        var launch = WorkerLaunch.of(JAVA, "/app/lib/millrace.jar", FOLDER, "a.Main");
        var lib = Path.of("/app/lib").toAbsolutePath();
        assertThat(launch.command())
                .contains(
                        "-XX:AOTCache=" + lib.resolve("millrace.aot"),
                        "-Xlog:disable",
                        "-Dorg.sqlite.lib.path=" + lib);
    }

    @Test
    void usesNothingOfTheKindOnAnyOtherClassPath() {
        var launch = WorkerLaunch.of(JAVA, "target/classes", FOLDER, "a.Main");
        assertThat(launch.command())
                .noneMatch(option -> option.contains("AOT") || option.contains("sqlite"));
    }

    @Test
    void givesAWorkerTheOptionsOfTheLauncherScript() throws IOException {
        var script = Files.readString(Path.of("src/main/scripts/millrace"));
        var command = WorkerLaunch.of(JAVA, "/app/lib/millrace.jar", FOLDER, "a.Main").command();
        var options =
                command.subList(
                        command.indexOf(JAVA.resolve("bin", "java").toString()) + 1,
                        command.indexOf("-cp"));
        assertThat(options)
                .allSatisfy(
                        option -> {
                            int value = option.indexOf("/app");
                            var name = value < 0 ? option : option.substring(0, value);
                            assertThat(script).contains(name);
                        });
    }

    /// What the engine does on all cores must not hold up the window.
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void givesWayToTheWindow() throws IOException {
        var command = WorkerLaunch.likeThisProcess("a.Main").command();
        assertThat(command).startsWith("/usr/bin/nice", "-n", "10");
        var nice = new ProcessBuilder("/usr/bin/nice").start();
        var asked = new ProcessBuilder("/usr/bin/nice", "-n", "10", "/usr/bin/nice").start();
        assertThat(number(asked)).isEqualTo(Math.min(19, number(nice) + 10));
    }

    private static int number(Process told) throws IOException {
        try (var reader = told.inputReader()) {
            return Integer.parseInt(requireNonNull(reader.readLine()));
        }
    }

    @Test
    void aCommandOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkerLaunch(List.of(), FOLDER));
    }
}
