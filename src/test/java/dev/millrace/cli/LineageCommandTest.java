package dev.millrace.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `millrace lineage` prints, writes and refuses.
class LineageCommandTest {

    private static final String NODES =
            """
            "nodes": {
              "sales": { "type": "source.csv", "settings": { "path": "sales.csv", "columns": [
                { "name": "Region", "type": "VARCHAR" }, { "name": "qty.sold", "type": "INTEGER" },
                { "name": "price", "type": "INTEGER" }] } },
              "paid": { "type": "transform.filter", "settings": { "condition": "price > 0" } },
              "worth": { "type": "transform.derive", "settings": { "columns": [
                { "name": "total", "expression": "price * \\"qty.sold\\"" }] } },
              "by_region": { "type": "transform.aggregate", "settings": { "group": ["Region"],
                "measures": [{ "name": "total", "expression": "sum(total)" },
                  { "name": "lines", "expression": "count(*)" }] } },
              "kept_sums": { "type": "storage.warehouse",
                "settings": { "table": "regions" } },
              "free": { "type": "storage.csv", "settings": { "path": "out/free.csv" } }
            },
            "links": ["sales -> paid", "paid -> worth", "worth -> by_region",
              "by_region -> kept_sums", "paid.dropped -> free"]
            """;

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = temporary.toRealPath();
        Files.writeString(folder.resolve("sales.csv"), "Region,qty.sold,price\nWest,1,2\n");
        Called.pipeline(folder, "p.pipeline.json", NODES);
    }

    private Called call(String... more) {
        var arguments = new ArrayList<>(List.of("lineage", "p.pipeline.json"));
        arguments.addAll(List.of(more));
        return Called.in(folder, arguments.toArray(String[]::new));
    }

    @Test
    void showsTheEndsOfThePipeline() {
        var called = call();
        assertThat(called.exit()).as(called.err()).isZero();
        assertThat(called.err()).isEmpty();
        assertThat(called.outLines())
                .containsExactly(
                        "free -> out/free.csv",
                        "  Region    copy  sales.Region",
                        "  qty.sold  copy  sales.qty.sold",
                        "  price     copy  sales.price",
                        "  rows decided by",
                        "    filter  sales.price",
                        "",
                        "kept_sums -> table regions",
                        "  Region  copy        sales.Region",
                        "  total   aggregated  sales.price, sales.qty.sold",
                        "  lines   aggregated",
                        "  rows decided by",
                        "    filter  sales.price",
                        "    group   sales.Region");
    }

    @Test
    void showsTheWayOfAColumn() {
        assertThat(call("worth.total").outLines())
                .containsExactly(
                        "worth.total  INTEGER",
                        "",
                        "Comes from",
                        "  worth.total                price * \"qty.sold\"",
                        "  - paid.price      derived",
                        "    sales.price     copy     sales.csv",
                        "  - paid.qty.sold   derived",
                        "    sales.qty.sold  copy     sales.csv",
                        "  rows decided by",
                        "    filter  sales.price",
                        "",
                        "Goes to",
                        "  by_region.total  aggregated  sum(total)",
                        "  kept_sums.total  copy        table regions");
    }

    @ParameterizedTest
    @CsvSource({
        "sales.qty.sold, sales.qty.sold  INTEGER",
        "paid.dropped.REGION, paid.dropped.Region  VARCHAR",
        "paid.kept.price, paid.price  INTEGER",
        "kept_sums.lines, kept_sums.lines  BIGINT",
        "paid.dropped, paid.dropped",
        "paid, paid"
    })
    void findsColumnsByNodePortAndName(String wanted, String first) {
        var called = call(wanted);
        assertThat(called.exit()).as(called.err()).isZero();
        assertThat(called.outLines()).first().isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "wort.total, W210, wort, Did you mean \"worth\"?",
        "worth.totel, W801, totel, Did you mean \"total\"?",
        "by_region.price, W801, price, There is Region"
    })
    void saysWhatWasMeant(String wanted, String code, String named, String hint) {
        var called = call(wanted);
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.out()).isEmpty();
        assertThat(called.errLines()).singleElement().asString().contains(code, named, hint);
    }

    @Test
    void tellsOfTheRestWhenANodeIsWrong() throws IOException {
        Called.pipeline(folder, "p.pipeline.json", NODES.replace("price * ", "prize * "));
        var called = call();
        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.err()).contains("W406", "worth");
        assertThat(called.outLines()).contains("paid", "free -> out/free.csv");
        assertThat(called.out()).doesNotContain("regions");

        var broken = call("worth.total");
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.errLines()).singleElement().asString().contains("W406");
    }

    @Test
    void saysWhenItIsNotExact() throws IOException {
        Called.pipeline(
                folder,
                "p.pipeline.json",
                """
                "nodes": {
                  "rows": { "type": "source.inline", "settings": {
                    "columns": [{ "name": "a", "type": "INTEGER" }], "rows": [[1]] } },
                  "odd": { "type": "transform.sql",
                    "settings": { "sql": "SELECT COLUMNS(lambda c: c = 'a') FROM rows" } }
                }, "links": ["rows -> odd"]
                """);
        assertThat(call().outLines()).first().isEqualTo("odd (not exact)");
        assertThat(call("odd.a").out()).contains("not understood");
    }

    @Test
    void givesJson() {
        var column = (Value.Fields) Json.parse(call("worth.total", "--json").out());
        assertThat(column.members())
                .containsOnlyKeys("column", "exact", "columns", "upstream", "downstream", "rows");
        assertThat(column.get("upstream")).asString().contains("qty.sold", "derived");

        var ports = (Value.Fields) Json.parse(call("--json").out());
        assertThat(ports.get("ports")).asString().contains("regions");
    }

    @Test
    void givesAnEventOfOpenLineage() throws IOException {
        var event = (Value.Fields) Json.parse(call("--openlineage").out());
        assertThat(event.members())
                .containsOnlyKeys("eventTime", "producer", "schemaURL", "job", "inputs", "outputs");
        var csv = folder.resolve("sales.csv").toString();
        assertThat(Json.line(requireNonNull(event.get("inputs"))))
                .contains("{\"namespace\":\"file\",\"name\":" + Json.quote(csv))
                .contains("{\"name\":\"qty.sold\",\"type\":\"INTEGER\"}");
        assertThat(Json.line(requireNonNull(event.get("outputs"))))
                .contains("\"namespace\":\"duckdb://" + folder.resolve("warehouse.duckdb"))
                .contains(
                        "\"total\":{\"inputFields\":[{\"namespace\":\"file\",\"name\":"
                                + Json.quote(csv)
                                + ",\"field\":\"price\",\"transformations\":[{\"type\":\"DIRECT\","
                                + "\"subtype\":\"AGGREGATION\"")
                .contains("\"lines\":{\"inputFields\":[]}")
                .contains("\"type\":\"INDIRECT\",\"subtype\":\"GROUP_BY\"");

        assertThat(call("--openlineage", "-o", "lineage.json").exit()).isZero();
        assertThat(folder.resolve("lineage.json")).content().contains("\"schemaURL\"");
    }

    @ParameterizedTest
    @CsvSource({
        "--openlineage --json, form of its own",
        "--openlineage worth.total, Leave the column away",
        "-o x.json, -o is for",
        "--openlineage -o p.pipeline.json, there already",
        "--json -o sales.csv, there already"
    })
    void refusesWhatDoesNotGoTogether(String arguments, String says) throws IOException {
        var before = Called.tree(folder);
        var called = call(arguments.split(" ", -1));
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.errLines()).singleElement().asString().contains("W801");
        assertThat(called.err()).contains(says);
        assertThat(Called.tree(folder)).isEqualTo(before);
    }
}
