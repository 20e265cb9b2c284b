package dev.millrace.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// Tells a file that a disk or a crash damaged. No defence against somebody who means harm.
final class Checksum {

    private static final int PART = 1 << 16;

    private Checksum() {}

    /// Of a whole file.
    static long of(Path file) throws IOException {
        var checksum = new CRC32C();
        var part = ByteBuffer.allocateDirect(PART);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(part.clear()) >= 0) {
                checksum.update(part.flip());
            }
        }
        return checksum.getValue();
    }

    private static String of(String line) {
        var checksum = new CRC32C();
        checksum.update(line.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }

    /// Writes a line and, below it, its checksum: a flipped bit may leave a number that reads well.
    static void write(Path file, String line) throws IOException {
        Files.writeString(file, line + "\n" + of(line) + "\n", StandardCharsets.UTF_8);
    }

    /// The line of such a file.
    ///
    /// @throws IOException if it is not as it was written
    static String verified(Path file) throws IOException {
        var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.size() != 2 || !of(lines.getFirst()).equals(lines.getLast())) {
            throw new IOException("damaged: " + file);
        }
        return lines.getFirst();
    }
}
