package dev.millrace.engine.look;

import dev.millrace.model.NodeId;
import dev.millrace.model.Rows;
import java.util.List;
import java.util.OptionalLong;

/// Rows that were looked at, and how much they say.
///
/// @param more whether there are rows behind these
/// @param isShort whether fewer rows were found than were wanted, and a source that was cut may
///   have the others
/// @param count of all rows of the wire, if it is known; never an estimate
/// @param estimate of that count where only the sources' size is estimated
public record Looked(
        Rows rows,
        boolean more,
        boolean isShort,
        OptionalLong count,
        OptionalLong estimate,
        Extent extent) {

    /// How much of the sources was read.
    ///
    /// @param cuts sources that were not read to their end
    public record Extent(Kind kind, List<Cut> cuts) {
        public Extent {
            cuts = List.copyOf(cuts);
        }
    }

    public enum Kind {
        /// Every row that counts was read.
        EXACT,
        /// These rows are the first ones; there may be others behind them.
        FIRST_ROWS,
        /// Computed from the first rows of the sources that were cut.
        SAMPLED
    }

    /// @param rows that were read
    /// @param total rows there are; an estimate unless it says so; empty if it is not known
    public record Cut(NodeId source, long rows, OptionalLong total, boolean isExact) {}
}
