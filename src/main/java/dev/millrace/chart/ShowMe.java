package dev.millrace.chart;

import dev.millrace.model.Column;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Proposes charts for columns that somebody points at, the best first.
public final class ShowMe {

    /// @param reason one sentence why it fits
    /// @param spec the setting `chart`
    public record Proposal(String title, String reason, Value.Fields spec) {}

    /// More values than a legend or a small axis can tell apart.
    private static final long FEW = 12;

    /// More bars than can be read.
    private static final int BARS = 20;

    private static final Set<String> LATITUDES = Set.of("lat", "latitude");
    private static final Set<String> LONGITUDES = Set.of("lon", "lng", "long", "longitude");

    private final List<Column> times;
    private final List<Column> numbers;
    private final List<Column> categories;
    private final List<Column> latitudes;
    private final List<Column> longitudes;
    private final Map<String, Long> distinct;
    private final List<Proposal> proposals = new ArrayList<>();

    private ShowMe(List<Column> columns, Map<String, Long> distinct) {
        this.distinct = distinct;
        times = columns.stream().filter(c -> Sort.of(c) == Sort.TIME).toList();
        latitudes = columns.stream().filter(c -> isPlace(c, LATITUDES)).toList();
        longitudes = columns.stream().filter(c -> isPlace(c, LONGITUDES)).toList();
        numbers =
                columns.stream()
                        .filter(c -> Sort.of(c) == Sort.NUMBER)
                        .filter(c -> !latitudes.contains(c) && !longitudes.contains(c))
                        .toList();
        categories =
                columns.stream()
                        .filter(c -> Sort.of(c) == Sort.TEXT || Sort.of(c) == Sort.FLAG)
                        .toList();
    }

    private static boolean isPlace(Column column, Set<String> names) {
        var words = column.name().toLowerCase(Locale.ROOT).split("[^a-z]+", -1);
        return Sort.of(column) == Sort.NUMBER && List.of(words).stream().anyMatch(names::contains);
    }

    /// @param columns in the order they were chosen; the first of a kind counts most
    /// @param distinct how many values columns have, as far as that is known
    public static List<Proposal> charts(List<Column> columns, Map<String, Long> distinct) {
        return new ShowMe(columns, distinct).all();
    }

    private List<Proposal> all() {
        if (!latitudes.isEmpty() && !longitudes.isEmpty()) {
            map();
        }
        if (!times.isEmpty()) {
            overTime();
        }
        if (numbers.size() >= 2) {
            scatter();
        }
        if (categories.size() >= 2) {
            twoCategories();
        }
        if (!categories.isEmpty()) {
            bars();
        }
        if (!numbers.isEmpty()) {
            spread();
        }
        if (!times.isEmpty()) {
            rhythm();
        }
        return List.copyOf(proposals);
    }

    private void add(String title, String reason, Value mark, Channels channels) {
        add(title, reason, mark, channels, 0);
    }

    private void add(String title, String reason, Value mark, Channels channels, int top) {
        var spec =
                Value.fields(Draw.entry("mark", mark), Draw.entry("encoding", channels.encoding()));
        var meta = Value.fields(Draw.entry("millrace", Value.fields(Draw.entry("top", top))));
        proposals.add(new Proposal(title, reason, top == 0 ? spec : spec.with("usermeta", meta)));
    }

    /// Channels one after another.
    private record Channels(Value.Fields encoding) {
        static final Channels NONE = new Channels(Value.Fields.EMPTY);

        Channels with(String name, Value.Fields channel) {
            return new Channels(encoding.with(name, channel));
        }
    }

    private static Value.Fields field(Column column) {
        return Value.fields(Draw.entry("field", column.name()));
    }

    private static Value.Fields cut(Column column, Unit unit) {
        return field(column).with("timeUnit", Value.of(unit.text()));
    }

    /// The sum of the first number, or how many rows there are.
    private Value.Fields measure() {
        return numbers.isEmpty()
                ? Value.fields(Draw.entry("aggregate", "count"))
                : measure(numbers.getFirst());
    }

    private static Value.Fields measure(Column number) {
        return field(number).with("aggregate", Value.of(isRate(number) ? "mean" : "sum"));
    }

    /// Whether adding it up would say nothing, going by its name.
    public static boolean isRate(Column number) {
        var name = number.name().toLowerCase(Locale.ROOT);
        return List.of(
                        "rate",
                        "share",
                        "percent",
                        "ratio",
                        "discount",
                        "price",
                        "age",
                        "margin",
                        "score")
                .stream()
                .anyMatch(word -> List.of(name.split("[^a-z]+", -1)).contains(word));
    }

    private String what() {
        return numbers.isEmpty() ? "Number of rows" : titleCase(numbers.getFirst().name());
    }

