package dev.millrace.node;

import dev.millrace.chart.Board;
import dev.millrace.chart.Tile;
import dev.millrace.chart.prose.Prose;
import dev.millrace.fault.Fault;
import java.util.List;
import java.util.Optional;

/// What a serving node shows.
public sealed interface Presentation {

    /// What is wrong with it; places name settings, not the node.
    List<Fault> faults();

    /// The rows of its input, as a chart, a figure or a table.
    ///
    /// @param tile empty if nothing can be shown for what is wrong
    /// @param subtitle one line under its title; may be empty
    /// @param caption text under it; may be empty
    record OfRows(Optional<Tile> tile, String subtitle, String caption, List<Fault> faults)
            implements Presentation {
        public OfRows {
            faults = List.copyOf(faults);
        }
    }

    /// A text in which its inputs stand.
    ///
    /// @param subtitle one line under the title; may be empty
    record OfText(String subtitle, Prose prose, List<Fault> faults) implements Presentation {
        public OfText {
            faults = List.copyOf(faults);
        }
    }

    /// All of its inputs on one page.
    record OfTiles(Board board, List<Fault> faults) implements Presentation {
        public OfTiles {
            faults = List.copyOf(faults);
        }
    }
}
