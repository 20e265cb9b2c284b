package dev.millrace.explain;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.PipelineSource;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.LookRoom;
import dev.millrace.engine.look.Looked;
import dev.millrace.engine.look.WireRows;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.lineage.Lineages;
import dev.millrace.model.Port;
import org.jspecify.annotations.Nullable;

/// Asks the rows that are looked at where one came from, and why one is missing. Nothing is
/// written. Any thread; it waits for the room.
public final class Explainer {

    private final Lineages lineages;

    public Explainer(Lineages lineages) {
        this.lineages = lineages;
    }

    /// Where a row of an earlier look came from.
    ///
    /// @param row its number among the rows of the query, from 0
    /// @param limit rows that are shown of each port
    /// @throws FaultException if there is no such look or row, or it was stopped
    public Explained explain(
            LookRoom room,
            String look,
            LookQuery query,
            long row,
            int limit,
            Cancellation cancellation) {
        var explained =
                room.around(
                        look,
                        query,
                        row,
                        (rows, select) -> new Ancestry(ground(rows), limit).of(select),
                        cancellation);
        if (explained.origins().getFirst().count() == 0) {
            throw Fault.of(FaultCode.REQUEST_INVALID, "There is no row " + row + " in the look.")
                    .withHint("Look again.")
                    .toException();
        }
        return explained;
    }

    /// Why a value is missing in a column of a port. Sources that a look would cut are read to
    /// their end if there is time; else the answer names them.
    ///
    /// @param value as a person writes it; null asks for NULL
    /// @throws FaultException if the port has a problem or no such column, or it was stopped
    public Missed why(
            LookRoom room,
            PipelineSource source,
            RunCall call,
            Port port,
            String column,
            @Nullable String value,
            Cancellation cancellation) {
        var quick = why(room, source, call, port, column, value, false, cancellation);
        if (quick.extent().kind() == Looked.Kind.EXACT || quick.verdict() == Missed.Verdict.UNFIT) {
            return quick;
        }
        try {
            return why(room, source, call, port, column, value, true, cancellation);
        } catch (FaultException e) {
            if (cancellation.isCancelled() || e.fault().code() != FaultCode.RUN_CANCELLED) {
                throw e;
            }
            return quick;
        }
    }

    /// The rows for whose sake a node cannot be computed.
    ///
    /// @param port an output of the node, or none if it has none
    /// @param setting path of the setting the failure is about; may be empty
    /// @param limit rows that are shown
    /// @throws FaultException if the port has a problem, or it was stopped
    public Culprits culprits(
            LookRoom room,
            PipelineSource source,
            RunCall call,
            Port port,
            String setting,
            int limit,
            Cancellation cancellation) {
        return room.over(
                source,
                call,
                port,
                true,
                rows -> new CulpritSearch(rows, limit).of(setting),
                cancellation);
    }

    private Missed why(
            LookRoom room,
            PipelineSource source,
            RunCall call,
            Port port,
            String column,
            @Nullable String value,
            boolean whole,
            Cancellation cancellation) {
        return room.over(
                source,
                call,
                port,
                whole,
                rows -> new Search(ground(rows), value).of(column),
                cancellation);
    }

    private Ground ground(WireRows rows) {
        return new Ground(rows, lineages.of(rows.planned(), rows.workspace()));
    }
}
