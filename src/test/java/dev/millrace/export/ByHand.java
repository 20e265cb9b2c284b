package dev.millrace.export;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// Runs scripts as a person does: in a process of its own, in the folder, which knows nothing of
/// Millrace but the engine. One process serves many scripts, each with a fresh engine, since to
/// start a JVM and to load the engine takes longer than a script.
final class ByHand implements AutoCloseable {

    private final Process process;
    private final DataOutputStream scripts;
    private final DataInputStream said;

    ByHand() throws IOException {
        process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        ByHand.class.getName()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        scripts = new DataOutputStream(process.getOutputStream());
        said = new DataInputStream(process.getInputStream());
    }

    public static void main(String[] arguments) throws Throwable {
        var in = new DataInputStream(System.in);
        var out = new DataOutputStream(System.out);
        for (var folder = text(in); !folder.isEmpty(); folder = text(in)) {
            enter(folder);
            text(out, said(text(in)));
        }
    }

    private static String said(String script) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(script);
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /// The current folder of the process, which is the one the engine's library goes by.
    @SuppressWarnings("restricted")
    private static void enter(String folder) throws Throwable {
        var linker = Linker.nativeLinker();
        var enter =
                linker.downcallHandle(
                        linker.defaultLookup().find("chdir").orElseThrow(),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try (var arena = Arena.ofConfined()) {
            if ((int) enter.invokeExact(arena.allocateFrom(folder)) != 0) {
                throw new IOException("cannot enter " + folder);
            }
        }
    }

    /// @return what the engine says is wrong; empty if nothing is
    String run(Path folder, String script) throws IOException {
        text(scripts, folder.toString());
        text(scripts, script);
        return text(said);
    }

    private static String text(DataInputStream from) throws IOException {
        return new String(from.readNBytes(from.readInt()), StandardCharsets.UTF_8);
    }

    private static void text(DataOutputStream to, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(bytes.length);
        to.write(bytes);
        to.flush();
    }

    @Override
    public void close() throws IOException {
        text(scripts, "");
        scripts.close();
        said.close();
    }
}
