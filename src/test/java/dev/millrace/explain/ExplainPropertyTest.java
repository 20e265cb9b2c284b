package dev.millrace.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Pipelines;
import dev.millrace.engine.look.LookQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random chains over random rows, beside a model that carries with each row the rows it came from:
/// what is explained holds those, and is those where it says so.
class ExplainPropertyTest {

    private static final int CHAINS = 14;
    private static final int ROWS = 9;

    @TempDir private Path folder;

    /// A row and the ids of the source rows that made it.
    private record Made(Map<String, @Nullable Integer> values, Set<Integer> from) {

        Made with(String name, @Nullable Integer value) {
            var next = new LinkedHashMap<String, @Nullable Integer>(values);
            next.put(name, value);
            return new Made(next, from);
        }

        Made only(List<String> names) {
            var next = new LinkedHashMap<String, @Nullable Integer>();
            names.forEach(name -> next.put(name, values.get(name)));
            return new Made(next, from);
        }

        List<String> texts() {
            return values.values().stream().map(String::valueOf).toList();
        }
    }

    private final List<String> nodes = new ArrayList<>();
    private final List<String> links = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theTrueRowsAreAmongThoseExplained(int seed) {
        for (int chain = 0; chain < CHAINS; chain++) {
            check(new Random(seed * 1_000L + chain));
        }
    }

    /// What several read is gathered in the order in which threads are done.
    @Test
    void aRowIsFoundByItsNumberBehindAUnionThatSeveralRead() {
        var pipeline =
                Pipelines.of(
                        """
                        "rows": {"type": "source.inline", "settings": {
                            "columns": [["id", "INTEGER"], ["a", "INTEGER"]],
                            "rows": [[0, 1], [1, 2], [2, null], [3, 1], [4, 2], [7, 2], [8, 0]]}},
                        "one": {"type": "transform.deduplicate", "settings": {"keys": ["id"]}},
                        "groups": {"type": "transform.aggregate", "settings": {"group": ["a"],
                            "measures": [{"name": "n", "expression": "count(*)"}]}},
                        "small": {"type": "transform.filter", "settings": {"condition": "n <= 2"}},
                        "joined": {"type": "transform.join", "settings": {"on": ["a"]}},
                        "single": {"type": "transform.filter", "settings": {"condition": "n = 1"}},
                        "both": {"type": "transform.union"},
                        "first": {"type": "transform.filter", "settings": {"condition": "id = 0"}},
                        "all": {"type": "transform.union"}
                        """,
                        "rows -> one",
                        "one -> groups",
                        "groups -> small",
                        "one -> joined.left",
                        "small -> joined.right",
                        "joined -> single",
                        "joined -> both",
                        "single -> both",
                        "both -> first",
                        "both -> all",
                        "first -> all");
        for (int time = 0; time < 12; time++) {
            try (var explained = new ExplainedPipeline(folder, pipeline)) {
                var rows = explained.look("all").rows().values();
                for (int at = 0; at < rows.size(); at++) {
                    var found = explained.explained("all", LookQuery.ALL, at).origins().getFirst();
                    assertThat(found.rows().values()).containsExactly(rows.get(at));
                }
            }
        }
    }

    private void check(Random random) {
        nodes.clear();
        links.clear();
        var rows = source(random);
        var last = "rows";
        if (random.nextBoolean()) {
            last = node(last, "select", "\"columns\": [\"a\", \"b\", \"c\"]");
            rows = rows.stream().map(row -> row.only(List.of("a", "b", "c"))).toList();
        }
        int steps = 1 + random.nextInt(4);
        for (int i = 0; i < steps; i++) {
            var step = step(random, last, rows);
            last = step.node();
            rows = step.rows();
        }
        compare(last, rows);
    }

    private record Step(String node, List<Made> rows) {}

    private List<Made> source(Random random) {
        var rows = new ArrayList<Made>();
        var texts = new ArrayList<String>();
        for (int id = 0; id < ROWS; id++) {
            var values = new LinkedHashMap<String, @Nullable Integer>();
            values.put("id", id);
            for (String name : List.of("a", "b", "c")) {
                values.put(name, random.nextInt(5) == 0 ? null : random.nextInt(3));
            }
            texts.add(values.values().toString());
            rows.add(new Made(values, Set.of(id)));
        }
        nodes.add(
                "\"rows\": {\"type\": \"source.inline\", \"settings\": {\"columns\":"
                        + " [[\"id\", \"INTEGER\"], [\"a\", \"INTEGER\"], [\"b\", \"INTEGER\"],"
                        + " [\"c\", \"INTEGER\"]], \"rows\": "
                        + texts
                        + "}}");
        return rows;
    }

