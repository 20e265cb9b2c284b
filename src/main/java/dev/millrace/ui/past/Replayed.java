package dev.millrace.ui.past;

import dev.millrace.engine.RunEvent;
import dev.millrace.history.RunRecord;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import java.util.List;
import java.util.Optional;

/// A past run, to be shown again as it was.
///
/// @param pipeline that ran, with a place for every node; empty where it is not known any more
/// @param trouble why it is not, or what of it could not be read; empty if it is all there
/// @param events of the run, in order
/// @param numbers of all runs of the same pipeline file, the oldest first; this one is among them
public record Replayed(
        RunRecord record,
        Optional<Pipeline> pipeline,
        String trouble,
        List<RunEvent> events,
        List<Long> numbers) {

    public Replayed {
        events = List.copyOf(events);
        numbers = List.copyOf(numbers);
    }

    /// A short name, such as `run #12`.
    public String name() {
        return "run #" + record.run().number();
    }

    /// What the run made of a node and its port.
    ///
    /// @param port without a name it is the first one; of a node that stands for a pipeline it is
    ///   the node in it that gives the rows
    public KeptRows rows(Port port) {
        var id = port.node();
        return KeptRows.of(record, id, port.port());
    }
}
