package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pipeline as a node of another one, as the commands show it.
class GroupsTest {

    private static final String COLUMNS =
            "\"columns\": [[\"region\", \"VARCHAR\"], [\"sold\", \"INTEGER\"]]";

    private static final String INNER =
            """
            "parameters": { "least": { "type": "INTEGER", "default": 1 },
              "tag": { "type": "VARCHAR", "default": "plain" } },
            "nodes": {
              "lines": { "type": "group.input", "settings": { %s, "rows": [["Test", 9]] } },
              "more": { "type": "source.csv", "settings": { "path": "more.csv", %s } },
              "all_lines": { "type": "transform.sql", "settings": { "sql":
                "SELECT *, $tag AS tag FROM lines UNION ALL SELECT *, 'more' FROM more" } },
              "enough": { "type": "transform.filter", "settings": { "condition": "sold >= $least" } },
              "kept_lines": { "type": "storage.csv", "settings": { "path": "../out/${tag}.csv" } },
              "few": { "type": "group.output" },
              "result": { "type": "group.output" }
            },
            "links": ["lines -> all_lines", "more -> all_lines", "all_lines -> enough",
              "enough -> result", "enough.dropped -> few", "enough -> kept_lines"]
            """
                    .formatted(COLUMNS, COLUMNS);

    private static final String OUTER =
            """
            "parameters": { "floor": { "type": "INTEGER", "default": 2 } },
            "nodes": {
              "lines": { "type": "source.csv", "settings": { "path": "lines.csv", %s } },
              "clean": { "type": "group.pipeline", "settings": { "path": "steps/clean.json",
                "parameters": [["least", "${floor}"], { "name": "tag", "value": "a${floor}" }],
                "inputs": ["lines"], "outputs": ["result", "few"] } },
              "sums": { "type": "transform.sql", "settings": { "sql":
                "SELECT region, sum(sold) AS sold, min(tag) AS tag FROM clean GROUP BY ALL ORDER BY region" } },
              "small": { "type": "transform.sql", "settings": { "sql":
                "SELECT count(*) AS n FROM clean_few" } }
            },
            "links": ["lines -> clean", "clean -> sums", "clean.few -> small"]
            """
                    .formatted(COLUMNS);

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        folder = temporary.toRealPath();
        Files.createDirectories(folder.resolve("steps"));
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("lines.csv"), "region,sold\nWest,1\nWest,2\nEast,3\n");
        Files.writeString(folder.resolve("steps/more.csv"), "region,sold\nEast,4\n");
        inner(INNER);
        outer(OUTER);
    }

    private void inner(String members) throws IOException {
        Called.pipeline(folder, "steps/clean.json", members);
    }

    private void outer(String members) throws IOException {
        Called.pipeline(folder, "p.json", members);
    }

    private Called call(String... arguments) {
        return Called.in(folder, arguments);
    }

    private String shown(String port) {
        var called = call("show", "p.json", port, "--format", "csv");
        assertThat(called.err()).isEmpty();
        return called.out();
    }

    @Test
    void rowsPassThroughIt() {
        assertThat(shown("sums")).isEqualTo("region,sold,tag\nEast,7,a2\nWest,2,a2\n");
        assertThat(shown("small")).isEqualTo("n\n1\n");
        assertThat(shown("clean")).startsWith("region,sold,tag\n");
        assertThat(shown("clean.few")).isEqualTo("region,sold,tag\nWest,1,a2\n");
    }

    @Test
    void itsNodesCanBeLookedInto() {
        assertThat(shown("clean/more")).isEqualTo("region,sold\nEast,4\n");
        assertThat(shown("clean/enough.dropped")).contains("West,1");
    }

    @Test
    void byItselfItReadsItsExampleRows() {
        var called = call("show", "steps/clean.json", "result", "--format", "csv");

        assertThat(called.err()).isEmpty();
        assertThat(called.out()).contains("Test,9,plain", "East,4,more");
    }

    @Test
    void aRunTellsOfItsNodes() throws IOException {
        var called = call("run", "p.json", "--events");

        assertThat(called.err()).isEmpty();
        assertThat(called.exit()).isZero();
        assertThat(called.out()).contains("\"clean/enough\"", "\"clean/kept_lines\"");
        assertThat(Files.readString(folder.resolve("out/a2.csv"))).contains("East,4,more");
    }

    private String hash() {
        var told = call("run", "p.json", "--events").out();
        int from = told.indexOf("\"pipelineHash\":\"") + 16;
        return told.substring(from, told.indexOf('"', from));
    }

    @Test
    void aRunOfAnotherInnerFileHasAnotherHash() throws IOException {
        var first = hash();
        assertThat(hash()).isEqualTo(first).hasSize(64);
        inner("\n  " + INNER);
        assertThat(hash()).isEqualTo(first);
        inner(INNER.replace("\"default\": 1", "\"default\": 0"));
        assertThat(hash()).isNotEqualTo(first);
        inner(INNER.replace("sold >= $least", "sold > $least"));
        assertThat(hash()).isNotEqualTo(first);
    }

    @Test
    void whatItsNodesStoreAndRejectIsInTheSummary() throws IOException {
        inner(
                """
                "nodes": {
                  "lines": { "type": "group.input", "settings": { %s } },
                  "sound": { "type": "quality.expect", "settings": { "expectations": [
                    { "kind": "condition", "condition": "sold > 1", "on_failure": "reject" }] } },
                  "kept_lines": { "type": "storage.csv", "settings": { "path": "../out/kept.csv" } },
                  "result": { "type": "group.output" }, "few": { "type": "group.output" } },
                "links": ["lines -> sound", "sound -> kept_lines", "sound -> result",
                  "sound.rejected -> few"]
                """
                        .formatted(COLUMNS));
        outer(
                OUTER.replace(
                                "[\"least\", \"${floor}\"], { \"name\": \"tag\", \"value\": \"a${floor}\" }",
                                "")
                        .replace(", min(tag) AS tag", ""));
        var called = call("run", "p.json");

        assertThat(called.err()).isEmpty();
        assertThat(called.out())
                .contains(
                        "out/kept.csv", "clean/sound.rejected", "Rejected rows", "1 row rejected");
    }

    @Test
    void aCheckFindsNothing() {
        var called = call("check", "p.json");
        assertThat(called.err()).isEmpty();
        assertThat(called.exit()).isZero();
    }

    @Test
    void lineageGoesThroughIt() {
        var called = call("lineage", "p.json", "sums.sold");
        assertThat(called.out()).contains("lines.csv", "more.csv");
        assertThat(call("lineage", "p.json", "clean.sold").out()).contains("lines.csv", "more.csv");
        assertThat(call("lineage", "p.json", "clean/enough.sold").out()).contains("lines.csv");
    }

    @Test
    void aScriptHoldsItsNodesAndPaths() throws IOException {
        var called = call("export", "p.json", "--to", "sql", "-o", "p.sql");

        assertThat(called.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("p.sql")))
                .contains("'steps/more.csv'", "getvariable('clean/least')", "TO 'out/a2.csv'");
    }
}
