package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.List;
import java.util.Optional;

/// One channel of a mark, read.
///
/// @param name as Vega-Lite spells it
/// @param path of its setting
/// @param type `temporal quantitative nominal ordinal`
/// @param title as people call what it shows
/// @param given the members as they were written; those that are passed on have been checked
record Channel(
        String name,
        String path,
        Content content,
        String type,
        String title,
        Value.Fields given,
        Optional<SortBy> sort) {

    static final List<String> POSITIONS = List.of("x", "y");
    static final List<String> SECOND = List.of("x2", "y2");
    static final List<String> OFFSETS = List.of("xOffset", "yOffset");
    static final List<String> LEGENDS = List.of("color", "size", "shape", "opacity");
    static final List<String> FACETS = List.of("row", "column", "facet");
    static final List<String> PLACES = List.of("latitude", "longitude");
    static final List<String> LISTS = List.of("detail", "tooltip");

    /// What a channel shows.
    sealed interface Content {
        record OfKey(Key key) implements Content {}

        record OfMeasure(Measure measure) implements Content {}

        /// A value of the data's kind, such as a target.
        record Datum(Value value) implements Content {}

        /// A value of the channel's kind, such as a colour; NULL for none.
        record Literal(Value value) implements Content {}
    }

    Optional<Key> key() {
        return content instanceof Content.OfKey(var key) ? Optional.of(key) : Optional.empty();
    }

    Optional<Measure> measure() {
        return content instanceof Content.OfMeasure(var measure)
                ? Optional.of(measure)
                : Optional.empty();
    }

    boolean isDiscrete() {
        return type.equals("nominal") || type.equals("ordinal");
    }

    Optional<Unit> unit() {
        return key().map(Key::bucket)
                .flatMap(
                        bucket ->
                                bucket instanceof Bucket.Time(var unit)
                                        ? Optional.of(unit)
                                        : Optional.empty());
    }

    boolean isBinned() {
        return key().filter(key -> key.bucket() instanceof Bucket.Bin).isPresent();
    }

    boolean isPosition() {
        return POSITIONS.contains(name);
    }
}
