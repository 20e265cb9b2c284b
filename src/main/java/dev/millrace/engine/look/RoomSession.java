package dev.millrace.engine.look;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.DeepThreads;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.engine.Durable;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.Workspace;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.plan.Desk;
import dev.millrace.plan.Planner;
import dev.millrace.plan.SessionOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The session of a room, kept from one look to the next while it fits.
final class RoomSession implements AutoCloseable {

    /// Looks are small; a run beside them wants the rest.
    private static final long MOST_BYTES = 2L << 30;

    private Planner.@Nullable Prepared held;
    private @Nullable Path scratch;
    private @Nullable Path opening;
    private KeptTables tables = new KeptTables();
    private Notices notices = new Notices(tables);

    SessionOpener opener(Workspace workspace, RunCall call) {
        return new SessionOpener() {
            @Override
            public Optional<Desk> kept(Desk.Setup setup) {
                return held != null && held.lasts() && held.desk().setup().equals(setup)
                        ? Optional.of(held.desk())
                        : Optional.empty();
            }

            @Override
            public Session open(boolean counts, String timezone) {
                opening = temporary();
                long memory =
                        call.resources().memoryBytes() > 0
                                ? call.resources().memoryBytes()
                                : MOST_BYTES;
                return Session.open(
                        new SessionSettings(
                                memory,
                                call.resources().threads(),
                                Optional.of(opening),
                                timezone,
                                false,
                                false,
                                false));
            }

            @Override
            public Reach reach(Needs needs) {
                return new Reach(
                        needs.usesWarehouse() ? Set.copyOf(workspace.warehouseFiles()) : Set.of(),
                        Set.of());
            }
        };
    }

    /// @param emptied runs what closes the session before, once nobody uses it
    /// @return whether it is another session than before
    boolean took(Planner.Prepared prepared, Consumer<Runnable> emptied) {
        if (held != null && prepared.desk().equals(held.desk())) {
            return false;
        }
        emptied.accept(
                () -> {
                    close();
                    held = prepared;
                    scratch = opening;
                    opening = null;
                });
        return true;
    }

    KeptTables tables() {
        return tables;
    }

    Notices notices() {
        return notices;
    }

    boolean isOpen() {
        return held != null;
    }

    DeepThreads threads() {
        return requireNonNull(held).threads();
    }

    Lane lane() {
        return requireNonNull(held).session().lane();
    }

    int lanes() {
        return requireNonNull(held).session().lanes();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("millrace-look");
        } catch (IOException e) {
            throw Fault.of(FaultCode.FILE_NOT_WRITABLE, "No temporary folder can be made.")
                    .toException(e);
        }
    }

    @Override
    public void close() {
        tables = new KeptTables();
        notices = new Notices(tables);
        if (held != null) {
            held.close();
            held = null;
        }
        var gone = scratch;
        scratch = null;
        remove(gone);
    }

    /// Removes the folder of a session that was not taken in the end.
    void settle() {
        var gone = opening;
        opening = null;
        remove(gone);
    }

    private static void remove(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try {
            Durable.delete(folder);
        } catch (IOException e) {
            throw Fault.of(FaultCode.FILE_NOT_WRITABLE, "\"" + folder + "\" cannot be removed.")
                    .toException(e);
        }
    }
}
