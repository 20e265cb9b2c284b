package dev.millrace.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/// The rows that a workspace still has of earlier runs, by the fingerprints their events tell. Any
/// thread; it reads files.
public final class KeptResults {

    private static final Pattern PRINT = Pattern.compile("[0-9a-f]{64}");

    private final ContentStore store;

    public KeptResults(Workspace workspace) {
        store = new ContentStore(workspace.store(), Clock.systemUTC(), new StoreSize());
    }

    /// The Parquet file of the rows, and marks them as used; empty if they were never kept, or are
    /// kept no longer. It may go away at any time.
    public Optional<Path> rows(String print) {
        if (!PRINT.matcher(print).matches()) {
            return Optional.empty();
        }
        return store.facts(print).flatMap(Facts::rows).flatMap(file -> store.rows(print, file));
    }
}
