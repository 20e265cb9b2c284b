package dev.millrace.engine.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Pipelines;
import dev.millrace.engine.RunCall;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is noticed of rows while a pipeline is drawn.
class NoticesTest {

    private static final String ROWS =
            """
            "left_rows": {"type": "source.inline", "settings": {
                "columns": [["k", "VARCHAR"], ["amount", "DOUBLE"]],
                "rows": [["a", 1.5], ["b", 2], ["b", 3], ["zz", null]]}},
            "right_rows": {"type": "source.inline", "settings": {
                "columns": [["k", "VARCHAR"], ["name", "VARCHAR"]],
                "rows": [["a", "A"], ["b", "B"], ["b", "Bee"], ["c", "C"], [null, "none"]]}},
            """;

    @TempDir private Path folder;

    @BeforeEach
    void realFolder() throws IOException {
        folder = folder.toRealPath();
    }

    private List<Fault> noticed(String nodes, String... links) {
        try (var looking = new LookingPipeline(folder, Pipelines.of(nodes, links))) {
            return looking
                    .room
                    .notices(looking.source(), RunCall.PLAIN, new Cancellation())
                    .stream()
                    .flatMap(noticed -> noticed.fault().stream())
                    .toList();
        }
    }

    private static String join(String kind, String right) {
        return """
        "joined": {"type": "transform.join", "settings": {"kind": "%s", "on": [["k", "%s"]]}}
        """
                .formatted(kind, right);
    }

    @Test
    void aJoinThatRepeatsRows() {
        var notices =
                noticed(
                        ROWS + join("left", "k"),
                        "left_rows -> joined.left",
                        "right_rows -> joined.right");
        assertThat(notices).singleElement().satisfies(NoticesTest::repeats);
    }

    private static void repeats(Fault notice) {
        assertThat(notice.code()).isEqualTo(FaultCode.JOIN_REPEATS_ROWS);
        assertThat(notice.message())
                .isEqualTo(
                        "1 value of \"k\" occurs several times on the right: the join adds 2 rows.");
        assertThat(notice.place().node()).isEqualTo("joined");
        assertThat(notice.place().setting()).isEqualTo("on");
        assertThat(notice.isError()).isFalse();
    }

    @Test
    void aJoinThatCannotRepeatIsLeftAlone() {
        assertThat(
                        noticed(
                                ROWS + join("semi", "k"),
                                "left_rows -> joined.left",
                                "right_rows -> joined.right"))
                .isEmpty();
    }

    @Test
    void aKeyThatMatchesNothing() {
        var notices =
                noticed(
                        ROWS + join("left", "name"),
                        "left_rows -> joined.left",
                        "right_rows -> joined.right");
        assertThat(notices)
                .extracting(Fault::code, Fault::message)
                .containsExactly(
                        tuple(
                                FaultCode.JOIN_MATCHES_NOTHING,
                                "None of 4 rows finds its \"name\"."));
    }

    @Test
    void aFilterThatKeepsNothing() {
        var filter =
                "\"f\": {\"type\": \"transform.filter\", \"settings\": {\"condition\": \"%s\"}}";
        assertThat(noticed(ROWS + filter.formatted("amount > 99"), "left_rows -> f"))
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.code()).isEqualTo(FaultCode.FILTER_KEEPS_NOTHING);
                            assertThat(notice.message()).contains("none of 4 rows");
                        });
        assertThat(noticed(ROWS + filter.formatted("NULL > amount"), "left_rows -> f"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.hint()).contains("NULL for every row"));
        assertThat(noticed(ROWS + filter.formatted("amount > 2"), "left_rows -> f")).isEmpty();
    }

    @Test
    void aCastThatLosesValues() {
        var cast =
                """
                "s": {"type": "transform.select", "settings": {"columns": [
                    {"column": "%s", "type": "INTEGER"}], "on_error": "null"}}
                """;
        assertThat(noticed(ROWS + cast.formatted("amount"), "left_rows -> s"))
                .extracting(Fault::message)
                .containsExactly("1 value of \"amount\" is rounded by the cast to INTEGER.");
        assertThat(noticed(ROWS + cast.formatted("k"), "left_rows -> s"))
                .extracting(Fault::message)
                .containsExactly("4 values of \"k\" cannot be cast to INTEGER.");
    }

    @Test
    void whatIsBrokenIsNotAsked() {
        var cast =
                "\"s\": {\"type\": \"transform.filter\", \"settings\": {\"condition\": \"no_such\"}}";
        assertThat(noticed(ROWS + cast, "left_rows -> s")).isEmpty();
    }

    @Test
    void theProductsOfSuperstoreHaveTwoNames() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        for (String file : List.of("orders.csv", "products.csv")) {
            Files.copy(
                    Path.of("pipelines/data").resolve(file), folder.resolve("data").resolve(file));
        }
        var nodes =
                """
                "orders": {"type": "source.csv", "settings": {"path": "data/orders.csv"}},
                "products": {"type": "source.csv", "settings": {"path": "data/products.csv"}},
                "joined": {"type": "transform.join", "settings": {"kind": "left",
                    "on": ["Product ID"]}}
                """;
        assertThat(noticed(nodes, "orders -> joined.left", "products -> joined.right"))
                .filteredOn(notice -> notice.code() == FaultCode.JOIN_REPEATS_ROWS)
                .extracting(Fault::message)
                .containsExactly(
                        "32 values of \"Product ID\" occur several times on the right: the join"
                                + " adds 337 rows.");
    }
}
