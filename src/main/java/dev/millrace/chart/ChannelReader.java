package dev.millrace.chart;

import dev.millrace.model.Column;
import dev.millrace.model.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one channel definition.
record ChannelReader(Columns columns, Complaints complaints) {

    static final List<String> UNITS =
            Arrays.stream(Unit.values())
                    .filter(unit -> unit != Unit.INSTANT)
                    .map(Unit::text)
                    .toList();
    static final List<String> OPS =
            Arrays.stream(Op.values()).filter(op -> !op.isWhisker()).map(Op::text).toList();
    private static final List<String> TYPES =
            List.of("quantitative", "temporal", "ordinal", "nominal");
    private static final List<String> STACKS = List.of("zero", "normalize", "center");
    private static final Set<String> MEMBERS =
            Set.of(
                    "field",
                    "type",
                    "aggregate",
                    "bin",
                    "timeUnit",
                    "sort",
                    "title",
                    "format",
                    "axis",
                    "legend",
                    "scale",
                    "stack",
                    "value",
                    "datum",
                    "condition",
                    "columns");

    Optional<Channel> read(String name, String path, Value value) {
        if (value instanceof Value.Null) {
            return Optional.of(channel(name, path, new Channel.Content.Literal(value), ""));
        }
        if (!(value instanceof Value.Fields given)) {
            complaints.wrongType(path, "an object", value);
            return Optional.empty();
        }
        if (!hasOnlyKnownMembers(name, path, given)) {
            return Optional.empty();
        }
        var literal = given.get("value");
        if (literal != null) {
            return Optional.of(
                    new Channel(
                            name,
                            path,
                            new Channel.Content.Literal(literal),
                            "",
                            "",
                            given,
                            Optional.empty()));
        }
        var datum = given.get("datum");
        if (datum != null) {
            return datum(name, path, given, datum);
        }
        if (given.get("field") == null
                && given.get("aggregate") == null
                && given.get("condition") != null) {
            return Optional.of(
                    new Channel(
                            name,
                            path,
                            new Channel.Content.Literal(new Value.Null()),
                            "",
                            "",
                            given,
                            Optional.empty()));
        }
        return field(name, path, given);
    }

    private static Channel channel(String name, String path, Channel.Content content, String type) {
        return new Channel(name, path, content, type, "", Value.Fields.EMPTY, Optional.empty());
    }

    private boolean hasOnlyKnownMembers(String name, String path, Value.Fields given) {
        int before = complaints.faults().size();
        var passed = new Passed(complaints);
        for (var member : given.members().entrySet()) {
            var at = path + "." + member.getKey();
            if (!belongs(name, member.getKey())) {
                complaints.impossible(
                        at, "\"" + name + "\" has no \"" + member.getKey() + "\".", "Remove it.");
                continue;
            }
            switch (member.getKey()) {
                case "axis", "legend", "scale" -> passed.allowsObject(at, member.getValue());
                case "title" -> isTitle(at, member.getValue());
                case "format" -> Formats.check(complaints, at, member.getValue());
                case "stack" -> isStack(at, member.getValue());
                case "columns" -> {
                    if (!(member.getValue() instanceof Value.Num)) {
                        complaints.wrongType(at, "a number", member.getValue());
                    }
                }
                default -> {
                    if (!MEMBERS.contains(member.getKey())) {
                        complaints.unknown(
                                at, "member", member.getKey(), MEMBERS.stream().sorted().toList());
                    }
                }
            }
        }
        return complaints.faults().size() == before;
    }

    /// Whether a channel can have that member at all.
    private static boolean belongs(String channel, String member) {
        boolean position = Channel.POSITIONS.contains(channel);
        boolean polar = channel.equals("theta") || channel.equals("radius");
        boolean legend = Channel.LEGENDS.contains(channel);
        return switch (member) {
            case "axis" -> position;
            case "legend" -> legend;
            case "stack" -> position || polar;
            case "scale" -> position || polar || legend || Channel.OFFSETS.contains(channel);
            case "columns" -> channel.equals("facet");
            case "condition" -> legend || channel.equals("text");
            default -> true;
        };
    }

    private void isTitle(String path, Value value) {
        if (!(value instanceof Value.Text || value instanceof Value.Null)) {
            complaints.wrongType(path, "a text or null", value);
        }
    }

    private void isStack(String path, Value value) {
        if (value instanceof Value.Bool || value instanceof Value.Null) {
            return;
        }
        if (!(value instanceof Value.Text(var text)) || !STACKS.contains(text)) {
            complaints.unknown(
                    path, "stack", value instanceof Value.Text(var t) ? t : value.kind(), STACKS);
        }
    }

    private Optional<Channel> datum(String name, String path, Value.Fields given, Value datum) {
        var type =
                type(path, given)
                        .orElse(
                                datum instanceof Value.Num
                                        ? "quantitative"
                                        : datum instanceof Value.Fields ? "temporal" : "nominal");
        var value = type.equals("temporal") ? Moments.of(datum) : Optional.of(datum);
        if (value.isEmpty()) {
            complaints.wrongType(path + ".datum", "a date such as \"2014-01-31\"", datum);
            return Optional.empty();
        }
        return Optional.of(
                new Channel(
                        name,
                        path,
                        new Channel.Content.Datum(value.get()),
                        type,
                        given.get("title") instanceof Value.Text(var text) ? text : "",
                        given,
                        Optional.empty()));
    }

    private Optional<String> type(String path, Value.Fields given) {
        var type = given.get("type");
        if (type == null) {
            return Optional.empty();
        }
        if (type instanceof Value.Text(var text) && TYPES.contains(text)) {
            return Optional.of(text);
        }
        complaints.unknown(
                path + ".type", "type", type instanceof Value.Text(var t) ? t : type.kind(), TYPES);
        return Optional.empty();
    }

