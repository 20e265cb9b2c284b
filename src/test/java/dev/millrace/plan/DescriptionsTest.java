package dev.millrace.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineReader;
import dev.millrace.model.Column;
import dev.millrace.model.CountMode;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A planner asks the engine for the columns of a SELECT once, and again when any of what they
/// depend on has changed.
class DescriptionsTest {

    private static final String SOURCE =
            "\"orders\": {\"type\": \"source.csv\", \"settings\": {\"path\": \"orders.csv\"}},";

    private static final String DERIVE =
            "\"more\": {\"type\": \"transform.derive\", \"settings\": {\"columns\": "
                    + "[{\"name\": \"more\", \"expression\": \"%s\"}]}},";

    private static final String BEHIND =
            "\"few\": {\"type\": \"transform.limit\", \"settings\": {\"rows\": 3}},"
                    + "\"kept\": {\"type\": \"transform.filter\", \"settings\": {\"condition\":"
                    + " \"more IS NOT NULL\"}}";

    private static final String[] LINKS = {"orders -> more", "more -> few", "few -> kept"};

    private final Planner planner = new Planner(NodeCatalog.load(), PipelineReader::read);
    @TempDir Path given;
    private Workbench workbench = new Workbench(Path.of(""));

    @BeforeEach
    void makeFile() throws IOException {
        workbench = new Workbench(given.toRealPath());
        write("id,qty\n1,2\n");
    }

    private void write(String text) throws IOException {
        Files.writeString(workbench.folder().resolve("orders.csv"), text);
    }

    private static Pipeline chain(String expression) {
        return Workbench.pipeline(SOURCE + DERIVE.formatted(expression) + BEHIND, LINKS);
    }

    private Planned check(Pipeline pipeline, Map<String, String> parameters, String run) {
        var request = workbench.request(parameters);
        return planner.check(
                pipeline,
                new PlanRequest(
                        request.grants(),
                        parameters,
                        new Arguments.BuiltIn(run, "2026-01-01T00:00:00Z", ""),
                        Optional.empty(),
                        CountMode.AUTO,
                        request.self(),
                        false,
                        false,
                        false));
    }

    private Planned check(Pipeline pipeline) {
        var planned = check(pipeline, Map.of(), "00000000-0000-7000-8000-000000000001");
        assertThat(errors(planned)).isEmpty();
        return planned;
    }

    private static List<Fault> errors(Planned planned) {
        return planned.faults().stream().filter(Fault::isError).toList();
    }

    /// How many SELECTs the engine was asked for.
    private long asked(Pipeline pipeline) {
        long before = planner.descriptions();
        check(pipeline);
        return planner.descriptions() - before;
    }

    private static List<String> types(Planned planned, String relation) {
        return List.copyOf(
                requireNonNull(planned.bound().relations().get(relation))
                        .schema()
                        .columns()
                        .stream()
                        .map(column -> column.name() + " " + column.type())
                        .toList());
    }

    @Test
    void theSamePipelineIsNotAskedForAgain() {
        assertThat(asked(chain("qty + 1"))).isEqualTo(4);
        assertThat(asked(chain("qty + 1"))).isZero();
    }

    @Test
    void aFileThatChangedIsAskedForAgain() throws IOException {
        check(chain("qty + 1"));
        write("id,qty\n1,2\n3,4\n");
        assertThat(asked(chain("qty + 1"))).isEqualTo(1);
    }

    @Test
    void anEditThatKeepsTheColumnsAsksForThatNodeOnly() {
        check(chain("qty + 1"));
        assertThat(asked(chain("qty + 2"))).isEqualTo(1);
    }

    @Test
    void anEditThatChangesTheColumnsAsksForAllBehind() {
        check(chain("qty + 1"));
        assertThat(asked(chain("'text'"))).isEqualTo(3);
        assertThat(types(check(chain("'text'")), "kept"))
                .containsExactly("id BIGINT", "qty BIGINT", "more VARCHAR");
        assertThat(types(check(chain("qty + 1")), "kept"))
                .containsExactly("id BIGINT", "qty BIGINT", "more BIGINT");
    }

    @Test
    void aNodeBehindWhatIsKnownIsBound() {
        check(chain("qty + 1"));
        var longer =
                Workbench.pipeline(
                        SOURCE
                                + DERIVE.formatted("qty + 1")
                                + BEHIND
                                + ",\"joined\": {\"type\": \"transform.union\"}",
                        "orders -> more",
                        "more -> few",
                        "few -> kept",
                        "more -> joined",
                        "kept -> joined");
        assertThat(types(check(longer), "joined")).contains("more BIGINT");
    }

