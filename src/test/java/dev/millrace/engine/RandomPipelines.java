package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Pipelines of random shape over three sources with columns `id`, `k` and `v`. Every node gives
/// these columns again, so that anything can stand behind anything.
final class RandomPipelines {

    private static final Map<String, Map.Entry<String, Value>> EDITS =
            Map.of(
                    "transform.filter",
                    Map.entry("condition", Value.of("id % 3 > 0")),
                    "transform.derive",
                    Map.entry("columns", Value.items(expression("v", "v + 2"))),
                    "transform.aggregate",
                    Map.entry(
                            "measures",
                            Value.items(expression("id", "max(id)"), expression("v", "count(*)"))),
                    "transform.join",
                    Map.entry("kind", Value.of("left")));

    private final Random random;
    private final boolean stoppers;
    private Pipeline pipeline = Pipeline.EMPTY.named("random");
    private final List<String> ends = new ArrayList<>();
    private int made;

    /// @param stoppers whether nodes take part that may leave a relation behind them unread:
    ///   limits, joins with empty sides, constant filters
    RandomPipelines(long seed, boolean stoppers) {
        this.random = new Random(seed);
        this.stoppers = stoppers;
    }

    /// The files the sources read, in `data`.
    static void makeData(Path folder) throws SQLException, IOException {
        var data = Files.createDirectories(folder.resolve("data"));
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE many AS SELECT i AS id, CASE WHEN i % 11 = 0 THEN NULL ELSE i %"
                            + " 10 END AS k, i * 7919 % 1000 AS v FROM range(20000) t(i)");
            copy(statement, "many", data.resolve("many.csv"));
            copy(
                    statement,
                    "(SELECT id + 10000 AS id, k, v FROM many)",
                    data.resolve("many.parquet"));
            copy(statement, "(FROM many WHERE id < 300)", data.resolve("few.csv"));
            copy(statement, "(FROM many WHERE id < 0)", data.resolve("none.csv"));
        }
    }

    private static void copy(Statement statement, String rows, Path file) throws SQLException {
        statement.execute("COPY " + rows + " TO " + Dialect.DUCKDB.text(file.toString()));
    }

    /// The same after a person changed the settings of one of its nodes, if it has one that is
    /// changed easily.
    static Pipeline edited(Pipeline pipeline, Random random) {
        var easy =
                pipeline.nodes().values().stream()
                        .filter(node -> EDITS.containsKey(node.type()))
                        .toList();
        if (easy.isEmpty()) {
            return pipeline;
        }
        var node = easy.get(random.nextInt(easy.size()));
        var setting = requireNonNull(EDITS.get(node.type()));
        return pipeline.with(
                node.withSettings(node.settings().with(setting.getKey(), setting.getValue())));
    }

    Pipeline make() {
        source("source.csv", "many.csv");
        source("source.parquet", "many.parquet");
        source("source.csv", stoppers ? "none.csv" : "few.csv");
        int nodes = 3 + random.nextInt(12);
        for (int i = 0; i < nodes; i++) {
            grow();
        }
        int deliveries = random.nextInt(3);
        for (int i = 0; i < deliveries; i++) {
            deliver(i);
        }
        return pipeline;
    }

    private void source(String type, String file) {
        var settings = Value.fields(Map.entry("path", Value.of("data/" + file)));
        ends.add(
                add(
                        type,
                        type.equals("source.csv")
                                ? settings.with("columns", columns())
                                : settings));
    }

    private static Value columns() {
        return Value.items(column("id"), column("k"), column("v"));
    }

    private static Value.Fields column(String name) {
        return Value.fields(
                Map.entry("name", Value.of(name)), Map.entry("type", Value.of("BIGINT")));
    }

    private void grow() {
        var from = any();
        switch (random.nextInt(stoppers ? 12 : 10)) {
            case 0, 1 -> filter(from, List.of("v > 500", "k = 3", "v % 2 = 0", "k IS NOT NULL"));
            case 2 -> then(from, derive());
            case 3 -> then(from, named("transform.sort", "by", Value.items(Value.of("id"))));
            case 4 -> aggregate(from);
            case 5 -> join(from, any());
            case 6 -> union(from, any());
            case 7 -> exists(from, any());
            case 8 -> split(from);
            case 9 -> then(from, named("transform.deduplicate", "keys", names("id", "k", "v")));
            case 10 -> filter(from, List.of("1 = 0", "v > 5 AND v < 3", "false", "v > 100000000"));
            default -> limit(from);
        }
    }

    private String any() {
        return ends.get(random.nextInt(ends.size()));
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private void filter(String from, List<String> conditions) {
        then(from, named("transform.filter", "condition", Value.of(pick(conditions))));
    }

    private static Node named(String type, String setting, Value value) {
        return Node.of("x", type, Value.fields(Map.entry(setting, value)));
    }

    private static Value names(String... names) {
        return new Value.Items(List.of(names).stream().map(Value::of).toList());
    }

    private static Value.Fields expression(String name, String expression) {
        return Value.fields(
                Map.entry("name", Value.of(name)), Map.entry("expression", Value.of(expression)));
    }

    private static Node derive() {
        return named("transform.derive", "columns", Value.items(expression("v", "v + 1")));
    }

    private void aggregate(String from) {
        var settings =
                Value.fields(
                        Map.entry("group", names("k")),
                        Map.entry(
                                "measures",
                                Value.items(
                                        expression("id", "min(id)"),
                                        expression("v", "CAST(sum(v) AS BIGINT)"))));
        then(from, Node.of("x", "transform.aggregate", settings));
    }

    private void join(String left, String right) {
        var kinds =
                stoppers
                        ? List.of("inner", "left", "right", "full", "semi", "anti")
                        : List.of("left", "full", "anti");
        var settings =
                Value.fields(
                        Map.entry("kind", Value.of(pick(kinds))),
                        Map.entry("on", Value.items(Value.of("id"))));
        var joined = add("transform.join", settings);
        link(left, joined + ".left");
        link(right, joined + ".right");
        select(joined);
    }

    /// Only the three columns go on.
    private void select(String from) {
        then(from, named("transform.select", "columns", names("id", "k", "v")));
    }

    private void union(String one, String other) {
        if (one.equals(other)) {
            return;
        }
        var united = add("transform.union", Value.Fields.EMPTY);
        link(one, united);
        link(other, united);
        ends.add(united);
    }

    private void exists(String one, String other) {
        if (one.equals(other) || !stoppers) {
            return;
        }
        var sql = "SELECT a.* FROM a WHERE EXISTS (SELECT 1 FROM b WHERE b.id = a.id)";
        var node = add("transform.sql", Value.fields(Map.entry("sql", Value.of(sql))));
        link(one, node + " as a");
        link(other, node + " as b");
        ends.add(node);
    }

    /// Both ports of a filter go on.
    private void split(String from) {
        var filter =
                add("transform.filter", Value.fields(Map.entry("condition", Value.of("k < 5"))));
        link(from, filter);
        ends.add(filter);
        var dropped = add("transform.derive", derive().settings());
        link(filter + ".dropped", dropped);
        ends.add(dropped);
    }

    /// Sorted by all columns first, so that it is certain which rows are left.
    private void limit(String from) {
        then(from, named("transform.sort", "by", names("id", "k", "v")));
        var rows = List.of(0, 1, 20, 100_000).get(random.nextInt(4));
        then(ends.getLast(), named("transform.limit", "rows", Value.of(rows)));
    }

    private void deliver(int i) {
        var csv = random.nextBoolean();
        var node =
                add(
                        csv ? "storage.csv" : "storage.parquet",
                        Value.fields(
                                Map.entry(
                                        "path",
                                        Value.of("out/" + i + (csv ? ".csv" : ".parquet")))));
        link(any(), node);
        ends.add(node);
    }

    private void then(String from, Node node) {
        var id = add(node.type(), node.settings());
        link(from, id);
        ends.add(id);
    }

    private String add(String type, Value.Fields settings) {
        var id = "n" + made++;
        pipeline = pipeline.with(Node.of(id, type, settings));
        return id;
    }

    private void link(String from, String to) {
        pipeline = pipeline.linked(Link.parse(from + " -> " + to).orElseThrow());
    }
}
