package dev.millrace.duck;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// A lock between processes: many may share it, or one has it alone. It ends with the process.
///
/// The operating system's locks belong to a process, and closing any channel of the file gives them
/// up; so within a process one thread at a time has the file open, whatever kind it asks for.
public final class ProcessLock implements AutoCloseable {

    private static final long PAUSE_NANOS = 5_000_000;
    private static final int LONGEST_NAME = 512;

    /// Files this process has open: a mirror of what the operating system knows of it.
    private static final ConcurrentMap<Path, Semaphore> HERE = new ConcurrentHashMap<>();

    private final FileChannel channel;
    private final FileLock lock;
    private final Semaphore turn;

    private ProcessLock(FileChannel channel, FileLock lock, Semaphore turn) {
        this.channel = channel;
        this.lock = lock;
        this.turn = turn;
    }

    /// The lock, if nobody has it in a way that shuts us out.
    ///
    /// @param file made if it is not there, with its folder
    /// @param who says whom others wait for, such as `run 0199...`
    public static Optional<ProcessLock> tryTake(Path file, boolean shared, String who) {
        var turn = turn(file);
        if (!turn.tryAcquire()) {
            return Optional.empty();
        }
        var lock = open(file, shared, who, turn);
        if (lock.isEmpty()) {
            turn.release();
        }
        return lock;
    }

    /// Waits for the lock.
    ///
    /// @throws dev.millrace.fault.FaultException with `busy` after that time
    public static ProcessLock take(
            Path file, boolean shared, String who, Duration patience, FaultCode busy) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            var lock = tryTake(file, shared, who);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (System.nanoTime() > end) {
                throw Fault.of(
                                busy,
                                "\"" + file.getFileName() + "\" is held by " + holder(file) + ".")
                        .withHint(
                                "Waited %d seconds. Try again when it is done."
                                        .formatted(patience.toSeconds()))
                        .toException();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /// Whether somebody has it, in this process or another.
    public static boolean isHeld(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        var lock = tryTake(file, true, "");
        lock.ifPresent(ProcessLock::close);
        return lock.isEmpty();
    }

    private static Semaphore turn(Path file) {
        return HERE.computeIfAbsent(file.toAbsolutePath().normalize(), _ -> new Semaphore(1, true));
    }

    private static Optional<ProcessLock> open(
            Path file, boolean shared, String who, Semaphore turn) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            var lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            if (!shared) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(who.getBytes(StandardCharsets.UTF_8)), 0);
            }
            return Optional.of(new ProcessLock(channel, lock, turn));
        } catch (IOException e) {
            turn.release();
            throw Fault.of(FaultCode.FILE_NOT_WRITABLE, "\"" + file + "\" cannot be locked.")
                    .withHint("Check that the folder may be written.")
                    .toException(e);
        }
    }

    /// Only read when the lock could not be had, so nothing of ours is given up by closing.
    private static String holder(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var text = ByteBuffer.allocate(LONGEST_NAME);
            channel.read(text);
            var name = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
            return name.isEmpty() ? "another process" : name;
        } catch (IOException e) {
            return "another process";
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.release();
        }
    }
}
