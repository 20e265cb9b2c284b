package dev.millrace.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a terminal would show: knows the few control codes that the live display uses.
final class Drawn {

    private static final Pattern CODE =
            Pattern.compile("\033\\[(\\d*)([A-Za-z])|[\r\n]|[^\033\r\n]+");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    PrintStream stream() {
        return stream;
    }

    String raw() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    int drawings() {
        return raw().split("\033\\[J", -1).length - 1;
    }

    /// The lines on the screen after all that was written.
    List<String> lines() {
        var lines = new ArrayList<StringBuilder>();
        lines.add(new StringBuilder());
        int row = 0;
        int column = 0;
        var codes = CODE.matcher(raw());
        while (codes.find()) {
            var code = codes.group();
            var line = lines.get(row);
            if (code.equals("\n")) {
                row++;
                column = 0;
                if (row == lines.size()) {
                    lines.add(new StringBuilder());
                }
            } else if (code.equals("\r")) {
                column = 0;
            } else if (codes.group(2) == null) {
                line.replace(column, Math.min(line.length(), column + code.length()), code);
                column += code.length();
            } else {
                switch (codes.group(2)) {
                    case "A" -> row -= Integer.parseInt(codes.group(1));
                    case "K" -> line.setLength(column);
                    case "J" -> {
                        line.setLength(column);
                        lines.subList(row + 1, lines.size()).clear();
                    }
                    case "m" -> {}
                    default -> throw new AssertionError("unknown code " + code);
                }
            }
        }
        return lines.stream().map(StringBuilder::toString).toList();
    }
}
