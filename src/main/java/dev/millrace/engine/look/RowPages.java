package dev.millrace.engine.look;

import dev.millrace.engine.Cancellation;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.util.List;
import java.util.Optional;

/// More of rows that were looked at, by the id of the look. Any thread.
///
/// Each throws a fault `REQUEST_INVALID` where there is no such look any more, and `RUN_CANCELLED`
/// where it was stopped.
public interface RowPages {

    /// Rows of an earlier look.
    ///
    /// @param offset of the first one, from 0
    /// @param limit how many at most; fewer of a wide relation
    Looked page(String id, LookQuery query, long offset, long limit, Cancellation cancellation);

    /// How many rows an earlier look is about, and what columns of it hold.
    LookSummary summary(String id, List<String> columns, Cancellation cancellation);

    /// The whole value of a cell as JSON; empty if it is NULL or there is no such row.
    Optional<String> value(
            String id, LookQuery query, long row, String column, Cancellation cancellation);

    /// The nearest row that has a text in a value, whatever the case.
    Optional<LookFound> find(
            String id,
            LookQuery query,
            String text,
            long from,
            boolean forward,
            Cancellation cancellation);

    /// There is no such look.
    static FaultException unknown(String id) {
        return Fault.of(FaultCode.REQUEST_INVALID, "There is no look \"" + id + "\".")
                .withHint("It was given up for newer ones; look again.")
                .toException();
    }
}
