package dev.millrace.export.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.model.Value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cubes of the page against the rows they were made of: random rows with nulls, random filters.
class CubeTest {

    private static final String NAMES = "ABC";

    @TempDir Path folder;

    /// A row: two filter columns, a key and a value; null where the data has none.
    private record Row(
            @Nullable String choice,
            @Nullable Integer number,
            @Nullable String key,
            @Nullable Double value) {}

    private record Expected(
            long count,
            @Nullable Double sum,
            @Nullable Double least,
            @Nullable Double most,
            @Nullable Double mean) {}

    @Test
    void answersAsTheRowsDo() throws IOException {
        var file = folder.resolve("page.html");
        Files.writeString(file, new DashboardPage().empty());
        try (var chromium = Chromium.open(folder)) {
            chromium.size(800, 600);
            chromium.call(
                    "Page.navigate",
                    Value.fields(Map.entry("url", Value.of(file.toUri().toString()))));
            chromium.run(
                    "new Promise(done => { const look = () => window.millracePage ? done(1)"
                            + " : setTimeout(look, 5); look(); })");
            for (int seed = 0; seed < 120; seed++) {
                compare(chromium, new Random(seed), seed);
            }
        }
    }

    private static void compare(Chromium chromium, Random random, int seed) {
        var rows = rows(random);
        boolean grouped = random.nextInt(4) > 0;
        var choices = random.nextBoolean() ? null : choices(random);
        Integer from = random.nextInt(3) == 0 ? random.nextInt(10) : null;
        Integer to = random.nextInt(3) == 0 ? random.nextInt(10) : null;
        var kept = rows.stream().filter(row -> passes(row, choices, from, to)).toList();
        var expected = new HashMap<Value, Expected>();
        kept.stream()
                .collect(Collectors.groupingBy(row -> grouped ? json(row.key()) : Value.of("all")))
                .forEach((key, group) -> expected.put(key, expected(group)));
        if (!grouped && kept.isEmpty()) {
            expected.put(Value.of("all"), expected(List.of()));
        }
        var filters = Fields.EMPTY;
        if (choices != null) {
            filters = filters.with("f0", Value.fields(Map.entry("any", new Value.Items(choices))));
        }
        if (from != null || to != null) {
            filters =
                    filters.with(
                            "f1",
                            Value.fields(Map.entry("from", json(from)), Map.entry("to", json(to))));
        }
        var answer =
                (Fields)
                        chromium.run(
                                "millraceParts.cube.answer(%s, %s)"
                                        .formatted(
                                                Json.line(dataset(rows, grouped)),
                                                Json.line(filters)));
        var drawn = new HashMap<Value, Fields>();
        Tree.rows(answer, "rows")
                .forEach(row -> drawn.put(grouped ? Tree.member(row, "k0") : Value.of("all"), row));
        assertThat(drawn.keySet()).as("seed %d", seed).isEqualTo(expected.keySet());
        drawn.forEach((key, row) -> same(row, requireNonNull(expected.get(key)), seed));
    }

    private static void same(Fields row, Expected wanted, int seed) {
        near(row.get("m0"), (double) wanted.count(), seed);
        near(row.get("m1"), wanted.sum(), seed);
        near(row.get("m2"), wanted.least(), seed);
        near(row.get("m3"), wanted.most(), seed);
        near(row.get("m4"), wanted.mean(), seed);
    }

    private static void near(@Nullable Value value, @Nullable Double wanted, int seed) {
        if (wanted == null) {
            assertThat(value).as("seed %d", seed).isEqualTo(new Value.Null());
        } else {
            assertThat(((Value.Num) requireNonNull(value)).value().doubleValue())
                    .as("seed %d", seed)
                    .isCloseTo(wanted, within(1e-9));
        }
    }

    private static List<Row> rows(Random random) {
        var rows = new ArrayList<Row>();
        for (int i = random.nextInt(60); i > 0; i--) {
            rows.add(
                    new Row(
                            random.nextInt(6) == 0 ? null : letter(random),
                            random.nextInt(6) == 0 ? null : random.nextInt(10),
                            random.nextInt(6) == 0 ? null : letter(random),
                            random.nextInt(5) == 0
                                    ? null
                                    : (double) (random.nextInt(2001) - 1000)));
        }
        return rows;
    }

