package dev.millrace.ui.inspector;

import dev.millrace.chart.Sort;
import dev.millrace.chart.Unit;
import dev.millrace.model.Value;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/// One column on a shelf, with what is done to it. Members it does not know stay as they are.
///
/// @param given as the chart holds it
record ChartChannel(Value.Fields given) {

    /// An order that only the JSON can tell.
    static final String OTHER = "other";

    private static final Set<String> OF_A_COLUMN =
            Set.of("field", "type", "aggregate", "bin", "timeUnit", "sort", "title", "format");

    /// @param value what a shelf holds; empty if it is no column but, say, a fixed colour
    static Optional<ChartChannel> of(Value value) {
        return value instanceof Value.Fields fields
                        && (fields.get("field") instanceof Value.Text
                                || fields.get("aggregate") instanceof Value.Text)
                        && fields.get("value") == null
                        && fields.get("datum") == null
                ? Optional.of(new ChartChannel(fields))
                : Optional.empty();
    }

    static ChartChannel count() {
        return new ChartChannel(Value.Fields.EMPTY)
                .with("aggregate", "count")
                .with("type", "quantitative");
    }

    private String text(String member) {
        return given.get(member) instanceof Value.Text(var text) ? text : "";
    }

    /// Empty: the rows themselves are counted.
    String field() {
        return text("field");
    }

    String type() {
        return text("type");
    }

    /// Empty: none.
    String aggregate() {
        var text = text("aggregate");
        return text.equals("average") ? "mean" : text;
    }

    boolean isMeasure() {
        return !aggregate().isEmpty();
    }

    /// Empty: none. `utc` in front of it says nothing: all times are taken as they stand.
    String unit() {
        var text = text("timeUnit");
        return text.startsWith("utc") ? text.substring(3) : text;
    }

    boolean isBinned() {
        return switch (given.get("bin")) {
            case Value.Bool(var on) -> on;
            case Value.Fields _ -> true;
            case null, default -> false;
        };
    }

    String title() {
        return text("title");
    }

    String format() {
        return text("format");
    }

    /// `ascending`, `-y` and the like; empty: as Vega-Lite does by itself.
    String sort() {
        return switch (given.get("sort")) {
            case null -> "";
            case Value.Text(var text) -> text;
            default -> OTHER;
        };
    }

    ChartChannel with(String member, Value value) {
        return new ChartChannel(given.with(member, value));
    }

    /// @param text empty: without it
    ChartChannel with(String member, String text) {
        return text.isEmpty() ? without(member) : with(member, Value.of(text));
    }

    ChartChannel without(String member) {
        return new ChartChannel(given.without(member));
    }

    /// The same with the type that follows from what is done to the column.
    ///
    /// @param sort of the column; empty if it is not known, and then a type stays as it is
    ChartChannel typed(ChartShelf shelf, Optional<Sort> sort) {
        if (isMeasure()) {
            return with("type", "quantitative");
        }
        if (isBinned()) {
            return with("type", shelf.isAxis() ? "quantitative" : "ordinal");
        }
        if (!unit().isEmpty()) {
            boolean cyclic = Unit.of(unit()).filter(Unit::isCyclic).isPresent();
            return with("type", cyclic || !shelf.isAxis() ? "ordinal" : "temporal");
        }
        return sort.map(
                        known ->
                                switch (known) {
                                    case NUMBER -> shelf.isFacet() ? "ordinal" : "quantitative";
                                    case TIME -> shelf.isFacet() ? "ordinal" : "temporal";
                                    case FLAG, TEXT, OTHER -> "nominal";
                                })
                .map(type -> with("type", type))
                .orElse(this);
    }

    /// The members that a shelf has a meaning for.
    ChartChannel fitting(ChartShelf shelf) {
        var kept = new LinkedHashMap<>(given.members());
        kept.keySet().removeIf(member -> !shelf.allows(member));
        return new ChartChannel(new Value.Fields(kept));
    }

    /// Another column in its place: axis, scale and the like stay.
    ChartChannel replacedBy(ChartChannel other) {
        var next = new LinkedHashMap<>(other.given.members());
        given.members()
                .forEach(
                        (member, value) -> {
                            if (!OF_A_COLUMN.contains(member)) {
                                next.putIfAbsent(member, value);
                            }
                        });
        return new ChartChannel(new Value.Fields(next));
    }

    /// Whether its values stand one beside the other, and not on a scale.
    boolean isDiscrete() {
        return !isMeasure() && (type().equals("nominal") || type().equals("ordinal"));
    }
}