    private String node(String before, String type, String settings) {
        return node(type, settings, List.of(before));
    }

    private String node(String type, String settings, List<String> from) {
        var id = "n" + nodes.size();
        nodes.add(
                "\""
                        + id
                        + "\": {\"type\": \"transform."
                        + type
                        + "\", \"settings\": {"
                        + settings
                        + "}}");
        from.forEach(each -> links.add(each + " -> " + id));
        return id;
    }

    private Step step(Random random, String before, List<Made> rows) {
        var names =
                rows.isEmpty() ? List.<String>of() : List.copyOf(rows.getFirst().values().keySet());
        if (names.isEmpty()) {
            return new Step(before, rows);
        }
        var name = names.get(random.nextInt(names.size()));
        return switch (random.nextInt(9)) {
            case 0 -> filter(before, rows, name, random.nextInt(3));
            case 1 -> derive(before, rows, name);
            case 2 -> select(random, before, rows, names);
            case 3 -> aggregate(random, before, rows, names);
            case 4 -> deduplicate(before, rows, name);
            case 5 -> union(before, rows, name, random.nextInt(3));
            case 6 -> join(before, rows, name, "inner");
            case 7 -> join(before, rows, name, random.nextBoolean() ? "left" : "full");
            default -> distinct(before, rows);
        };
    }

    private Step filter(String before, List<Made> rows, String name, int most) {
        return new Step(
                node(before, "filter", "\"condition\": \"" + name + " <= " + most + "\""),
                rows.stream().filter(row -> isAtMost(row, name, most)).toList());
    }

    private static boolean isAtMost(Made row, String name, int most) {
        var value = row.values().get(name);
        return value != null && value <= most;
    }

    private Step derive(String before, List<Made> rows, String name) {
        var made = "d" + nodes.size();
        return new Step(
                node(
                        before,
                        "derive",
                        "\"columns\": [{\"name\": \""
                                + made
                                + "\", \"expression\": \""
                                + name
                                + " % 2\"}]"),
                rows.stream()
                        .map(
                                row -> {
                                    var value = row.values().get(name);
                                    return row.with(made, value == null ? null : value % 2);
                                })
                        .toList());
    }

    private Step select(Random random, String before, List<Made> rows, List<String> names) {
        var some = names.stream().filter(_ -> random.nextInt(3) > 0).toList();
        var kept = some.isEmpty() ? names : some;
        return new Step(
                node(before, "select", "\"columns\": " + quoted(kept)),
                rows.stream().map(row -> row.only(kept)).toList());
    }

