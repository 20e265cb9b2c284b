package dev.millrace.node;

import dev.millrace.fault.FaultException;
import dev.millrace.sql.Sql;
import java.util.ArrayList;

/// A node that shows rows to people: as a chart, a figure, a table, or as a page of these. The rows
/// that reach it are kept by every run, so that what it shows can be drawn afterwards and filtered
/// without reading the sources again.
///
/// One with a single input gives its rows on as they are. One with several gives a row for each of
/// them, with its name and how many rows it has.
public non-sealed interface ServeType<S extends Record> extends NodeType<S> {

    /// What it shows. Called on every edit, so it must not touch disk or network. What is wrong
    /// with it stands in the presentation, as far as it can be said together.
    ///
    /// @throws FaultException if a setting makes nothing of it possible; the fault names the
    ///   setting
    Presentation present(S settings, Inputs inputs);

    @Override
    default Descent descent(S settings, Inputs inputs) {
        return showsOne() ? new Descent.OfOne(Descent.Loss.NONE) : Descent.UNKNOWN;
    }

    /// Whether it shows the rows of one input.
    default boolean showsOne() {
        return spec().inputs().stream().allMatch(input -> input.arity() == Input.Arity.ONE);
    }

    /// The SELECT behind its output.
    default Ports select(Inputs inputs) {
        if (showsOne()) {
            return Ports.single(Sql.of("SELECT * FROM {}", inputs.only().from()));
        }
        var counts = new ArrayList<Sql>();
        for (Inputs.Wire wire : inputs.wires()) {
            counts.add(
                    Sql.of(
                            "SELECT {} AS tile, count(*) AS \"rows\" FROM {}",
                            Sql.literal(wire.name()),
                            wire.from()));
        }
        return Ports.single(Sql.join(" UNION ALL ", counts));
    }
}
