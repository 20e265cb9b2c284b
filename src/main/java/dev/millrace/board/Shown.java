package dev.millrace.board;

import dev.millrace.chart.Tile;
import dev.millrace.fault.Fault;
import dev.millrace.node.Presentation;
import dev.millrace.plan.Relation;
import java.util.List;
import java.util.Optional;

/// A tile of a page.
///
/// @param id the name of the input that it shows
/// @param rows that it is drawn of
/// @param presentation of its node; empty for rows that no serving node shows
public record Shown(
        String id, String title, Relation rows, Optional<Presentation.OfRows> presentation) {

    Optional<Tile> tile() {
        return presentation.flatMap(Presentation.OfRows::tile);
    }

    String subtitle() {
        return presentation.map(Presentation.OfRows::subtitle).orElse("");
    }

    String caption() {
        return presentation.map(Presentation.OfRows::caption).orElse("");
    }

    /// Why it cannot be drawn, as it is set.
    List<Fault> faults() {
        return presentation.map(Presentation.OfRows::faults).orElse(List.of());
    }
}
