package dev.millrace.board;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a page asks when somebody wants to see the rows behind a tile, or behind a mark of it.
///
/// @param about the tile and the filters that are set
/// @param dataset whose answer the mark draws; empty: the rows of the whole tile
/// @param mark values of its keys, by their names
/// @param from index of the first row, from 0
/// @param count rows that are wanted; of wide ones an answer may have fewer
/// @param sort column to go by; empty: as they lie
record RowsRequest(
        PageRequest about,
        Optional<String> dataset,
        Map<String, Value> mark,
        long from,
        int count,
        Optional<String> sort,
        boolean isDescending) {

    /// Rows that one answer may hold.
    private static final int MOST = 2_000;

    private static final int USUAL = 200;

    /// Values that one answer may hold, if rows are so wide that fewer than `MOST` have so many.
    private static final int MOST_VALUES = 400_000;

    /// @throws FaultException REQUEST_INVALID if it has another form
    static RowsRequest of(Value.Fields asked) {
        var tile = new Value.Items(List.of(text(asked.get("tile"), "tile").orElseThrow()));
        var filters = asked.get("filters");
        var sort = asked.get("sort") instanceof Value.Fields given ? given : Value.Fields.EMPTY;
        return new RowsRequest(
                PageRequest.of(
                        Value.fields(
                                Map.entry("tiles", tile),
                                Map.entry(
                                        "filters",
                                        filters == null ? Value.Fields.EMPTY : filters))),
                asked.get("dataset") instanceof Value.Text(String name)
                        ? Optional.of(name)
                        : Optional.empty(),
                mark(asked.get("mark")),
                number(asked.get("from"), 0, Long.MAX_VALUE),
                Math.toIntExact(number(asked.get("count"), USUAL, MOST)),
                sort.get("column") instanceof Value.Text(String column)
                        ? Optional.of(column)
                        : Optional.empty(),
                Value.of(true).equals(sort.get("descending")));
    }

    /// Rows to give: those that are wanted, but of wide ones no more than can be held.
    int count(int columns) {
        return Math.min(count, Math.max(USUAL, MOST_VALUES / Math.max(1, columns)));
    }

    private static Optional<Value> text(@Nullable Value value, String name) {
        if (value instanceof Value.Text) {
            return Optional.of(value);
        }
        throw wrong("Its \"" + name + "\" must be a text.");
    }

    private static Map<String, Value> mark(@Nullable Value value) {
        return switch (value) {
            case null -> Map.of();
            case Value.Fields(var members) -> {
                members.values().forEach(PageRequest::plain);
                yield members;
            }
            default -> throw wrong("A mark must be an object.");
        };
    }

    private static long number(@Nullable Value value, long usual, long most) {
        if (value == null) {
            return usual;
        }
        try {
            long number = ((Value.Num) value).value().longValueExact();
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (ClassCastException | ArithmeticException e) {
            // said below
        }
        throw wrong("\"from\" and \"count\" must be whole numbers; at most " + MOST + " rows.");
    }

    static FaultException wrong(String what) {
        return Fault.of(FaultCode.REQUEST_INVALID, "A question about rows is wrong. " + what)
                .toException();
    }
}