    private static String quoted(List<String> names) {
        return names.stream()
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private Step aggregate(Random random, String before, List<Made> rows, List<String> names) {
        var keys = names.stream().filter(_ -> random.nextInt(3) == 0).toList();
        var measure = "m" + nodes.size();
        return new Step(
                node(
                        before,
                        "aggregate",
                        "\"group\": "
                                + quoted(keys)
                                + ", \"measures\": [{\"name\": \""
                                + measure
                                + "\", \"expression\": \"count(*)\"}]"),
                grouped(rows, keys).stream()
                        .map(group -> joined(group).only(keys).with(measure, group.size()))
                        .toList());
    }

    private static List<List<Made>> grouped(List<Made> rows, List<String> keys) {
        var groups = new LinkedHashMap<Map<String, @Nullable Integer>, List<Made>>();
        for (Made row : rows) {
            groups.computeIfAbsent(row.only(keys).values(), _ -> new ArrayList<>()).add(row);
        }
        return List.copyOf(groups.values());
    }

    private static Made joined(List<Made> group) {
        var from = new HashSet<Integer>();
        group.forEach(row -> from.addAll(row.from()));
        return new Made(group.getFirst().values(), from);
    }

    /// Ties between rows that differ are decided by the other columns.
    private Step deduplicate(String before, List<Made> rows, String name) {
        var others =
                rows.getFirst().values().keySet().stream().filter(n -> !n.equals(name)).toList();
        if (others.isEmpty()) {
            return distinct(before, rows);
        }
        Comparator<Made> order =
                others.stream()
                        .<Comparator<Made>>map(
                                other ->
                                        Comparator.comparing(
                                                (Made row) -> row.values().get(other),
                                                Comparator.nullsLast(
                                                        Comparator.<Integer>naturalOrder())))
                        .reduce(Comparator::thenComparing)
                        .orElseThrow();
        return new Step(
                node(
                        before,
                        "deduplicate",
                        "\"keys\": [\"" + name + "\"], \"by\": [\"" + others.getFirst() + "\"]"),
                grouped(rows, List.of(name)).stream()
                        .map(group -> group.stream().min(order).orElseThrow())
                        .toList());
    }

    private Step distinct(String before, List<Made> rows) {
        var names = List.copyOf(rows.getFirst().values().keySet());
        return new Step(
                node(before, "deduplicate", "\"keys\": []"),
                grouped(rows, names).stream().map(ExplainPropertyTest::joined).toList());
    }

    private Step union(String before, List<Made> rows, String name, int most) {
        var few = filter(before, rows, name, most);
        var all = new ArrayList<>(rows);
        all.addAll(few.rows());
        return new Step(node("union", "\"match\": \"name\"", List.of(before, few.node())), all);
    }

    /// With the groups of itself.
    private Step join(String before, List<Made> rows, String name, String kind) {
        var measure = "j" + nodes.size();
        var groups =
                node(
                        before,
                        "aggregate",
                        "\"group\": [\""
                                + name
                                + "\"], \"measures\": [{\"name\": \""
                                + measure
                                + "\", \"expression\": \"count(*) - 1\"}]");
        var few =
                filter(
                        groups,
                        grouped(rows, List.of(name)).stream()
                                .map(
                                        group -> {
                                            return joined(group)
                                                    .only(List.of(name))
                                                    .with(measure, group.size() - 1);
                                        })
                                .toList(),
                        measure,
                        1);
        var id = "n" + nodes.size();
        nodes.add(
                "\""
                        + id
                        + "\": {\"type\": \"transform.join\", \"settings\": {\"kind\": \""
                        + kind
                        + "\", \"on\": [\""
                        + name
                        + "\"]}}");
        links.add(before + " -> " + id + ".left");
        links.add(few.node() + " -> " + id + ".right");
        var names = new LinkedHashSet<>(rows.getFirst().values().keySet());
        var made = new ArrayList<Made>();
        for (Made left : rows) {
            var key = left.values().get(name);
            var matches =
                    few.rows().stream()
                            .filter(right -> key != null && key.equals(right.values().get(name)))
                            .toList();
            matches.forEach(
                    right ->
                            made.add(
                                    joined(List.of(left, right))
                                            .with(measure, right.values().get(measure))));
            if (matches.isEmpty() && !kind.equals("inner")) {
                made.add(left.with(measure, null));
            }
        }
        if (kind.equals("full")) {
            few.rows().stream()
                    .filter(right -> right.values().get(name) == null)
                    .forEach(
                            right -> {
                                var values = new LinkedHashMap<String, @Nullable Integer>();
                                names.forEach(each -> values.put(each, null));
                                values.put(measure, right.values().get(measure));
                                made.add(new Made(values, right.from()));
                            });
        }
        return new Step(id, made);
    }

    private void compare(String last, List<Made> rows) {
        var pipeline = Pipelines.of(String.join(", ", nodes), links.toArray(String[]::new));
        try (var explained = new ExplainedPipeline(folder, pipeline)) {
            var looked = explained.look(last).rows().values();
            assertThat(looked.stream().map(ExplainPropertyTest::texts).sorted().toList())
                    .as("the model gives the same rows: %s", nodes)
                    .isEqualTo(rows.stream().map(row -> row.texts().toString()).sorted().toList());
            for (int at : IntStream.range(0, looked.size()).limit(12).toArray()) {
                var same =
                        rows.stream()
                                .filter(row -> row.texts().toString().equals(texts(looked.get(at))))
                                .map(Made::from)
                                .collect(Collectors.toSet());
                compare(explained.explained(last, LookQuery.ALL, at), same);
            }
        }
    }

    private static String texts(List<@Nullable String> row) {
        return row.stream().map(String::valueOf).toList().toString();
    }

    /// @param truths of the rows that look like the one that was asked about
    private void compare(Explained explained, Set<Set<Integer>> truths) {
        var source =
                explained.origins().stream()
                        .filter(origin -> origin.at().node().value().equals("rows"))
                        .findFirst();
        if (source.isEmpty()) {
            return;
        }
        var found =
                ExplainedPipeline.values(source.get(), "id").stream()
                        .filter(Objects::nonNull)
                        .map(Integer::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(truths)
                .as("%s by %s, links %s", explained, nodes, links)
                .allMatch(found::containsAll);
        if (source.get().sureness() == Sureness.EXACT) {
            assertThat(truths)
                    .as("%s by %s, links %s", explained, nodes, links)
                    .allMatch(truth -> truth.equals(found));
        }
    }
}
