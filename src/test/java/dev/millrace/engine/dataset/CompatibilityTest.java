package dev.millrace.engine.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.node.DatasetTerms;
import dev.millrace.node.DatasetVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What may go out under which version.
class CompatibilityTest {

    private static final List<Published> THERE =
            List.of(there("1.2.0", "id INTEGER!", "name VARCHAR"));

    private static Published there(String version, String... columns) {
        return new Published(
                DatasetVersion.of(version).orElseThrow(),
                "run",
                "then",
                "t",
                Stream.of(columns)
                        .map(
                                each ->
                                        new Published.PublishedColumn(
                                                each.split(" ", -1)[0],
                                                each.split(" ", -1)[1].replace("!", ""),
                                                each.endsWith("!")))
                        .toList());
    }

    private static Optional<Fault> fault(String version, String... columns) {
        return fault(THERE, version, columns);
    }

    private static Optional<Fault> fault(List<Published> there, String version, String... columns) {
        var schema =
                new Schema(
                        Stream.of(columns)
                                .map(each -> each.replace("!", "").split(" ", -1))
                                .map(each -> new Column(each[0], each[1]))
                                .toList());
        var required =
                Stream.of(columns)
                        .filter(each -> each.endsWith("!"))
                        .map(
                                each ->
                                        new DatasetTerms.Term(
                                                each.split(" ", -1)[0],
                                                "",
                                                "",
                                                DatasetTerms.Sensitivity.NONE,
                                                true))
                        .toList();
        var terms =
                new DatasetTerms(
                        DatasetVersion.of(version).orElseThrow(), "t", "", "", "", required);
        return Compatibility.fault(terms, schema, there);
    }

    @Test
    void theSameColumnsMayAlwaysGoOut() {
        for (String version : List.of("1.2.0", "1.2.1", "1.3.0", "2.0.0", "1.1.0", "1.2.0-rc.1")) {
            assertThat(fault(version, "id INTEGER!", "name VARCHAR")).as(version).isEmpty();
        }
        assertThat(fault(List.of(), "1.0.0", "id DATE")).isEmpty();
        assertThat(fault("1.2.0", "name VARCHAR", "id INTEGER!")).as("in another order").isEmpty();
    }

    @Test
    void aColumnThatIsNewNeedsAMinorVersion() {
        for (String version : List.of("1.2.0", "1.2.9")) {
            assertThat(fault(version, "id INTEGER!", "name VARCHAR", "more DATE"))
                    .as(version)
                    .hasValueSatisfying(
                            fault -> {
                                assertThat(fault.message())
                                        .isEqualTo("There is no column \"more\" in version 1.2.0.");
                                assertThat(fault.hint()).isEqualTo("Give it the version 1.3.0.");
                                assertThat(fault.place().setting()).isEqualTo("version");
                            });
        }
        assertThat(fault("1.3.0", "id INTEGER!", "name VARCHAR", "more DATE")).isEmpty();
    }

    @Test
    void whatBreaksReadersNeedsAMajorVersion() {
        var gone = fault("1.9.0", "id INTEGER!").orElseThrow();
        var other = fault("1.2.0", "id BIGINT!", "name VARCHAR").orElseThrow();
        var open = fault("1.2.1", "id INTEGER", "name VARCHAR").orElseThrow();
        var renamed = fault("1.2.0", "id INTEGER!", "Name VARCHAR").orElseThrow();

        assertThat(gone.message())
                .isEqualTo("The column \"name\" would be gone, which is in version 1.2.0.");
        assertThat(other.message())
                .isEqualTo("The column \"id\" would be BIGINT and is INTEGER in version 1.2.0.");
        assertThat(open.message())
                .isEqualTo("The column \"id\" could be NULL, and is never in version 1.2.0.");
        assertThat(renamed.message()).contains("\"name\" would be gone");
        assertThat(List.of(gone, other, open, renamed))
                .allSatisfy(
                        each -> assertThat(each.hint()).isEqualTo("Give it the version 2.0.0."));
        assertThat(fault("2.0.0", "id DATE")).isEmpty();
    }

    @Test
    void beforeTheFirstReleaseAMinorVersionMayBreak() {
        var there = List.of(there("0.4.0", "id INTEGER"));

        assertThat(fault(there, "0.4.1", "id DATE").orElseThrow().hint())
                .isEqualTo("Give it the version 0.5.0.");
        assertThat(fault(there, "0.5.0", "id DATE")).isEmpty();
    }

    @Test
    void anOlderVersionIsComparedWithTheOneBeforeIt() {
        var there = List.of(there("1.0.0", "id INTEGER"), there("2.0.0", "id DATE"));

        assertThat(fault(there, "1.0.1", "id INTEGER")).isEmpty();
        assertThat(fault(there, "1.1.0", "id DATE").orElseThrow().hint())
                .as("2.0.0 is taken")
                .isEqualTo("Give it the version 3.0.0.");
    }
}
