package dev.millrace.engine.look;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// How many rows text files may have, by the length of the first lines.
final class RowEstimate {

    private static final int HEAD = 1 << 20;

    private RowEstimate() {}

    /// @return empty if lines tell nothing: of compressed files, and of one JSON array
    static OptionalLong of(List<Path> files) {
        long rows = 0;
        for (Path file : files) {
            try {
                double each = bytesEachLine(file);
                if (each <= 0) {
                    return OptionalLong.empty();
                }
                rows += Math.round(Files.size(file) / each);
            } catch (IOException unreadable) {
                return OptionalLong.empty();
            }
        }
        return files.isEmpty() ? OptionalLong.empty() : OptionalLong.of(rows);
    }

    private static double bytesEachLine(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(HEAD);
            int lines = 0;
            for (byte each : head) {
                lines += each == '\n' ? 1 : 0;
                if (each >= 0 && each < '\t') {
                    return 0;
                }
            }
            boolean array = head.length > 0 && head[0] == '[';
            return array || lines == 0 ? 0 : (double) head.length / lines;
        }
    }
}
