package dev.millrace.engine;

import dev.millrace.model.Count;
import java.util.List;
import java.util.Optional;

/// What is known of the content of a relation, whatever run computed it.
///
/// @param bytes of the rows as they left their node; 0 if not seen
/// @param isWhole whether every column of every row was computed
/// @param broken rows that break each of the expectations it is held to, in their order
/// @param rows the file they are kept in
/// @param target of a delivery: what it made of its target, see `TargetState`
record Facts(
        Count count,
        long bytes,
        boolean isWhole,
        List<Long> broken,
        Optional<RowsFile> rows,
        Optional<String> target) {

    /// @param ends checksums of its beginning and its end, which are quickly read
    /// @param checksum of all of it
    record RowsFile(long bytes, String ends, long checksum) {}

    Facts {
        broken = List.copyOf(broken);
    }

    static Facts of(Count count, long bytes, boolean isWhole) {
        return new Facts(count, bytes, isWhole, List.of(), Optional.empty(), Optional.empty());
    }

    Facts withBroken(List<Long> found) {
        return new Facts(count, bytes, isWhole, found, rows, target);
    }

    Facts withRows(RowsFile file) {
        return new Facts(count, bytes, isWhole, broken, Optional.of(file), target);
    }

    Facts withTarget(String state) {
        return new Facts(count, bytes, isWhole, broken, rows, Optional.of(state));
    }

    /// What both know.
    Facts and(Facts older) {
        return new Facts(
                Measured.better(count, older.count),
                Math.max(bytes, older.bytes),
                isWhole || older.isWhole,
                broken.isEmpty() ? older.broken : broken,
                rows.or(older::rows),
                target.or(older::target));
    }
}
