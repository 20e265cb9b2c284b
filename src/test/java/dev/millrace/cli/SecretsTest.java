package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is secret is written nowhere.
class SecretsTest {

    private static final String SECRET = "Hush-4711 it's";

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = temporary.toRealPath();
    }

    private void pipeline(String expression, String path) throws IOException {
        Called.pipeline(
                folder,
                "p.json",
                """
                "parameters": { "token": { "type": "VARCHAR", "secret": true } },
                "nodes": {
                  "one": { "type": "source.inline", "settings": {
                    "columns": [{ "name": "n", "type": "INTEGER" }], "rows": [[1]] } },
                  "used": { "type": "transform.derive", "settings": { "columns": [
                    { "name": "x", "expression": %s }] } },
                  "to_file": { "type": "storage.csv", "settings": { "path": %s } }
                },
                "links": ["one -> used", "used -> to_file"]
                """
                        .formatted(Json.quote(expression), Json.quote(path)));
    }

    /// Each command, with the secret from the environment.
    private String everythingSaid() throws IOException {
        var given = Map.of("MILLRACE_P_TOKEN", SECRET);
        var said = new StringBuilder();
        for (String call :
                new String[] {
                    "run p.json",
                    "run p.json --events",
                    "run p.json --debug",
                    "check p.json",
                    "show p.json used",
                    "show p.json used --debug",
                    "export p.json --to sql",
                    "export p.json --to svg",
                    "runs",
                    "runs 1"
                }) {
            var called = Called.in(folder, given, call.split(" "));
            said.append(called.out()).append(called.err());
        }
        Called.tree(folder).forEach((name, content) -> said.append(name).append(content));
        return said.toString().toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CAST($token AS INTEGER)",
                "CAST($token || ' and more' AS DATE)",
                "CAST(upper($token) AS INTEGER)",
                "error($token)",
                "strptime($token, '%Y')"
            })
    void whatTheEngineQuotesOfItIsHidden(String expression) throws IOException {
        pipeline(expression, "out.csv");
        assertThat(everythingSaid()).contains("***").doesNotContain("h-4711");
    }

    @Test
    void aPipelineThatUsesItLeavesNoTraceOfIt() throws IOException {
        pipeline("length($token)", "out.csv");
        assertThat(everythingSaid()).contains("succeeded").doesNotContain("h-4711");
    }

    @Test
    void itIsNoPartOfASetting() throws IOException {
        pipeline("1", "out-${token}.csv");
        assertThat(everythingSaid()).contains("p.json:9:", "w303").doesNotContain("h-4711");
    }

    @Test
    void itDoesNotStandInTheFile() throws IOException {
        Called.pipeline(
                folder,
                "p.json",
                """
                "parameters": { "token": { "type": "VARCHAR", "secret": true, "default": "abc" } },
                "nodes": { "one": { "type": "source.inline", "settings": {
                  "columns": [{ "name": "n", "type": "INTEGER" }], "rows": [[1]] } } },
                "links": []
                """);
        var called = Called.in(folder, "check", "p.json");
        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.errLines()).singleElement().asString().contains("p.json:3:", "W310");
    }
}
