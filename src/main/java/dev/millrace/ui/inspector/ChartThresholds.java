package dev.millrace.ui.inspector;

import static java.util.Map.entry;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Colours by conditions on what a mark shows: the `condition` of the colour channel. The first one
/// that is true decides.
final class ChartThresholds {

    static final List<String> TESTS = List.of("lt", "lte", "gt", "gte", "equal");

    private static final String CONDITION = "condition";
    private static final String VALUE = "value";
    private static final Set<String> MARKS =
            Set.of("bar", "point", "circle", "square", "tick", "rect", "arc", "text");

    private ChartThresholds() {}

    /// @param field a column that the mark shows, or `count`
    /// @param test one of the names above
    record Rule(String field, String test, Value bound, String colour) {

        Value value() {
            return Value.fields(
                    entry(
                            "test",
                            Value.fields(entry("field", Value.of(field)), entry(test, bound))),
                    entry(VALUE, Value.of(colour)));
        }
    }

    static String words(String test) {
        return switch (test) {
            case "lt" -> "below";
            case "lte" -> "at most";
            case "gt" -> "above";
            case "gte" -> "at least";
            default -> "equal to";
        };
    }

    private static Value.Fields colour(ChartSpec spec) {
        var entries = spec.entries(ChartShelf.COLOUR);
        return !entries.isEmpty() && entries.getFirst() instanceof Value.Fields fields
                ? fields
                : Value.Fields.EMPTY;
    }

    /// All conditions as they stand.
    static List<Value> all(ChartSpec spec) {
        return switch (colour(spec).get(CONDITION)) {
            case null -> List.of();
            case Value.Items(var all) -> all;
            case Value one -> List.of(one);
        };
    }

    /// Empty: it is written in another way than `Rule` writes it.
    static Optional<Rule> rule(Value condition) {
        if (!(condition instanceof Value.Fields fields)
                || !(fields.get("test") instanceof Value.Fields test)
                || !(test.get("field") instanceof Value.Text(var field))
                || !(fields.get(VALUE) instanceof Value.Text(var colour))) {
            return Optional.empty();
        }
        for (String name : TESTS) {
            if (test.get(name) instanceof Value.Num bound) {
                var rule = new Rule(field, name, bound, colour);
                return Optional.of(rule).filter(each -> each.value().equals(condition));
            }
        }
        return Optional.empty();
    }

    /// @param all none: without conditions; a colour that is left alone goes with them
    static ChartSpec with(ChartSpec spec, List<Value> all) {
        var colour = colour(spec);
        if (all.isEmpty()) {
            return bare(spec, colour.without(CONDITION));
        }
        var written = all.size() == 1 ? all.getFirst() : new Value.Items(all);
        return spec.with(ChartShelf.COLOUR, colour.with(CONDITION, written));
    }

    private static ChartSpec bare(ChartSpec spec, Value.Fields colour) {
        return colour.isEmpty()
                ? spec.with(ChartShelf.COLOUR, List.of())
                : spec.with(ChartShelf.COLOUR, colour);
    }

    static ChartSpec replaced(ChartSpec spec, int index, Rule rule) {
        var all = new ArrayList<>(all(spec));
        all.set(index, rule.value());
        return with(spec, all);
    }

    static ChartSpec removed(ChartSpec spec, int index) {
        var all = new ArrayList<>(all(spec));
        all.remove(index);
        return with(spec, all);
    }

    static ChartSpec added(ChartSpec spec, Rule rule) {
        var all = new ArrayList<>(all(spec));
        all.add(rule.value());
        return with(spec, all);
    }

    /// The colour where no condition is true; empty if it is that of the theme.
    static String otherwise(ChartSpec spec) {
        return colour(spec).get(VALUE) instanceof Value.Text(var text) ? text : "";
    }

    static ChartSpec otherwise(ChartSpec spec, String colour) {
        var now = colour(spec);
        return colour.isEmpty()
                ? bare(spec, now.without(VALUE))
                : spec.with(ChartShelf.COLOUR, now.with(VALUE, Value.of(colour)));
    }

    /// Whether a column gives the colours that no condition gives.
    static boolean hasColumn(ChartSpec spec) {
        return spec.channel(ChartShelf.COLOUR).isPresent();
    }

    /// The numbers that a mark shows, as conditions name them; a measure is named by its column.
    static List<String> fields(ChartSpec spec) {
        var fields = new ArrayList<String>();
        for (var shelf : ChartShelf.values()) {
            var channel = spec.channel(shelf);
            if (channel.isPresent() && isNumber(channel.get()) && !shelf.isPlace()) {
                var name = name(channel.get());
                if (!name.isEmpty() && !fields.contains(name)) {
                    fields.add(name);
                }
            }
        }
        return List.copyOf(fields);
    }

    private static boolean isNumber(ChartChannel channel) {
        return channel.isMeasure()
                || (channel.type().equals("quantitative") && !channel.isBinned());
    }

    private static String name(ChartChannel channel) {
        return channel.aggregate().equals("count") ? "count" : channel.field();
    }

    /// `Sum of sales` for `sales`.
    static String words(ChartSpec spec, String field) {
        for (var shelf : ChartShelf.values()) {
            @Nullable ChartChannel channel = spec.channel(shelf).orElse(null);
            if (channel != null && isNumber(channel) && name(channel).equals(field)) {
                return ChartNames.entry(channel.given());
            }
        }
        return field;
    }

    /// Whether each group is a mark of its own and shows a number. One colour fits no line.
    static boolean fits(ChartSpec spec) {
        return !all(spec).isEmpty() || (MARKS.contains(spec.mark()) && !fields(spec).isEmpty());
    }
}