    private Optional<Channel> field(String name, String path, Value.Fields given) {
        int before = complaints.faults().size();
        var type = type(path, given);
        var aggregate = given.get("aggregate");
        var content =
                aggregate != null
                        ? measure(path, given, aggregate).map(Channel.Content.OfMeasure::new)
                        : key(name, path, given, type).map(Channel.Content.OfKey::new);
        var sort = new SortReader(this, complaints).read(path, given.get("sort"));
        if (content.isEmpty() || complaints.faults().size() > before) {
            return Optional.empty();
        }
        var shown = content.get();
        return Optional.of(
                new Channel(
                        name,
                        path,
                        shown,
                        type.orElseGet(() -> typeOf(name, shown)),
                        given.get("title") instanceof Value.Text(var text) ? text : titleOf(shown),
                        given,
                        sort));
    }

    private Optional<Measure> measure(String path, Value.Fields given, Value aggregate) {
        if (!(aggregate instanceof Value.Text(var text)) || Op.of(text).isEmpty()) {
            complaints.unknown(
                    path + ".aggregate",
                    "aggregate",
                    aggregate instanceof Value.Text(var t) ? t : aggregate.kind(),
                    OPS);
            return Optional.empty();
        }
        return measure(path, Op.of(text).get(), given.get("field"));
    }

    Optional<Measure> measure(String path, Op op, @Nullable Value field) {
        if (op == Op.COUNT) {
            return Optional.of(Measure.count());
        }
        return column(path, field, "\"" + op.text() + "\"")
                .filter(
                        column ->
                                !op.needsNumbers()
                                        || columns.isNumber(
                                                path + ".field", column, "\"" + op.text() + "\""))
                .map(column -> Measure.of(op, column.name()));
    }

    private Optional<Column> column(String path, @Nullable Value field, String why) {
        if (field instanceof Value.Text(var name)) {
            return columns.find(path + ".field", name);
        }
        if (field == null) {
            complaints.missing(path + ".field", why + " needs the name of a column.", "");
        } else {
            complaints.wrongType(path + ".field", "the name of a column", field);
        }
        return Optional.empty();
    }

    private Optional<Key> key(String name, String path, Value.Fields given, Optional<String> type) {
        return column(path, given.get("field"), "This channel")
                .flatMap(
                        column ->
                                bucket(name, path, given, type, column)
                                        .map(b -> new Key(column.name(), b)));
    }

    private Optional<Bucket> bucket(
            String name, String path, Value.Fields given, Optional<String> type, Column column) {
        var bin = given.get("bin");
        if (bin != null && !bin.equals(Value.of(false)) && !(bin instanceof Value.Null)) {
            return columns.isNumber(path + ".field", column, "\"bin\"")
                    ? Bins.read(complaints, path + ".bin", name, bin)
                    : Optional.empty();
        }
        var unit = given.get("timeUnit");
        if (unit != null) {
            return columns.isTime(path + ".field", column, "\"timeUnit\"")
                    ? unit(path + ".timeUnit", unit)
                    : Optional.empty();
        }
        if (columns.known() && Sort.of(column) == Sort.OTHER) {
            complaints.impossible(
                    path + ".field",
                    "\""
                            + column.name()
                            + "\" is "
                            + column.type()
                            + ", which a chart cannot show.",
                    "Take a part of it out before.");
            return Optional.empty();
        }
        boolean fits =
                switch (type.orElse("")) {
                    case "quantitative" ->
                            columns.isNumber(path + ".type", column, "\"quantitative\"");
                    case "temporal" -> columns.isTime(path + ".type", column, "\"temporal\"");
                    default -> true;
                };
        boolean isTime =
                Sort.of(column) == Sort.TIME
                        || (!columns.known() && type.equals(Optional.of("temporal")));
        return fits
                ? Optional.of(isTime ? new Bucket.Time(Unit.INSTANT) : new Bucket.Plain())
                : Optional.empty();
    }

    private Optional<Bucket> unit(String path, Value value) {
        var unit = value instanceof Value.Text(var text) ? Unit.of(text) : Optional.<Unit>empty();
        if (unit.isEmpty()) {
            complaints.unknown(
                    path,
                    "time unit",
                    value instanceof Value.Text(var t) ? t : value.kind(),
                    UNITS);
        }
        return unit.map(Bucket.Time::new);
    }

    private String typeOf(String name, Channel.Content content) {
        if (!(content instanceof Channel.Content.OfKey(Key key))) {
            return "quantitative";
        }
        return switch (key.bucket()) {
            case Bucket.Time(Unit unit) ->
                    unit.isCyclic() || Channel.FACETS.contains(name) ? "ordinal" : "temporal";
            case Bucket.Bin _ -> Channel.POSITIONS.contains(name) ? "quantitative" : "ordinal";
            case Bucket.Plain _ -> {
                boolean isNumber =
                        columns.schema()
                                .find(key.column())
                                .map(Sort::of)
                                .equals(Optional.of(Sort.NUMBER));
                boolean discrete =
                        Channel.FACETS.contains(name)
                                || name.equals("shape")
                                || Channel.OFFSETS.contains(name);
                yield isNumber
                        ? discrete ? "ordinal" : "quantitative"
                        : Channel.PLACES.contains(name) ? "quantitative" : "nominal";
            }
        };
    }

    private static String titleOf(Channel.Content content) {
        return switch (content) {
            case Channel.Content.OfMeasure(Measure measure) -> measure.title();
            case Channel.Content.OfKey(Key(var column, Bucket.Time(Unit unit)))
                    when unit.isCyclic() ->
                    unit.noun() + " of " + column;
            case Channel.Content.OfKey(Key(var column, var _)) -> column;
            default -> "";
        };
    }
}
