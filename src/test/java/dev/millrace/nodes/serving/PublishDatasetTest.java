package dev.millrace.nodes.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.Golden;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.node.Access;
import dev.millrace.node.DatasetTerms;
import dev.millrace.node.Delivery;
import dev.millrace.nodes.Engine;
import dev.millrace.sql.Dialect;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishDatasetTest {

    private final PublishDataset dataset = new PublishDataset();
    private final Engine engine =
            new Engine().with("t", "SELECT 1 AS id, 'it''s' AS \"the \"\"R\"\" 😀\"");

    @TempDir Path folder;

    @AfterEach
    void close() {
        engine.close();
    }

    private static PublishDataset.Settings settings(
            String folder, String version, String... names) {
        return new PublishDataset.Settings(
                folder,
                version,
                "",
                "",
                "",
                "",
                List.of(names).stream()
                        .map(
                                name ->
                                        new PublishDataset.Column(
                                                name, "", "", DatasetTerms.Sensitivity.NONE, false))
                        .toList());
    }

    @Test
    void itsRowsComeBackAsTheyWere() {
        var delivery =
                (Delivery.ToDataset)
                        dataset.deliver(
                                settings(folder.resolve("set").toString(), "1.2.0", "ID"),
                                engine.inputs("t"));

        assertThat(delivery.data()).isEqualTo("1.2.0/data.parquet");
        assertThat(delivery.terms().title()).isEqualTo("set");
        assertThat(delivery.terms().columns().getFirst().name()).isEqualTo("id");
        assertThat(engine.deliver("t", delivery).rows()).containsExactly("1|it's");
        var readBack =
                delivery.readBack().render(Dialect.DUCKDB, _ -> List.of("data.parquet")).text();
        Golden.check(
                "serving.dataset/rows.sql",
                delivery.options().text(Dialect.DUCKDB) + "\n" + readBack + "\n");
    }

    @Test
    void aVersionIsNoPath() {
        for (String version : List.of("../../x", "1", "", "1.0.0/..")) {
            assertThat(Engine.codes(dataset.problems(settings("a", version))))
                    .containsExactly("SETTING_NOT_ALLOWED version");
        }
        assertThat(dataset.problems(settings("a", "1.0.0"))).isEmpty();
    }

    @Test
    void aColumnThatIsNotThereIsRefused() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> dataset.deliver(settings("a", "1.0.0", "di"), engine.inputs("t")))
                .satisfies(
                        e -> {
                            assertThat(e.fault().code()).isEqualTo(FaultCode.COLUMN_UNKNOWN);
                            assertThat(e.fault().place().setting()).isEqualTo("columns[0].name");
                        });
        assertThat(Engine.codes(dataset.problems(settings("a", "1.0.0", "a", "A"))))
                .containsExactly("COLUMN_TWICE columns[1].name");
    }

    @Test
    void asksToWriteItsFolder() {
        assertThat(dataset.access(settings("out/set", "1.0.0")))
                .containsExactly(Access.writesFolder("folder", "out/set"));
        assertThat(dataset.summary(settings("out/set", "1.0.0"))).isEqualTo("out/set 1.0.0");
    }
}
