package dev.millrace.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// Runs a script as a person does: a process of its own, in the folder, that knows nothing of
/// Millrace but the engine.
final class ByHand {

    private ByHand() {}

    public static void main(String[] arguments) throws IOException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (SQLException e) {
            System.out.println(e.getMessage());
        }
    }

    /// @return what the engine says is wrong; empty if nothing is
    static String run(Path folder, String script) throws IOException, InterruptedException {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ByHand.class.getName());
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var input = process.getOutputStream()) {
            input.write(script.getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
