package dev.millrace.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Hashes of the beginnings and ends of files, each file read once.
public final class FileContents {

    private static final int PART = 64 << 10;

    /// A file that changed so lately may change again within the same tick of its clock.
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final Map<Path, Optional<String>> hashes = new HashMap<>();

    /// Of the first and the last 64 KiB; empty for a file that cannot be read or changed in the
    /// last two seconds.
    Optional<String> of(Path file) {
        return hashes.computeIfAbsent(file, FileContents::settled);
    }

    private static Optional<String> settled(Path file) {
        var newest = Instant.now().minus(SETTLING);
        return FileIdentity.of(file)
                .filter(about -> about.modified().isBefore(newest))
                .flatMap(_ -> hash(file));
    }

    /// Of the first and the last 64 KiB, hexadecimal; empty for a file that cannot be read.
    public static Optional<String> hash(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var digest = MessageDigest.getInstance("SHA-256");
            long size = channel.size();
            digest.update(part(channel, 0));
            digest.update(part(channel, Math.max(PART, size - PART)));
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException unreadable) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
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
