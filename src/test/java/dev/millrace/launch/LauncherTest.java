package dev.millrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script that starts Millrace, with Javas that only tell how they were called.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final Path SCRIPT = Path.of("src/main/scripts/millrace");

    @TempDir private Path folder;
    private Path launcher;
    private Path java25;

    @BeforeEach
    void layOut() throws IOException {
        folder = folder.toRealPath();
        launcher = Files.createDirectories(folder.resolve("app/bin")).resolve("millrace");
        Files.copy(SCRIPT, launcher);
        Files.createDirectories(folder.resolve("app/lib"));
        java25 = java("jdk-25", "25.0.3");
    }

    @Test
    void startsTheJarBesideItFromAnyFolder() throws Exception {
        assertThat(run(java25, launcher).lines()).contains(folder + "/app/lib/millrace.jar");
    }

    @Test
    void saysWhereTheUnpackedLibraryOfTheHistoryLies() throws Exception {
        assertThat(run(java25, launcher).lines())
                .contains("-Dorg.sqlite.lib.path=" + folder + "/app/lib");
    }

    @Test
    void followsSymbolicLinks() throws Exception {
        var first = Files.createSymbolicLink(folder.resolve("first"), launcher);
        Files.createDirectory(folder.resolve("a b"));
        var second =
                Files.createSymbolicLink(
                        folder.resolve("a b/second"), Path.of("..").resolve(first.getFileName()));

        assertThat(run(java25, second).lines()).contains(folder + "/app/lib/millrace.jar");
    }

    @Test
    void handsArgumentsOnAsTheyAre() throws Exception {
        var arguments = List.of("run", "my file.json", "*", "", "-p", "name=a \"b\" $c");
        var lines = run(java25, launcher, arguments).lines().toList();
        assertThat(lines.subList(lines.size() - arguments.size(), lines.size()))
                .isEqualTo(arguments);
    }

    @Test
    void becomesTheJavaSoThatSignalsReachIt() throws Exception {
        var process = start(Map.of("JAVA_HOME", java25.toString()), List.of(launcher.toString()));
        assertThat(outputOf(process).lines()).contains("pid " + process.pid());
    }

    @Test
    void prefersJavaHomeToThePath() throws Exception {
        var java26 = java("jdk-26", "26");
        var output = run(Map.of("JAVA_HOME", java26.toString(), "PATH", path(java25)), launcher);
        assertThat(output.lines()).contains("java " + java26 + "/bin/java");
    }

    @Test
    void passesOverAnOldJavaHome() throws Exception {
        var old = java("jdk-17", "17.0.15");
        var output = run(Map.of("JAVA_HOME", old.toString(), "PATH", path(java25)), launcher);
        assertThat(output.lines()).contains("java " + java25 + "/bin/java");
    }

    @Test
    void findsTheHomeBehindALinkOnThePath() throws Exception {
        var bin = Files.createDirectory(folder.resolve("links"));
        Files.createSymbolicLink(bin.resolve("java"), java25.resolve("bin/java"));
        var output = run(Map.of("JAVA_HOME", "", "PATH", bin + ":" + path(java25)), launcher);
        assertThat(output.lines()).contains("java " + java25 + "/bin/java");
    }

    private Path java(String name, String version) throws IOException {
        var home = folder.resolve(name);
        var program = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(
                program,
                """
                #!/bin/sh
                echo "pid $$"
                echo "java $0"
                printf '%s\\n' "$@"
                """);
        program.toFile().setExecutable(true);
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    private static String path(Path java) {
        return java.resolve("bin") + ":" + System.getenv("PATH");
    }

    private String run(Path java, Path command) throws Exception {
        return run(java, command, List.of());
    }

    private String run(Path java, Path command, List<String> arguments) throws Exception {
        var line = new ArrayList<>(List.of(command.toString()));
        line.addAll(arguments);
        return outputOf(start(Map.of("JAVA_HOME", java.toString()), line));
    }

    private String run(Map<String, String> environment, Path command) throws Exception {
        return outputOf(start(environment, List.of(command.toString())));
    }

    private Process start(Map<String, String> environment, List<String> command)
            throws IOException {
        var builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String outputOf(Process process) throws Exception {
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
