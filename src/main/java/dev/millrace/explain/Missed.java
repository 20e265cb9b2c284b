package dev.millrace.explain;

import dev.millrace.engine.look.Looked;
import dev.millrace.lineage.ColumnAt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a value is missing.
///
/// @param type of the column
/// @param value as a person writes it; null if NULL is missed
/// @param stops from where it is missed up to where the column comes from, the nearest first
/// @param near other values there that differ from it in case, in spaces or in accents only
/// @param skipped columns further up that were not looked at, as there are too many
/// @param extent how much of the sources was searched
public record Missed(
        ColumnAt column,
        String type,
        @Nullable String value,
        Verdict verdict,
        List<Stop> stops,
        List<String> near,
        int skipped,
        Looked.Extent extent) {

    public enum Verdict {
        /// It is not missing.
        PRESENT,
        /// It is no value of the type of the column.
        UNFIT,
        /// A node on the way lets no row with it through.
        DROPPED,
        /// It is nowhere on the way.
        ABSENT
    }

    public Missed {
        stops = List.copyOf(stops);
        near = List.copyOf(near);
    }
}
