package dev.millrace.engine.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Pipelines;
import dev.millrace.engine.RunCall;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Pipeline;
import dev.millrace.node.Mending;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.Remark;
import dev.millrace.refactor.Remedies;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was measured to help does help: applied, nothing is noticed any more.
class CuresTest {

    private static final Remedies REMEDIES = new Remedies(NodeCatalog.load());
    private static final String ROWS =
            """
            "sales": {"type": "source.inline", "settings": {
                "columns": [["Region", "VARCHAR"], ["qty", "INTEGER"], ["code", "VARCHAR"],
                    ["at", "TIMESTAMP"], ["id", "VARCHAR"]],
                "rows": [["West", 1, "7", "2020-01-01 08:00:00", "a"],
                    ["East ", 5, "8", "2020-01-02 09:00:00", "b"],
                    ["O'Brien", 7, "x", "2020-01-03 10:00:00", "c"]]}},
            "areas": {"type": "source.inline", "settings": {
                "columns": [["Region", "VARCHAR"], ["area", "VARCHAR"], ["number", "INTEGER"],
                    ["padded", "VARCHAR"], ["day", "DATE"], ["id", "VARCHAR"]],
                "rows": [["WEST", " west", 7, "007", "2020-01-01", "a"],
                    ["EAST", "zz", 9, "009", "2020-01-09", "q"]]}},
            """;

    @TempDir private Path folder;

    private List<Noticed> noticed(Pipeline pipeline) {
        try (var looking = new LookingPipeline(folder, pipeline)) {
            return looking.room.notices(looking.source(), RunCall.PLAIN, new Cancellation());
        }
    }

    private static Pipeline filter(String condition) {
        return Pipelines.of(
                ROWS
                        + "\"n\": {\"type\": \"transform.filter\", \"settings\": {\"condition\": \""
                        + condition.replace("\"", "\\\"")
                        + "\"}}",
                "sales -> n");
    }

    private static Pipeline join(String settings) {
        return Pipelines.of(
                ROWS + "\"n\": {\"type\": \"transform.join\", \"settings\": {" + settings + "}}",
                "sales -> n.left",
                "areas -> n.right");
    }

    /// Every way that is offered is taken, alone.
    private List<String> helping(Pipeline pipeline) {
        var notice =
                noticed(pipeline).stream()
                        .filter(each -> each.fault().isPresent())
                        .findFirst()
                        .orElseThrow();
        var fault = notice.fault().orElseThrow();
        for (var remedy : REMEDIES.of(pipeline, fault, Map.of(), notice.mendings())) {
            var after = noticed(remedy.change().apply(pipeline));
            assertThat(after.stream().flatMap(each -> each.fault().stream()).map(Fault::code))
                    .as(remedy.title())
                    .doesNotContain(fault.code());
        }
        return notice.mendings().stream().map(Mending::title).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Region = 'west'                          | Use 'West'
                    'EAST' = Region                          | Use 'East '
                    Region = 'Wets'                          | Use 'West'
                    Region = 'o''brien' -- whom              | Use 'O'Brien'
                    Region = 'Nowhere at all'                |
                    qty > 99                                 |
                    qty > 3 AND Region = 'east'              | Use 'East ', Leave out Region = 'east'
                    qty > 3 AND Region = 'west'              | Leave out Region = 'west'
                    qty BETWEEN 0 AND 9 AND code = 'nothing' | Leave out code = 'nothing'
                    qty > 99 OR Region = 'west'              |
                    (qty > 99) AND (qty > 98 AND qty > 97)   |
                    """)
    void aFilterKeepsRowsAgain(String condition, String offered) {
        var titles = helping(filter(condition));
        assertThat(String.join(", ", titles)).isEqualTo(offered == null ? "" : offered);
    }

    @Test
    void aJoinMatchesAgain() {
        assertThat(helping(join("\"on\": [[\"Region\", \"Region\"]]")))
                .containsExactly(
                        "Compare \"Region\" whatever case and spaces",
                        "Compare \"Region\" whatever the case");
        assertThat(helping(join("\"on\": [[\"Region\", \"area\"]]")))
                .containsExactly(
                        "Compare \"Region\" whatever case and spaces", "Match \"id\" instead");
        assertThat(helping(join("\"on\": [[\"code\", \"padded\"]]")))
                .containsExactly("Compare \"code\" as numbers", "Match \"id\" instead");
        assertThat(helping(join("\"on\": [[\"at\", \"day\"]], \"condition\": \"l.qty > 0\"")))
                .containsExactly("Compare \"at\" by day", "Match \"id\" instead");
    }

    @Test
    void whatWouldNotHelpIsNotOffered() {
        var pipeline = join("\"on\": [[\"Region\", \"padded\"], [\"code\", \"area\"]]");
        assertThat(helping(pipeline)).isEmpty();
    }

    @Test
    void keysThatRepeatAreNotComparedInAnotherWay() {
        var rows =
                ROWS.replace(
                        "[\"EAST\", \"zz\", 9, \"009\", \"2020-01-09\", \"q\"]",
                        "[\"EAST\", \"zz\", 9, \"009\", \"2020-01-09\", \"a\"]");
        var pipeline =
                Pipelines.of(
                        rows
                                + "\"n\": {\"type\": \"transform.join\", \"settings\": {\"on\":"
                                + " [\"id\"]}}",
                        "sales -> n.left",
                        "areas -> n.right");
        assertThat(noticed(pipeline))
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.fault().orElseThrow().code())
                                    .isEqualTo(FaultCode.JOIN_REPEATS_ROWS);
                            assertThat(notice.mendings()).isEmpty();
                        });
    }

    @Test
    void keysOfTwoTypesAreComparedAsOne() {
        assertThat(helping(join("\"on\": [[\"code\", \"number\"]], \"kind\": \"left\"")))
                .containsExactly(
                        "Compare as INTEGER; what does not fit matches nothing",
                        "Compare both as text");
    }

    @Test
    void tellsHowManyRowsMatch() {
        assertThat(noticed(join("\"on\": [\"id\"]")))
                .singleElement()
                .satisfies(
                        notice ->
                                assertThat(notice.remark())
                                        .contains(
                                                new Remark(
                                                        "on",
                                                        "1 row matches 1 of \"areas\"."
                                                                + " 2 without a match.")));
    }
}
