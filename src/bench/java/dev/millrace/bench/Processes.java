package dev.millrace.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Whole processes, as a shell sees them.
final class Processes {

    private Processes() {}

    /// A Java program that opens the engine, closes it and ends.
    static List<String> bare() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BareEngine.class.getName());
    }

    /// The launcher of the product.
    static List<String> millrace(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("millrace.home"), "bin", "millrace").toString());
        command.addAll(arguments);
        return command;
    }

    /// From the start of a process to its end.
    ///
    /// @throws IllegalStateException if it fails
    static double seconds(Path folder, List<String> command)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.INHERIT)
                        .start();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with " + exit);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
