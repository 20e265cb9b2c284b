package dev.millrace.engine.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Pipelines;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.model.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a look at a delivery says would change, before and after it was made.
class DeliveryLookTest {

    @TempDir private Path folder;

    @BeforeEach
    void realFolder() throws IOException {
        folder = folder.toRealPath();
        Files.createDirectories(folder.resolve(".millrace"));
    }

    private static Pipeline pipeline(String type, String settings, String rows) {
        return withColumns(type, settings, "[\"id\", \"BIGINT\"], [\"name\", \"VARCHAR\"]", rows);
    }

    private static Pipeline withColumns(String type, String settings, String columns, String rows) {
        return Pipelines.of(
                """
                "rows": {"type": "source.inline", "settings": {"columns": [%s], "rows": [%s]}},
                "out": {"type": "%s", "settings": {%s}}
                """
                        .formatted(columns, rows, type, settings),
                "rows -> out");
    }

    private DeliveryChange changeAfter(Pipeline before, Pipeline now) {
        try (var looking = new LookingPipeline(folder, before)) {
            try (var job = looking.engine.job(looking.source(), RunCall.PLAIN)) {
                assertThat(job.execute(_ -> {})).isEqualTo(RunEvent.Outcome.SUCCEEDED);
            }
            looking.edit(now);
            looking.look("out");
            return looking.summary("out").change().orElseThrow();
        }
    }

    @Test
    void aMergeInsertsAndUpdates() {
        var settings = "\"table\": \"t\", \"mode\": \"merge\", \"keys\": [\"id\"]";
        var change =
                changeAfter(
                        pipeline(
                                "storage.warehouse", settings, "[1, \"a\"], [2, \"b\"], [3, null]"),
                        pipeline(
                                "storage.warehouse",
                                settings,
                                "[1, \"a\"], [2, \"B\"], [3, null], [4, \"d\"], [5, \"e\"]"));
        assertThat(change).isEqualTo(DeliveryChange.of("t", false, 2, 1, 0));
    }

    @Test
    void aReplacementInsertsAndDeletesWhatDiffers() {
        var settings = "\"table\": \"t\"";
        var change =
                changeAfter(
                        pipeline(
                                "storage.warehouse",
                                settings,
                                "[1, \"a\"], [2, \"b\"], [2, \"b\"]"),
                        pipeline(
                                "storage.warehouse",
                                settings,
                                "[1, \"a\"], [2, \"b\"], [7, \"x\"]"));
        assertThat(change).isEqualTo(DeliveryChange.of("t", false, 1, 0, 1));
    }

    @Test
    void aVersionOfADatasetIsReplacedMadeOrRefused() {
        var first = "\"folder\": \"set\", \"version\": \"1.0.0\"";
        var next = "\"folder\": \"set\", \"version\": \"1.1.0\"";
        var before = pipeline("serving.dataset", first, "[1, \"a\"]");
        var more = "[\"id\", \"BIGINT\"], [\"name\", \"VARCHAR\"], [\"day\", \"DATE\"]";

        assertThat(changeAfter(before, before).note()).startsWith("replaces it, of 2");
        var made =
                changeAfter(before, withColumns("serving.dataset", next, more, "[1, \"a\", null]"));
        assertThat(made.isNew()).isTrue();
        assertThat(made.target()).isEqualTo("set 1.1.0");
        assertThat(made.newColumns()).containsExactly("day");
        assertThat(made.note()).isEmpty();
        var refused =
                changeAfter(
                        before,
                        withColumns("serving.dataset", next, "[\"id\", \"VARCHAR\"]", "[\"x\"]"));
        assertThat(refused.note())
                .contains("the run would fail")
                .contains("\"id\" would be VARCHAR and is BIGINT")
                .contains("2.0.0");
    }

    @Test
    void newAndLostColumnsAreNamed() {
        var settings = "\"table\": \"t\"";
        var change =
                changeAfter(
                        pipeline("storage.warehouse", settings, "[1, \"a\"]"),
                        withColumns(
                                "storage.warehouse",
                                settings,
                                "[\"id\", \"BIGINT\"], [\"Größe\", \"DOUBLE\"]",
                                "[1, 2.5]"));
        assertThat(change.newColumns()).containsExactly("Größe");
        assertThat(change.lostColumns()).containsExactly("name");
    }

    @Test
    void aTableThatDoesNotExistIsMade() {
        try (var looking =
                new LookingPipeline(
                        folder, pipeline("storage.warehouse", "\"table\": \"t\"", "[1, \"a\"]"))) {
            looking.look("out");
            assertThat(looking.summary("out").change()).hasValue(DeliveryChange.made("t", 1));
            assertThat(folder.resolve("warehouse.duckdb")).doesNotExist();
        }
    }

    @Test
    void aFileIsReplaced() {
        var settings = "\"path\": \"out.csv\"";
        var one = pipeline("storage.csv", settings, "[1, \"a\"]");
        assertThat(changeAfter(one, one).note()).startsWith("replaces a file of ");
    }

    @Test
    void whatIsNoDeliveryChangesNothing() {
        try (var looking =
                new LookingPipeline(
                        folder, pipeline("storage.warehouse", "\"table\": \"t\"", "[1, \"a\"]"))) {
            looking.look("rows");
            assertThat(looking.summary("rows").change()).isEmpty();
        }
    }
}
