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
import java.util.function.BooleanSupplier;

/// A lock between processes: many may share it, or one has it alone. It ends with the process.
///
/// The operating system's locks belong to a process, and closing any channel of the file gives them
/// up; so within a process one thread at a time has the file open, whatever kind it asks for.
public final class ProcessLock implements AutoCloseable {

    private static final long PAUSE_NANOS = 5_000_000;
    private static final int LONGEST_NAME = 512;

    /// The byte that is locked lies behind the name of the holder, which others may then read also
    /// where a lock forbids it.
    private static final long BYTE = 1L << 30;

    /// Files this process has open: a mirror of what the operating system knows of it.
    private static final ConcurrentMap<Path, Turn> HERE = new ConcurrentHashMap<>();

    /// One thread's turn with a file.
    private static final class Turn {
        private final Semaphore free = new Semaphore(1, true);
        private volatile String who = "";
    }

    private final FileChannel channel;
    private final FileLock lock;
    private final Turn turn;

    private ProcessLock(FileChannel channel, FileLock lock, Turn turn) {
        this.channel = channel;
        this.lock = lock;
        this.turn = turn;
    }

    /// How long to wait for a lock.
    ///
    /// @param givenUp asked while it waits; the wait ends as cancelled when it says so
    /// @param busy code of the fault when the time is over
    public record Patience(Duration time, BooleanSupplier givenUp, FaultCode busy) {

        public static Patience of(Duration time, FaultCode busy) {
            return new Patience(time, () -> false, busy);
        }
    }

    /// The lock, if nobody has it in a way that shuts us out.
    ///
    /// @param file made if it is not there, with its folder
    /// @param who says whom others wait for, such as `run 0199...`
    public static Optional<ProcessLock> tryTake(Path file, boolean shared, String who) {
        var turn = turn(file);
        if (!turn.free.tryAcquire()) {
            return Optional.empty();
        }
        Optional<ProcessLock> lock = Optional.empty();
        try {
            lock = open(file, shared, who, turn);
            return lock;
        } finally {
            if (lock.isEmpty()) {
                turn.free.release();
            }
        }
    }

    /// Waits for the lock.
    ///
    /// @throws dev.millrace.fault.FaultException with the code of the patience when it is over, or
    ///   RUN_CANCELLED
    public static ProcessLock take(Path file, boolean shared, String who, Patience patience) {
        long end = System.nanoTime() + patience.time().toNanos();
        while (true) {
            var lock = tryTake(file, shared, who);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (patience.givenUp().getAsBoolean()) {
                throw Fault.of(FaultCode.RUN_CANCELLED, "The run was cancelled while it waited.")
                        .toException();
            }
            if (System.nanoTime() > end) {
                throw busy(file, patience);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static RuntimeException busy(Path file, Patience patience) {
        return Fault.of(
                        patience.busy(),
                        "\"" + file.getFileName() + "\" is held by " + holder(file) + ".")
                .withHint(
                        "Waited %d seconds. Try again when it is done."
                                .formatted(patience.time().toSeconds()))
                .toException();
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

    private static Turn turn(Path file) {
        return HERE.computeIfAbsent(file.toAbsolutePath().normalize(), _ -> new Turn());
    }

    private static Optional<ProcessLock> open(Path file, boolean shared, String who, Turn turn) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            var lock = channel.tryLock(BYTE, 1, shared);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            if (!who.isEmpty()) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(who.getBytes(StandardCharsets.UTF_8)), 0);
            }
            turn.who = who;
            return Optional.of(new ProcessLock(channel, lock, turn));
        } catch (IOException e) {
            throw Fault.of(FaultCode.FILE_NOT_WRITABLE, "\"" + file + "\" cannot be locked.")
                    .withHint("Check that the folder may be written.")
                    .toException(e);
        }
    }

    /// Reads the file only while no thread of this process has it: closing it again would give up
    /// that thread's lock.
    private static String holder(Path file) {
        var turn = turn(file);
        if (!turn.free.tryAcquire()) {
            return named(turn.who);
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var text = ByteBuffer.allocate(LONGEST_NAME);
            channel.read(text);
            return named(new String(text.array(), 0, text.position(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return named("");
        } finally {
            turn.free.release();
        }
    }

    private static String named(String who) {
        return who.isBlank() ? "another process" : who.strip();
    }

    /// Again does nothing.
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.who = "";
            turn.free.release();
        }
    }
}