    @Test
    void aFileWithOtherColumnsChangesAllBehindIt() throws IOException {
        check(chain("qty + 1"));
        write("id,qty,new\n1,2.5,x\n");
        assertThat(types(check(chain("qty + 1")), "kept"))
                .containsExactly("id BIGINT", "qty DOUBLE", "new VARCHAR", "more DOUBLE");
    }

    @Test
    void aMistakeIsSaidEachTime() {
        for (int time = 0; time < 2; time++) {
            var planned = check(chain("qty + nothing"), Map.of(), "1");
            assertThat(errors(planned))
                    .extracting(fault -> fault.place().node())
                    .containsExactly("more");
        }
    }

    private static Pipeline query(String parameter, String sql) {
        return Workbench.pipelineWith(
                parameter,
                SOURCE
                        + "\"query\": {\"type\": \"transform.sql\", \"settings\": {\"sql\": \""
                        + sql
                        + "\"}}",
                "orders -> query");
    }

    @Test
    void aParameterThatChoosesColumnsIsAskedForWithEachValue() {
        var pipeline =
                query(
                        "\"wanted\": {\"type\": \"VARCHAR\", \"default\": \"id\"}",
                        "SELECT COLUMNS($wanted) FROM orders");
        assertThat(types(check(pipeline, Map.of(), "1"), "query")).containsExactly("id BIGINT");
        assertThat(types(check(pipeline, Map.of("wanted", "qty"), "1"), "query"))
                .containsExactly("qty BIGINT");
        assertThat(types(check(pipeline, Map.of(), "1"), "query")).containsExactly("id BIGINT");
    }

    @Test
    void aSecretIsAskedForEachTimeAndNotKept() {
        var pipeline =
                query(
                        "\"key\": {\"type\": \"VARCHAR\", \"secret\": true}",
                        "SELECT id, $key AS key FROM orders");
        for (int time = 1; time <= 2; time++) {
            check(pipeline, Map.of("key", "hidden" + time), "1");
            assertThat(planner.descriptions()).isEqualTo(time + 1);
        }
    }

    @Test
    void theIdOfTheRunIsAskedForInEachRunAndNothingElseIs() {
        var using = query("", "SELECT id, $run_id AS run FROM orders");
        var other = query("", "SELECT id FROM orders");
        for (String run : List.of("1", "2")) {
            check(using, Map.of(), run);
            check(other, Map.of(), run);
        }
        assertThat(planner.descriptions()).isEqualTo(4);
    }

    @Test
    void anotherTimezoneIsAskedFor() {
        var pipeline = query("", "SELECT id FROM orders");
        var zone = Value.fields(Map.entry("timezone", Value.of("Asia/Tokyo")));
        check(pipeline);
        check(
                new Pipeline(
                        pipeline.name(),
                        pipeline.parameters(),
                        pipeline.nodes(),
                        pipeline.links(),
                        pipeline.layout(),
                        zone));
        assertThat(planner.descriptions()).isEqualTo(4);
    }

    @Test
    void whatIsLongestUnusedGivesWay() {
        var known = new Descriptions();
        for (int i = 0; i < 50; i++) {
            known.keep(question(i), wide(10_000));
            assertThat(known.of(question(0))).isPresent();
        }
        assertThat(known.of(question(49))).isPresent();
        assertThat(known.of(question(1))).isEmpty();
    }

    @Test
    void anAnswerWiderThanAllIsNotKept() {
        var known = new Descriptions();
        known.keep(question(0), wide(1_000_000));
        assertThat(known.of(question(0))).isEmpty();
        known.keep(question(0), wide(1));
        assertThat(known.of(question(0))).isPresent();
    }

    private static Descriptions.Question question(int number) {
        return new Descriptions.Question(
                Sql.literal(Value.of("SELECT " + number)),
                Set.of(),
                Map.of(),
                List.of(),
                new Descriptions.Scope("UTC", Map.of(), Map.of()));
    }

    private static Descriptions.Answer wide(int columns) {
        return new Descriptions.Answer(
                new TypedTexts.Checked(Sql.EMPTY, false, false, Set.of()),
                new Schema(Collections.nCopies(columns, new Column("a", "BIGINT"))));
    }
}