    private static String letter(Random random) {
        return String.valueOf(NAMES.charAt(random.nextInt(NAMES.length())));
    }

    private static List<Value> choices(Random random) {
        var choices = new ArrayList<Value>();
        NAMES.chars()
                .filter(_ -> random.nextBoolean())
                .forEach(c -> choices.add(Value.of(String.valueOf((char) c))));
        if (random.nextBoolean()) {
            choices.add(new Value.Null());
        }
        return choices;
    }

    private static boolean passes(
            Row row, @Nullable List<Value> choices, @Nullable Integer from, @Nullable Integer to) {
        if (choices != null && !choices.contains(json(row.choice()))) {
            return false;
        }
        if (from == null && to == null) {
            return true;
        }
        return row.number() != null
                && (from == null || row.number() >= from)
                && (to == null || row.number() <= to);
    }

    private static Expected expected(List<Row> rows) {
        double[] values =
                rows.stream()
                        .map(Row::value)
                        .filter(Objects::nonNull)
                        .mapToDouble(value -> value)
                        .toArray();
        if (values.length == 0) {
            return new Expected(rows.size(), null, null, null, null);
        }
        var all = DoubleStream.of(values).summaryStatistics();
        return new Expected(
                rows.size(), all.getSum(), all.getMin(), all.getMax(), all.getAverage());
    }

    /// The cube as SQL would make it: one row for each combination of filters and key.
    private static Fields dataset(List<Row> rows, boolean grouped) {
        var columns = new HashMap<String, List<Value>>();
        for (var name : List.of("f0", "f1", "k0", "p0", "p1", "p2", "p3", "p4")) {
            columns.put(name, new ArrayList<>());
        }
        rows.stream()
                .collect(
                        Collectors.groupingBy(
                                row ->
                                        new Row(
                                                row.choice(),
                                                row.number(),
                                                grouped ? row.key() : null,
                                                null)))
                .forEach(
                        (at, group) -> {
                            var figures = expected(group);
                            put(columns, "f0", json(at.choice()));
                            put(columns, "f1", json(at.number()));
                            put(columns, "k0", json(at.key()));
                            put(columns, "p0", Value.of(figures.count()));
                            put(columns, "p1", json(figures.sum()));
                            put(columns, "p2", json(figures.least()));
                            put(columns, "p3", json(figures.most()));
                            put(
                                    columns,
                                    "p4",
                                    Value.of(
                                            group.stream()
                                                    .filter(row -> row.value() != null)
                                                    .count()));
                        });
        var plain = Fields.EMPTY;
        for (var column : columns.entrySet()) {
            plain = plain.with(column.getKey(), new Value.Items(column.getValue()));
        }
        return ((Fields)
                        Json.parse(
                                """
                                {"name":"d0","keys":[%s],"order":[{"name":"m1","descending":true}],"most":100,
                                 "measures":[{"name":"m0"},{"name":"m1"},{"name":"m2"},{"name":"m3"},{"name":"m4"}]}
                                """
                                        .formatted(grouped ? "{\"name\":\"k0\"}" : "")))
                .with(
                        "cube",
                        ((Fields)
                                        Json.parse(
                                                """
                                                {"filters":{"f0":"f0","f1":"f1"},"parts":[
                                                 {"measure":"m0","role":"count","name":"p0"},
                                                 {"measure":"m1","role":"sum","name":"p1"},
                                                 {"measure":"m2","role":"min","name":"p2"},
                                                 {"measure":"m3","role":"max","name":"p3"},
                                                 {"measure":"m4","role":"mean_sum","name":"p1"},
                                                 {"measure":"m4","role":"mean_count","name":"p4"}]}
                                                """))
                                .with("columns", plain));
    }

    private static void put(Map<String, List<Value>> columns, String name, Value value) {
        columns.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    private static Value json(@Nullable Object value) {
        return switch (value) {
            case null -> new Value.Null();
            case String text -> Value.of(text);
            case Integer number -> Value.of(number);
            default -> Question.num((Double) value);
        };
    }
}
