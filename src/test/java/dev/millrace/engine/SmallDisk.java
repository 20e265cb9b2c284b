package dev.millrace.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A disk in memory that is soon full.
public final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 4096;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /// A disk in the place of an empty folder; empty where this process may not mount one.
    public static Optional<SmallDisk> at(Path folder, int megabytes) {
        return done("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder)
                ? Optional.of(new SmallDisk(folder))
                : Optional.empty();
    }

    private static boolean done(Object... command) {
        var texts = new String[command.length];
        for (int i = 0; i < command.length; i++) {
            texts[i] = command[i].toString();
        }
        try {
            return new ProcessBuilder(texts)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    public Path folder() {
        return folder;
    }

    long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /// Fills it.
    ///
    /// @param free bytes that are left, by blocks of 4 KiB
    void fill(long free) throws IOException {
        long fill = Math.max(0, free() - free) / BLOCK * BLOCK;
        try (var out = Files.newOutputStream(ballast())) {
            var block = new byte[BLOCK];
            for (long written = 0; written < fill; written += BLOCK) {
                out.write(block);
            }
        }
    }

    void release() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() {
        done("umount", "-l", folder);
    }
}
