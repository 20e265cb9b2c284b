package dev.millrace.history;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The history file and the one thread of this process that touches it.
///
/// The file is opened by the first work. A damaged one is set aside, and the work is done on a new
/// one.
final class Store implements AutoCloseable {

    private final Path file;
    private final Clock clock;
    private final List<Fault> warnings = new CopyOnWriteArrayList<>();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("millrace-history").factory());

    /// Only on the thread.
    private @Nullable Connection connection;

    Store(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    Path file() {
        return file;
    }

    List<Fault> warnings() {
        return List.copyOf(warnings);
    }

    /// Does the work and waits for it.
    ///
    /// @throws FaultException with `HISTORY_UNUSABLE` if it cannot be done
    <T> T call(Work<T> work) {
        return await(() -> here(work));
    }

    private <T> T await(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, thread).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof FaultException fault) {
                throw fault;
            }
            throw e;
        }
    }

    /// As `call`, but a history that was never begun is left so.
    <T> T callIfAny(Work<T> work, T otherwise) {
        return await(() -> connection == null && !Files.exists(file) ? otherwise : here(work));
    }

    /// Does the task on the thread, later and in order.
    void later(Runnable task) {
        thread.execute(task);
    }

    /// Does the work now. Only on the thread.
    <T> T here(Work<T> work) {
        try {
            return hereOrAnew(work);
        } catch (SQLException e) {
            throw HistoryFaults.of(e, file).toException(e);
        } catch (LinkageError e) {
            throw HistoryFaults.unusable("The library of the run history cannot be loaded.", file)
                    .withHint("Make the folder for temporary files writable.")
                    .toException(e);
        } catch (IOException e) {
            throw HistoryFaults.unusable("The run history cannot be made: " + e.getMessage(), file)
                    .withHint("Make the folder .millrace writable for this user.")
                    .toException(e);
        }
    }

    private <T> T hereOrAnew(Work<T> work) throws SQLException, IOException {
        try {
            return work.on(open());
        } catch (SQLException e) {
            if (!HistoryFaults.isBroken(e)) {
                throw e;
            }
            disconnect();
            setAside();
            return work.on(open());
        }
    }

    private Connection open() throws SQLException, IOException {
        var open = connection;
        if (open == null) {
            Files.createDirectories(file.getParent());
            var opening = new Opening(file);
            if (opening.lostItsFile()) {
                setAside();
            }
            open = opening.open();
            connection = open;
        }
        return open;
    }

    private void setAside() throws IOException, SQLException {
        new BrokenHistory(file, clock).setAside().ifPresent(warnings::add);
    }

    private void disconnect() throws SQLException {
        var open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    /// Waits until all that was given to it is done.
    @Override
    public void close() {
        thread.execute(
                () -> {
                    try {
                        disconnect();
                    } catch (SQLException e) {
                        warnings.add(HistoryFaults.of(e, file));
                    }
                });
        thread.close();
    }
}
