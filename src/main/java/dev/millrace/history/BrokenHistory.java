package dev.millrace.history;

import dev.millrace.fault.Fault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Moves a damaged history out of the way, with its journal, so that a new one can begin.
final class BrokenHistory {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Path file;
    private final Clock clock;

    BrokenHistory(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /// Looks again under a lock of all processes: one that came late must not move the new history
    /// away.
    ///
    /// @return the warning; empty if the file is whole, since somebody else was faster
    Optional<Fault> setAside() throws IOException, SQLException {
        var guard = file.resolveSibling(file.getFileName() + ".lock");
        try (var channel =
                        FileChannel.open(
                                guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lock(channel)) {
            if (!new Opening(file).isBroken()) {
                return Optional.empty();
            }
            return Optional.of(HistoryFaults.setAside(file, move()));
        }
    }

    private Path move() throws IOException {
        var broken = file.getFileName() + ".broken-" + NAME.format(clock.instant());
        for (var part : List.of("", "-wal", "-shm")) {
            var from = file.resolveSibling(file.getFileName() + part);
            if (Files.exists(from)) {
                Files.move(from, file.resolveSibling(broken + part));
            }
        }
        return file.resolveSibling(broken);
    }

    /// Within one process the lock does not wait but throws.
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(PAUSE);
            }
        }
    }
}
