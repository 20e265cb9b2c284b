package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes one channel of a drawn description, over the columns of an answer.
///
/// @param bands whether points in time are drawn as wide as their bucket, as bars are
record ChannelDrawing(Layer layer, Plan plan, Columns columns, boolean bands) {

    private static final List<String> UNSORTED = List.of("tooltip", "text", "detail");

    /// What a page writes for the numbers of a cycle, from 1.
    static final Map<Unit, List<String>> NAMES =
            Map.of(
                    Unit.MONTH,
                    List.of(
                            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
                            "Nov", "Dec"),
                    Unit.DAY,
                    List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
                    Unit.QUARTER,
                    List.of("Q1", "Q2", "Q3", "Q4"));

    Value.Fields draw(Channel channel) {
        return switch (channel.content()) {
            case Channel.Content.OfKey(Key key) -> field(channel, plan.name(key));
            case Channel.Content.OfMeasure(Measure measure) -> field(channel, plan.name(measure));
            case Channel.Content.Datum(Value datum) -> datum(channel, datum);
            case Channel.Content.Literal(Value literal) ->
                    literal instanceof Value.Null
                            ? Value.Fields.EMPTY
                            : Value.fields(Draw.entry("value", literal));
        };
    }

    /// Tells the dataset what its columns are called.
    void head(Channel channel) {
        var head = new Head(channel.title(), channel.type());
        if (!Channel.SECOND.contains(channel.name())) {
            channel.key().ifPresent(key -> plan.head(key, head));
            channel.measure().ifPresent(measure -> plan.head(measure, head));
        }
    }

    private Value.Fields datum(Channel channel, Value datum) {
        var members = new LinkedHashMap<String, Value>();
        members.put("datum", datum);
        if (Channel.SECOND.contains(channel.name())) {
            return new Value.Fields(members);
        }
        members.put("type", Value.of(channel.type()));
        if (!channel.title().isEmpty()) {
            members.put("title", Value.of(channel.title()));
        }
        if (channel.type().equals("temporal") && channel.isPosition()) {
            members.put("scale", utc(given(channel, "scale")));
        }
        return new Value.Fields(members);
    }

    private Value.Fields field(Channel channel, String field) {
        var members = new LinkedHashMap<String, Value>();
        members.put("field", Value.of(field));
        if (Channel.SECOND.contains(channel.name())) {
            return new Value.Fields(members);
        }
        members.put("type", Value.of(channel.type()));
        if (Channel.PLACES.contains(channel.name())) {
            return new Value.Fields(members);
        }
        boolean untitled = channel.given().get("title") instanceof Value.Null;
        members.put("title", untitled ? new Value.Null() : Value.of(title(channel)));
        if (channel.isBinned() && channel.isPosition() && channel.type().equals("quantitative")) {
            members.put("bin", Value.fields(Draw.entry("binned", true), Draw.entry("step", 0)));
        }
        time(channel, members);
        guides(channel, members);
        stack(channel, members);
        if (!UNSORTED.contains(channel.name())) {
            sort(channel).ifPresent(sort -> members.put("sort", sort));
        }
        return new Value.Fields(members);
    }

    private String title(Channel channel) {
        boolean own = channel.given().get("title") instanceof Value.Text;
        return isShare(channel) && !own ? "Share, " + lower(channel.title()) : channel.title();
    }

    private static String lower(String title) {
        return title.isEmpty()
                ? title
                : Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }

    private static boolean isShare(Channel channel) {
        return Value.of("normalize").equals(channel.given().get("stack"));
    }

    private void time(Channel channel, Map<String, Value> members) {
        if (!channel.type().equals("temporal") || !channel.isPosition()) {
            return;
        }
        var unit = channel.unit().orElse(Unit.INSTANT);
        if (bands && unit != Unit.INSTANT) {
            members.put(
                    "timeUnit",
                    Value.fields(
                            Draw.entry("unit", "utc" + unit.text()), Draw.entry("binned", true)));
        }
    }

    private static Value utc(Optional<Value> scale) {
        var given = scale.filter(Value.Fields.class::isInstance).map(Value.Fields.class::cast);
        return given.orElse(Value.Fields.EMPTY).with("type", Value.of("utc"));
    }

    /// Axis, legend, header and scale.
    private void guides(Channel channel, Map<String, Value> members) {
        var name = channel.name();
        var scale = given(channel, "scale");
        if (channel.type().equals("temporal") && channel.isPosition()) {
            members.put("scale", utc(scale));
        } else {
            scale.ifPresent(value -> members.put("scale", value));
        }
        if (channel.isPosition()) {
            guide(channel, "axis", members);
        } else if (Channel.LEGENDS.contains(name)) {
            guide(channel, "legend", members);
        } else if (Channel.FACETS.contains(name)) {
            guide(channel, "header", members);
            given(channel, "columns").ifPresent(value -> members.put("columns", value));
        } else if (name.equals("text")) {
            members.putAll(format(channel, exact(channel)).members());
        } else if (name.equals("tooltip")) {
            members.putAll(format(channel, exact(channel)).members());
        }
    }

