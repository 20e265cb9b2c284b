package dev.millrace.worker;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a worker process is started.
///
/// @param command program and arguments; not empty
/// @param folder in which it works; it must exist when a worker is started, not before
public record WorkerLaunch(List<String> command, Path folder) {

    /// The file that `src/main/scripts/millrace` starts; the others lie beside it.
    private static final String JAR = "millrace.jar";

    /// Where Linux and macOS have it. What the engine does on all cores leaves a window that is
    /// used the time it needs; Windows does so by itself for the window in front.
    private static final Path NICE = Path.of("/usr/bin/nice");

    public WorkerLaunch {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("no command");
        }
    }

    /// On the Java and the class path of this process, with the options of the launcher script.
    /// What else this process was started with is not handed on.
    ///
    /// @param main name of the class that takes the arguments of `millrace`
    public static WorkerLaunch likeThisProcess(String main) {
        return of(
                Path.of(System.getProperty("java.home")),
                System.getProperty("java.class.path"),
                Path.of("").toAbsolutePath(),
                main);
    }

    /// @param java home of a Java
    static WorkerLaunch of(Path java, String classPath, Path folder, String main) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "10"));
        }
        command.add(java.resolve("bin", "java").toString());
        if (isProduct(classPath)) {
            command.addAll(
                    besideTheJar(requireNonNull(Path.of(classPath).toAbsolutePath().getParent())));
        }
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        classPath,
                        main,
                        "worker"));
        return new WorkerLaunch(command, folder);
    }

    /// How a dashboard is served by the same program, until its input ends.
    WorkerLaunch serving(Path file, String node) {
        var served = new ArrayList<>(command);
        served.removeLast();
        served.add(served.indexOf("-cp"), "--add-opens=java.base/java.nio=ALL-UNNAMED");
        served.addAll(
                List.of(
                        "serve",
                        file.toString(),
                        "--node",
                        node,
                        "--port",
                        "0",
                        "--token",
                        "--attached"));
        return new WorkerLaunch(served, folder);
    }

    private static boolean isProduct(String classPath) {
        return !classPath.contains(File.pathSeparator) && Path.of(classPath).endsWith(JAR);
    }

    /// The cache only saves time: one that is missing or does not fit is passed over in silence.
    private static List<String> besideTheJar(Path lib) {
        return List.of(
                "-XX:AOTCache=" + lib.resolve("millrace.aot"),
                "-Xlog:disable",
                "-Dorg.sqlite.lib.path=" + lib);
    }

    /// @throws IOException if there is no such program or folder
    Process start() throws IOException {
        return new ProcessBuilder(command).directory(folder.toFile()).start();
    }
}
