package dev.millrace.history;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import java.nio.file.Path;
import java.sql.SQLException;

/// What SQLite says, in our words. The codes are those of <https://sqlite.org/rescode.html>.
final class HistoryFaults {

    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NOT_A_DATABASE = 26;

    private HistoryFaults() {}

    /// Whether the file itself is damaged, so that another try cannot succeed.
    static boolean isBroken(SQLException e) {
        return code(e) == CORRUPT || code(e) == NOT_A_DATABASE;
    }

    static boolean isBusy(SQLException e) {
        return code(e) == BUSY || code(e) == LOCKED;
    }

    static Fault of(SQLException e, Path file) {
        return switch (code(e)) {
            case BUSY, LOCKED ->
                    unusable("Other processes kept the run history locked for 10 seconds.", file)
                            .withHint("Try again when fewer runs end at the same time.");
            case READ_ONLY, CANNOT_OPEN ->
                    unusable("The run history cannot be opened for writing.", file)
                            .withHint("Make the folder .millrace writable for this user.");
            case FULL ->
                    unusable("The disk is full, so the run history cannot be written.", file)
                            .withHint("Free some space on the disk of the workspace.");
            case CORRUPT, NOT_A_DATABASE ->
                    unusable("The run history is damaged.", file)
                            .withHint("It is set aside when the next run starts.");
            default ->
                    unusable("The run history failed: " + e.getMessage(), file)
                            .withHint("Move the file away to begin a new history.");
        };
    }

    static Fault newer(int version, Path file) {
        return unusable(
                        "The run history has the schema "
                                + version
                                + ", and this version knows "
                                + Migrations.SCRIPTS.size()
                                + ".",
                        file)
                .withHint("A newer Millrace wrote it: use that one in this workspace.");
    }

    static Fault setAside(Path file, Path broken) {
        return Fault.of(
                        FaultCode.HISTORY_SET_ASIDE,
                        "The run history was damaged, and a new one was begun.")
                .withHint("The old file is kept as " + broken.getFileName() + ".")
                .at(Place.NOWHERE.inFile(file.toString()));
    }

    static Fault unusable(String sentence, Path file) {
        return Fault.of(FaultCode.HISTORY_UNUSABLE, sentence)
                .at(Place.NOWHERE.inFile(file.toString()));
    }

    /// The primary code: the lowest byte of an extended one.
    private static int code(SQLException e) {
        return e.getErrorCode() & 0xFF;
    }
}
