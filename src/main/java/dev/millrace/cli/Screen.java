package dev.millrace.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/// What a command writes to: a terminal, or a pipe or file.
///
/// @param live whether lines can be drawn over; else only added
/// @param colour whether colour codes may be written
/// @param columns width, asked again for each drawing; only if `live`
/// @param lines height, likewise
public record Screen(
        boolean live, boolean colour, Glyphs glyphs, IntSupplier columns, IntSupplier lines) {

    /// A pipe or a file: no control codes, any width.
    public static Screen pipe(Charset charset) {
        return new Screen(
                false, false, Glyphs.of(charset), () -> Integer.MAX_VALUE, () -> Integer.MAX_VALUE);
    }

    /// The terminal if standard input and output are one that can move its cursor.
    ///
    /// The terminal library is loaded only then: a pipe does not pay for it.
    ///
    /// @param environment of the process: `NO_COLOR` (any text) switches colour off, and a `TERM`
    ///   that is `dumb` makes it a pipe
    /// @param charset of standard output
    public static Screen detect(
            @Nullable Console console, Map<String, String> environment, Charset charset) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        if (console == null || !console.isTerminal() || dumb) {
            return pipe(charset);
        }
        return open(!environment.getOrDefault("NO_COLOR", "").isEmpty(), charset);
    }

    /// Asks the terminal nothing, which would be waited for; leaves Ctrl-C to the JVM and the keys
    /// to whoever reads them.
    private static Screen open(boolean noColour, Charset charset) {
        try {
            Terminal terminal =
                    TerminalBuilder.builder()
                            .system(true)
                            .dumb(true)
                            .provider("jni")
                            .graphemeCluster(false)
                            .paused(true)
                            .nativeSignals(false)
                            .build();
            boolean dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
            return dumb
                    ? pipe(charset)
                    : new Screen(
                            true,
                            !noColour,
                            Glyphs.of(charset),
                            () -> known(terminal.getSize().getColumns(), 80),
                            () -> known(terminal.getSize().getRows(), 24));
        } catch (IOException e) {
            return pipe(charset);
        }
    }

    /// A terminal that does not know its size says 0.
    private static int known(int size, int otherwise) {
        return size > 0 ? size : otherwise;
    }
}
