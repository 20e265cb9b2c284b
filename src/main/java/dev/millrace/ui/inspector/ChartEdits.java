package dev.millrace.ui.inspector;

import dev.millrace.chart.Sort;
import dev.millrace.model.Column;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The edits of the builder, each from one chart to another.
///
/// @param columns of the input, as far as they are known
record ChartEdits(List<Column> columns) {

    /// What stands for the number of rows where a column could be.
    static final String ROWS = "Number of rows";

    private static final String CONDITION = "condition";

    Optional<Column> column(String name) {
        return columns.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// What the values of a column are; empty while it is not known.
    Optional<Sort> sort(ChartChannel channel) {
        return column(channel.field()).map(Sort::of);
    }

    /// Puts a column on a shelf. Where one stands already, it takes its place.
    ChartSpec put(ChartSpec spec, ChartShelf shelf, String name) {
        var fresh = fresh(spec, shelf, name);
        if (shelf.takesMany()) {
            return add(spec, shelf, fresh.given());
        }
        var next =
                spec.channel(shelf)
                        .map(now -> now.replacedBy(alike(now, fresh, shelf)))
                        .orElseGet(() -> conditioned(fresh, spec.entries(shelf)));
        next = shelf == ChartShelf.COLOUR ? ChartScheme.fitting(next) : next;
        return ChartStack.following(spec, spec.with(shelf, next));
    }

    /// Conditions stand beside a column as they stood beside none.
    private static ChartChannel conditioned(ChartChannel fresh, List<Value> before) {
        return before.stream()
                .findFirst()
                .flatMap(ChartEdits::condition)
                .map(condition -> fresh.with(CONDITION, condition))
                .orElse(fresh);
    }

    private static Optional<Value> condition(Value entry) {
        return entry instanceof Value.Fields fields
                ? Optional.ofNullable(fields.get(CONDITION))
                : Optional.empty();
    }

    private ChartChannel fresh(ChartSpec spec, ChartShelf shelf, String name) {
        var column = column(name);
        if (column.isPresent()) {
            return ChartDefaults.of(column.get(), shelf, spec);
        }
        return name.equals(ROWS) && !shelf.isFacet() && !shelf.takesMany()
                ? ChartChannel.count()
                : new ChartChannel(Value.Fields.EMPTY).with("field", Value.of(name));
    }

    /// A column of the same kind is treated as the one before it was.
    private ChartChannel alike(ChartChannel now, ChartChannel fresh, ChartShelf shelf) {
        var sort = sort(now);
        if (sort.isEmpty() || !sort.equals(sort(fresh)) || fresh.field().isEmpty()) {
            return fresh;
        }
        var next = fresh;
        for (String member : List.of("aggregate", "timeUnit", "bin", "sort", "format")) {
            var value = now.given().get(member);
            next = value == null ? next.without(member) : next.with(member, value);
        }
        return next.typed(shelf, sort);
    }

    private static ChartSpec add(ChartSpec spec, ChartShelf shelf, Value entry) {
        var entries = new ArrayList<>(spec.entries(shelf));
        if (!entries.contains(entry)) {
            entries.add(entry);
        }
        return spec.with(shelf, entries);
    }

    /// Conditions stay when the column beside them goes.
    ChartSpec remove(ChartSpec spec, ChartShelf shelf, int index) {
        var entries = new ArrayList<>(spec.entries(shelf));
        if (index < entries.size()) {
            var gone = entries.remove(index);
            if (ChartChannel.of(gone).isPresent()) {
                condition(gone)
                        .map(condition -> Value.fields(Map.entry(CONDITION, condition)))
                        .ifPresent(left -> entries.add(index, left));
            }
        }
        return ChartStack.following(spec, spec.with(shelf, entries));
    }

    /// Moves what stands on a shelf to another one; what stood there comes in return.
    ChartSpec move(ChartSpec spec, ChartShelf from, int index, ChartShelf to) {
        var entries = spec.entries(from);
        if (from == to || index >= entries.size()) {
            return spec;
        }
        if (from.isAxis() && to.isAxis() && !spec.entries(to).isEmpty()) {
            return spec.swapped();
        }
        var moved = fitted(spec, entries.get(index), to);
        if (to.takesMany()) {
            return add(remove(spec, from, index), to, moved);
        }
        var back = spec.entries(to).stream().findFirst().map(e -> fitted(spec, e, from));
        var left = remove(spec, from, index);
        var next = left.with(to, moved);
        if (back.isPresent()) {
            next = from.takesMany() ? add(next, from, back.get()) : next.with(from, back.get());
        }
        return ChartStack.following(spec, next);
    }

    private Value fitted(ChartSpec spec, Value entry, ChartShelf to) {
        var channel = ChartChannel.of(entry);
        if (channel.isEmpty()) {
            return entry;
        }
        var sort = sort(channel.get());
        boolean named = !channel.get().isMeasure() && sort.isPresent();
        boolean amount = to.isAmount() || to.isPlace();
        boolean rolled = channel.get().isMeasure() && (to.isFacet() || to.takesMany());
        if ((named && amount) || (rolled && sort.isPresent())) {
            return ChartDefaults.of(column(channel.get().field()).orElseThrow(), to, spec).given();
        }
        var fitting = channel.get().fitting(to);
        return (to.isAxis() ? fitting : unsorted(fitting)).typed(to, sort).given();
    }

    /// By another axis only an axis is sorted.
    private static ChartChannel unsorted(ChartChannel channel) {
        return channel.sort().endsWith("x") || channel.sort().endsWith("y")
                ? channel.without("sort")
                : channel;
    }

    /// @param aggregate empty: none
    ChartSpec aggregate(ChartSpec spec, ChartShelf shelf, String aggregate) {
        return change(
                spec,
                shelf,
                now ->
                        aggregate.isEmpty()
                                ? now.without("aggregate")
                                : now.without("bin")
                                        .without("timeUnit")
                                        .with("aggregate", aggregate));
    }

    /// @param unit empty: each point in time
    ChartSpec unit(ChartSpec spec, ChartShelf shelf, String unit) {
        return change(spec, shelf, now -> now.without("aggregate").with("timeUnit", unit));
    }

    ChartSpec bin(ChartSpec spec, ChartShelf shelf, boolean on) {
        return change(
                spec,
                shelf,
                now ->
                        on
                                ? now.without("aggregate").with("bin", Value.of(true))
                                : now.without("bin"));
    }

    /// What changes no type.
    ChartSpec text(ChartSpec spec, ChartShelf shelf, String member, String text) {
        return spec.channel(shelf)
                .map(now -> spec.with(shelf, now.with(member, text)))
                .orElse(spec);
    }

    private interface Change {
        ChartChannel of(ChartChannel now);
    }

    private ChartSpec change(ChartSpec spec, ChartShelf shelf, Change change) {
        var now = spec.channel(shelf);
        if (now.isEmpty()) {
            return spec;
        }
        var next = change.of(now.get()).typed(shelf, sort(now.get()));
        return ChartStack.following(spec, spec.with(shelf, next));
    }

    /// The first shelf without a column that suits one best: numbers go up, all else goes across.
    ChartShelf best(ChartSpec spec, Column column) {
        var order =
                Sort.of(column) == Sort.NUMBER
                        ? List.of(
                                ChartShelf.ANGLE,
                                ChartShelf.Y,
                                ChartShelf.X,
                                ChartShelf.SIZE,
                                ChartShelf.COLOUR)
                        : List.of(
                                ChartShelf.X,
                                ChartShelf.Y,
                                ChartShelf.COLOUR,
                                ChartShelf.ACROSS,
                                ChartShelf.DOWN);
        var shown = ChartShelf.of(spec);
        return order.stream()
                .filter(shelf -> shown.contains(shelf) && spec.entries(shelf).isEmpty())
                .findFirst()
                .orElse(ChartShelf.DETAIL);
    }
}
