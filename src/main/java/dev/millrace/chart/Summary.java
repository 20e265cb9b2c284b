package dev.millrace.chart;

import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One sentence of what a tile shows, from its answers alone.
record Summary(Tile tile) {

    private static final String NOTHING = "There are no rows to show.";

    /// A group by its name, with its measure.
    private record Point(String name, BigDecimal value) {}

    String of(Map<String, List<List<Value>>> answers) {
        if (tile.datasets().isEmpty()) {
            return "";
        }
        var data = tile.datasets().getFirst();
        var rows = answers.getOrDefault(data.name(), List.of());
        if (rows.isEmpty()) {
            return NOTHING;
        }
        boolean more = rows.size() > data.most();
        var kept = more ? rows.subList(0, (int) data.most()) : rows;
        return switch (tile.kind()) {
            case METRIC -> metric(data, kept, answers);
            case TABLE -> table(data, kept, more);
            case VALUE ->
                    data.headOfKey(0).title()
                            + ": "
                            + Words.key(data.keys().getFirst(), kept.getFirst().getFirst())
                            + ".";
            case CHART, TEXT -> data.raw() ? raw(data, kept, more) : groups(data, kept, more);
        };
    }

    private static String groups(Dataset data, List<List<Value>> rows, boolean more) {
        if (data.measures().isEmpty()) {
            return Words.count(rows.size(), "group", "groups") + " of " + titles(data) + ".";
        }
        int time = timeKey(data);
        boolean adds = adds(data.measures().getFirst());
        if (data.keys().isEmpty()) {
            return data.headOfMeasure(0).title()
                    + ": "
                    + Words.number(rows.getFirst().getFirst())
                    + ".";
        }
        return time >= 0 && (adds || data.keys().size() == 1) && !more
                ? overTime(data, rows, time)
                : categories(data, rows, more);
    }

    private static boolean adds(Measure measure) {
        return measure.op().isSum() && measure.over().isEmpty();
    }

    private static int timeKey(Dataset data) {
        return IntStream.range(0, data.keys().size())
                .filter(
                        i ->
                                data.keys().get(i).bucket() instanceof Bucket.Time(Unit unit)
                                        && !unit.isCyclic())
                .findFirst()
                .orElse(-1);
    }

    private static String overTime(Dataset data, List<List<Value>> rows, int time) {
        var sums = new TreeMap<Long, BigDecimal>();
        for (var row : rows) {
            if (row.get(time) instanceof Value.Num(var at)
                    && row.get(data.keys().size()) instanceof Value.Num(var value)) {
                sums.merge(at.longValue(), value, BigDecimal::add);
            }
        }
        if (sums.isEmpty()) {
            return NOTHING;
        }
        var key = data.keys().get(time);
        var points =
                sums.entrySet().stream()
                        .map(e -> new Point(Words.key(key, Value.of(e.getKey())), e.getValue()))
                        .toList();
        var first = points.getFirst();
        var last = points.getLast();
        return data.headOfMeasure(0).title()
                + " over "
                + Words.count(points.size(), "point", "points")
                + " in time: "
                + at(first)
                + (points.size() == 1
                        ? "."
                        : ", "
                                + direction(first, last)
                                + at(last)
                                + "; greatest "
                                + at(greatest(points))
                                + ", least "
                                + at(least(points))
                                + total(data, points, false)
                                + ".");
    }

    private static String direction(Point first, Point last) {
        int change = last.value().compareTo(first.value());
        return change > 0 ? "rising to " : change < 0 ? "falling to " : "as much as ";
    }

    private static String at(Point point) {
        return Words.number(new Value.Num(point.value())) + " at " + point.name();
    }

    private static String categories(Dataset data, List<List<Value>> rows, boolean more) {
        var points = new ArrayList<Point>();
        for (var row : rows) {
            if (row.get(data.keys().size()) instanceof Value.Num(var value)) {
                points.add(new Point(name(data, row), value));
            }
        }
        var start =
                data.headOfMeasure(0).title()
                        + " for "
                        + (more ? "the first " : "")
                        + Words.count(rows.size(), "group", "groups")
                        + " of "
                        + titles(data);
        if (points.isEmpty()) {
            return start + ": no values.";
        }
        if (points.size() == 1) {
            return start + ": " + at(points.getFirst()) + ".";
        }
        return start
                + ": greatest "
                + at(greatest(points))
                + ", least "
                + at(least(points))
                + total(data, points, more)
                + ".";
    }

    private static String name(Dataset data, List<Value> row) {
        return IntStream.range(0, data.keys().size())
                .mapToObj(i -> Words.key(data.keys().get(i), row.get(i)))
                .collect(Collectors.joining(", "));
    }

    private static Point greatest(List<Point> points) {
        return points.stream().max(Comparator.comparing(Point::value)).orElseThrow();
    }

    private static Point least(List<Point> points) {
        return points.stream().min(Comparator.comparing(Point::value)).orElseThrow();
    }

    /// Only of what adds up, and only of all of it.
    private static String total(Dataset data, List<Point> points, boolean more) {
        if (more || !adds(data.measures().getFirst())) {
            return "";
        }
        var sum = points.stream().map(Point::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return ", total " + Words.number(new Value.Num(sum));
    }

    private static String raw(Dataset data, List<List<Value>> rows, boolean more) {
        var ranges =
                IntStream.range(0, data.keys().size())
                        .mapToObj(key -> range(data, rows, key))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
        var start =
                (more ? data.samples() ? "A sample of " : "The first " : "")
                        + Words.count(rows.size(), "row", "rows")
                        + " with "
                        + titles(data);
        return ranges.isEmpty() ? start + "." : start + ": " + String.join(", ", ranges) + ".";
    }

    private static Optional<String> range(Dataset data, List<List<Value>> rows, int key) {
        var values =
                rows.stream()
                        .map(row -> row.get(key))
                        .filter(Value.Num.class::isInstance)
                        .map(Value.Num.class::cast)
                        .sorted(Comparator.comparing(Value.Num::value))
                        .toList();
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        data.headOfKey(key).title()
                                + " from "
                                + Words.key(data.keys().get(key), values.getFirst())
                                + " to "
                                + Words.key(data.keys().get(key), values.getLast()));
    }

    private static String titles(Dataset data) {
        return IntStream.range(0, data.keys().size())
                .mapToObj(i -> data.headOfKey(i).title())
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private static String table(Dataset data, List<List<Value>> rows, boolean more) {
        var names = data.heads().stream().map(Head::title).collect(Collectors.joining(", "));
        return "A table of "
                + (more ? "the first " : "")
                + Words.count(rows.size(), "row", "rows")
                + " with "
                + names
                + ".";
    }

    private String metric(
            Dataset data, List<List<Value>> rows, Map<String, List<List<Value>>> answers) {
        var sentence =
                data.headOfMeasure(0).title() + ": " + Words.number(rows.getFirst().getFirst());
        var periods =
                answers.getOrDefault("d1", List.of()).stream()
                        .filter(row -> row.getFirst() instanceof Value.Num)
                        .toList();
        var known = tile.datasets().stream().filter(d -> d.name().equals("d1")).findFirst();
        if (known.isEmpty() || periods.size() < 2) {
            return sentence + ".";
        }
        var key = known.get().keys().getFirst();
        var last = periods.getLast();
        var before = periods.get(periods.size() - 2);
        return sentence
                + "; "
                + Words.number(last.get(1))
                + " in "
                + Words.key(key, last.getFirst())
                + " after "
                + Words.number(before.get(1))
                + " in "
                + Words.key(key, before.getFirst())
                + ".";
    }
}
