package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void makePipeline() throws IOException {
        folder = temporary.toRealPath();
        Called.pipeline(
                folder,
                "p.json",
                """
                "nodes": {
                  "src": {"type": "source.inline", "settings": {
                    "columns": [["n", "INTEGER"], ["item", "VARCHAR"]],
                    "rows": [[1, "nut"], [2, "bolt"], [3, "bolt"], [0, null]]}},
                  "kept": {"type": "transform.filter", "settings": {"condition": "n > 1"}},
                  "sums": {"type": "transform.aggregate", "settings": {"group": ["item"],
                    "measures": [["total", "sum(n)"]]}}
                },
                "links": ["src -> kept", "kept -> sums"]
                """);
    }

    private Called explain(String... arguments) {
        var all = new String[arguments.length + 2];
        all[0] = "explain";
        all[1] = "p.json";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Called.in(folder, all);
    }

    @Test
    void aRowIsFollowedToItsSources() {
        var called = explain("sums", "--row", "1");

        assertThat(called.err()).isEmpty();
        assertThat(called.exit()).isZero();
        assertThat(called.outLines())
                .containsExactly(
                        "sums: 1 row. The row itself.",
                        "  item  total",
                        "  bolt      5",
                        "",
                        "kept: 2 rows. All rows of the group.",
                        "  item  n",
                        "  bolt  2",
                        "  bolt  3",
                        "",
                        "src: 2 rows. Exactly these rows.",
                        "  n  item",
                        "  2  bolt",
                        "  3  bolt");
    }

    @Test
    void aStepShowsNoMoreRowsThanWanted() {
        assertThat(explain("sums", "--row", "1", "--rows", "1").outLines())
                .contains("kept: 2 rows. All rows of the group.", "  bolt  2")
                .doesNotContain("  bolt  3");
    }

    @Test
    void aMissingValueIsFoundWhereItGetsLost() {
        var called = explain("sums", "--missing", "item=nut");

        assertThat(called.err()).isEmpty();
        assertThat(called.outLines())
                .containsExactly(
                        "\"nut\" gets lost at kept.",
                        "",
                        "sums.item: no row",
                        "",
                        "kept.item: no row",
                        "  n > 1  is false for it.",
                        "  n  item",
                        "  1  nut",
                        "",
                        "src.item: 1 row");
    }

    @Test
    void aColumnWithoutAValueAsksForNull() {
        var called = explain("sums", "--missing", "item");

        assertThat(called.err()).isEmpty();
        assertThat(called.outLines())
                .startsWith("NULL gets lost at kept.")
                .contains("  n > 1  is false for it.", "src.item: 1 row");
        assertThat(explain("kept", "--missing", "item=NULL").outLines())
                .startsWith("No row on the way has \"NULL\".");
        assertThat(explain("kept", "--missing", "item=").outLines())
                .startsWith("No row on the way has \"\".");
    }

    @Test
    void bothAreJsonForPrograms() {
        var explained = (Value.Fields) Json.parse(explain("sums", "--row", "1", "--json").out());
        assertThat(explained.members()).containsKeys("origins", "skipped", "kind", "cuts");
        var missed =
                (Value.Fields) Json.parse(explain("kept", "--missing", "item=nut", "--json").out());
        assertThat(missed.get("verdict")).isEqualTo(Value.of("DROPPED"));
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThat(explain("sums").exit()).isEqualTo(2);
        assertThat(explain("sums", "--row", "1", "--missing", "item=x").exit()).isEqualTo(2);
        assertThat(explain("sums", "--missing", "=x").err()).contains("COLUMN=VALUE");
        assertThat(explain("sums", "--row", "9").err()).contains("no row 9");
        assertThat(explain("sums", "--row", "9").exit()).isEqualTo(2);
        assertThat(explain("sums", "--missing", "gone=x").err()).contains("no column \"gone\"");
        assertThat(explain("none", "--row", "1").exit()).isNotZero();
    }
}
