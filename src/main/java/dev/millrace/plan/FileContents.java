package dev.millrace.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/// Checksums of the beginnings and ends of files, each file read once.
public final class FileContents {

    private static final int PART = 64 << 10;

    /// A file that changed so lately may change again within the same tick of its clock.
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final Map<Path, Optional<String>> ends = new HashMap<>();

    /// Of the first and the last 64 KiB; empty for a file that cannot be read or changed in the
    /// last two seconds.
    Optional<String> of(Path file) {
        return ends.computeIfAbsent(file, FileContents::settled);
    }

    private static Optional<String> settled(Path file) {
        var newest = Instant.now().minus(SETTLING);
        return FileIdentity.of(file)
                .filter(about -> about.modified().isBefore(newest))
                .flatMap(_ -> ends(file));
    }

    /// Of the first and the last 64 KiB, 16 hexadecimal digits; empty for a file that cannot be
    /// read. Tells a file that changed by itself, and is no defence against somebody who means
    /// harm: CRC-32 and CRC-32C, which unlike a hash for such a defence are fast from the first
    /// byte a process reads.
    public static Optional<String> ends(Path file) {
        var first = new CRC32();
        var second = new CRC32C();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            for (long from : new long[] {0, Math.max(PART, size - PART)}) {
                var part = part(channel, from);
                first.update(part.duplicate());
                second.update(part);
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        var digits = HexFormat.of();
        return Optional.of(
                digits.toHexDigits((int) first.getValue())
                        + digits.toHexDigits((int) second.getValue()));
    }

    private static ByteBuffer part(FileChannel channel, long from) throws IOException {
        var part = ByteBuffer.allocate(PART);
        long at = from;
        for (int read = 0; read >= 0 && part.hasRemaining(); at += Math.max(read, 0)) {
            read = channel.read(part, at);
        }
        return part.flip();
    }
}