    private static String titleCase(String name) {
        return name.isEmpty()
                ? name
                : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private boolean isFew(Column column) {
        return distinct.getOrDefault(column.name(), FEW) <= FEW;
    }

    private List<Column> few() {
        return categories.stream().filter(this::isFew).toList();
    }

    private void map() {
        var places =
                Channels.NONE
                        .with("longitude", field(longitudes.getFirst()))
                        .with("latitude", field(latitudes.getFirst()));
        var sized = places.with("size", measure());
        add(
                "Map of " + what().toLowerCase(Locale.ROOT),
                "There are a latitude and a longitude.",
                Value.of("circle"),
                few().isEmpty() ? sized : sized.with("color", field(few().getFirst())));
    }

    private void overTime() {
        var time = times.getFirst();
        var line = Channels.NONE.with("x", cut(time, Unit.YEARMONTH)).with("y", measure());
        if (few().isEmpty()) {
            add(
                    what() + " over time",
                    "A line shows how a number goes on over time.",
                    Value.of("line"),
                    line);
        } else {
            var coloured = line.with("color", field(few().getFirst()));
            add(
                    what() + " over time by " + few().getFirst().name(),
                    "A line for each value shows which goes up and which down.",
                    Value.of("line"),
                    coloured);
            boolean adds = numbers.isEmpty() || !isRate(numbers.getFirst());
            if (adds) {
                add(
                        what() + " over time, stacked",
                        "Areas show the whole and what it is made of.",
                        Value.of("area"),
                        coloured);
            }
        }
        add(
                what() + " by year",
                "Bars compare whole years.",
                Value.of("bar"),
                Channels.NONE
                        .with("x", cut(time, Unit.YEAR).with("type", Value.of("ordinal")))
                        .with("y", measure()));
    }

    private void scatter() {
        var points =
                Channels.NONE.with("x", field(numbers.get(0))).with("y", field(numbers.get(1)));
        add(
                titleCase(numbers.get(1).name()) + " against " + numbers.get(0).name(),
                "Points show whether two numbers go together.",
                Value.of("point"),
                few().isEmpty() ? points : points.with("color", field(few().getFirst())));
        if (!categories.isEmpty()) {
            add(
                    "One circle a " + categories.getFirst().name(),
                    "Circles compare groups by two numbers at once.",
                    Value.of("circle"),
                    Channels.NONE
                            .with("x", measure(numbers.get(0)))
                            .with("y", measure(numbers.get(1)))
                            .with("size", Value.fields(Draw.entry("aggregate", "count")))
                            .with("detail", field(categories.getFirst())));
        }
    }

    private void twoCategories() {
        var first = categories.get(0);
        var second = categories.get(1);
        add(
                what() + " by " + first.name() + " and " + second.name(),
                "A heat map compares all pairs of two categories.",
                Value.of("rect"),
                Channels.NONE
                        .with("x", field(second))
                        .with("y", field(first))
                        .with("color", measure()),
                isFew(first) ? 0 : BARS);
        var colour = isFew(second) ? second : first;
        var axis = colour.equals(second) ? first : second;
        boolean adds = numbers.isEmpty() || !isRate(numbers.getFirst());
        if (isFew(colour) && adds) {
            add(
                    what() + " by " + axis.name() + ", divided by " + colour.name(),
                    "Stacked bars show the whole and its parts.",
                    Value.of("bar"),
                    Channels.NONE
                            .with("x", field(axis))
                            .with("y", measure())
                            .with("color", field(colour)),
                    isFew(axis) ? 0 : BARS);
        }
    }

    private void bars() {
        var category = categories.getFirst();
        add(
                what() + " by " + category.name(),
                isFew(category)
                        ? "Sorted bars compare groups best."
                        : "Sorted bars compare the " + BARS + " largest groups.",
                Value.of("bar"),
                Channels.NONE
                        .with("y", field(category).with("sort", Value.of("-x")))
                        .with("x", measure()),
                isFew(category) ? 0 : BARS);
    }

    private void spread() {
        var number = numbers.getFirst();
        if (!few().isEmpty()) {
            add(
                    "Spread of " + number.name() + " by " + few().getFirst().name(),
                    "Boxes compare how values spread in each group.",
                    Value.of("boxplot"),
                    Channels.NONE.with("x", field(few().getFirst())).with("y", field(number)));
        }
        add(
                "Distribution of " + number.name(),
                "A histogram shows which values are common.",
                Value.of("bar"),
                Channels.NONE
                        .with("x", field(number).with("bin", Value.of(true)))
                        .with("y", Value.fields(Draw.entry("aggregate", "count"))));
    }

    private void rhythm() {
        add(
                what() + " by weekday and month",
                "A heat map shows the rhythm of weeks and seasons.",
                Value.of("rect"),
                Channels.NONE
                        .with("x", cut(times.getFirst(), Unit.MONTH))
                        .with("y", cut(times.getFirst(), Unit.DAY))
                        .with("color", measure()));
    }
}