    private void guide(Channel channel, String guide, Map<String, Value> members) {
        var given = given(channel, guide);
        if (given.isPresent() && given.get() instanceof Value.Null) {
            members.put(guide, given.get());
            return;
        }
        var drawn = new LinkedHashMap<>(format(channel, axisFormat(channel)).members());
        if (guide.equals("axis") && channel.type().equals("temporal")) {
            drawn.remove("formatType");
            long least = channel.unit().map(Unit::leastMillis).orElse(0L);
            if (least > 0) {
                drawn.put("tickMinStep", Value.of(least));
            }
        }
        if (given.isPresent() && given.get() instanceof Value.Fields(var own)) {
            drawn.putAll(own);
        }
        if (!drawn.isEmpty()) {
            members.put(guide, new Value.Fields(drawn));
        }
    }

    /// The format that was asked for, or the usual one.
    private Value.Fields format(Channel channel, String usual) {
        var format = channel.given().get("format") instanceof Value.Text(var text) ? text : usual;
        if (format.isEmpty()) {
            return Value.Fields.EMPTY;
        }
        var members = Value.fields(Draw.entry("format", format));
        boolean isTime = channel.unit().filter(unit -> !unit.isCyclic()).isPresent();
        return isTime ? members.with("formatType", Value.of(Formats.UTC)) : members;
    }

    private String axisFormat(Channel channel) {
        if (isShare(channel)) {
            return Formats.SHARE;
        }
        if (channel.measure().isPresent()) {
            return Formats.axis(channel.measure().get());
        }
        boolean free = channel.isPosition() && channel.type().equals("temporal");
        return free && channel.unit().equals(Optional.of(Unit.INSTANT)) ? "" : timeFormat(channel);
    }

    private String exact(Channel channel) {
        return channel.measure().map(Formats::exact).orElseGet(() -> timeFormat(channel));
    }

    private String timeFormat(Channel channel) {
        var unit = channel.unit();
        if (unit.isEmpty()) {
            return "";
        }
        var type = channel.key().flatMap(key -> columns.schema().find(key.column()));
        boolean isDate = type.filter(column -> column.type().equals("DATE")).isPresent();
        return unit.get() == Unit.INSTANT && isDate
                ? Unit.YEARMONTHDATE.format()
                : unit.get().format();
    }

    private void stack(Channel channel, Map<String, Value> members) {
        if (!List.of("x", "y", "theta", "radius").contains(channel.name())) {
            return;
        }
        if (given(channel, "stack").isPresent()) {
            var stack = given(channel, "stack").get();
            members.put("stack", stack.equals(Value.of(true)) ? Value.of("zero") : stack);
        } else if (channel.isPosition() && layer.isStacked() && channel.measure().isPresent()) {
            boolean adds = channel.measure().get().op().isSum() && layer.isDivided();
            members.put("stack", adds ? Value.of("zero") : new Value.Null());
        }
    }

    private Optional<Value> sort(Channel channel) {
        var names =
                channel.isDiscrete()
                        ? channel.unit().map(NAMES::get)
                        : Optional.<List<String>>empty();
        if (channel.sort().isEmpty()) {
            return names.map(list -> Draw.texts(list.toArray(String[]::new)));
        }
        return switch (channel.sort().get()) {
            case SortBy.Listed(Value list) -> Optional.of(list);
            case SortBy.Itself(boolean descending) ->
                    Optional.of(
                            names.map(list -> descending ? list.reversed() : list)
                                    .<Value>map(list -> Draw.texts(list.toArray(String[]::new)))
                                    .orElse(Value.of(descending ? "descending" : "ascending")));
            case SortBy.OfMeasure(Measure measure, boolean descending) ->
                    Optional.of(byMeasure(measure, descending));
            case SortBy.OfChannel(String name, boolean descending) ->
                    layer.channel(name).map(other -> byChannel(other, descending));
        };
    }

    private Value byChannel(Channel other, boolean descending) {
        return other.measure()
                .map(measure -> byMeasure(measure, descending))
                .or(() -> other.key().map(key -> by(plan.name(key), "min", descending)))
                .orElse(Value.of(descending ? "descending" : "ascending"));
    }

    private Value byMeasure(Measure measure, boolean descending) {
        if (plan.isRaw()) {
            var column = columns.schema().find(measure.column());
            var key = column.map(Key::of).orElse(new Key(measure.column(), new Bucket.Plain()));
            return by(plan.name(key), measure.op().text(), descending);
        }
        var name = plan.name(measure);
        boolean alone = plan.keys().size() == 1;
        if (alone) {
            plan.order(new Order(name, descending));
        }
        return by(name, alone ? "max" : together(measure.op()), descending);
    }

    /// What orders a group that is drawn in several pieces.
    private static String together(Op op) {
        return switch (op) {
            case SUM, COUNT, VALID, MISSING -> "sum";
            case MIN -> "min";
            case MAX -> "max";
            default -> "mean";
        };
    }

    private static Value by(String field, String op, boolean descending) {
        return Value.fields(
                Draw.entry("field", field),
                Draw.entry("op", op),
                Draw.entry("order", descending ? "descending" : "ascending"));
    }

    private static Optional<Value> given(Channel channel, String member) {
        return Optional.ofNullable(channel.given().members().get(member));
    }
}
