package dev.millrace.nodes.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.Golden;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.node.Access;
import dev.millrace.node.Delivery;
import dev.millrace.nodes.Engine;
import dev.millrace.sql.Sql;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteParquetTest {
    private final WriteParquet parquet = new WriteParquet();
    private final Engine engine = new Engine();

    @TempDir Path folder;

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void partitionsComeBackWithTheirNamesTypesAndPlaces() {
        engine.with(
                "t",
                "FROM (VALUES (1, 'a/b c', DATE '2016-12-31'), (2, NULL, NULL), (3, '', NULL))"
                        + " v(id, \"the \"\"R\"\" 😀\", day)");
        var delivery = (Delivery.ToFolder) deliver(List.of("THE \"r\" 😀", "day"), false);
        var stored = engine.deliver("t", delivery);

        assertThat(delivery.partitions()).containsExactly("the \"R\" 😀", "day");
        assertThat(stored.columns()).isEqualTo(engine.query("FROM t").columns());
        assertThat(stored.rows()).containsExactlyInAnyOrder("1|a/b c|2016-12-31", "2|∅|∅", "3||∅");
        Golden.check(
                "storage.parquet/partitions.sql", golden(delivery.options(), delivery.readBack()));
    }

    @Test
    void everyColumnMayBeAPartition() {
        engine.with("t", "SELECT 1 AS a");

        assertThat(engine.deliver("t", deliver(List.of("a"), false)).rows()).containsExactly("1");
    }

    @Test
    void appendingMakesAFolderOfFiles() {
        engine.with("t", "SELECT 1 AS a");
        var delivery = (Delivery.ToFolder) deliver(List.of(), true);

        assertThat(delivery.append()).isTrue();
        assertThat(delivery.partitions()).isEmpty();
        assertThat(parquet.access(settings(List.of(), true)))
                .containsExactly(Access.writesFolder("path", folder.resolve("lake").toString()));
    }

    @Test
    void oneFileIsAFile() {
        engine.with("t", "SELECT 1 AS a");
        var delivery = (Delivery.ToFile) deliver(List.of(), false);

        assertThat(engine.deliver("t", delivery).rows()).containsExactly("1");
        Golden.check("storage.parquet/file.sql", golden(delivery.options(), delivery.readBack()));
    }

    @Test
    void unknownPartitionIsRefused() {
        engine.with("t", "SELECT 1 AS region");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> deliver(List.of("regoin"), false))
                .satisfies(
                        e -> {
                            assertThat(e.fault().code()).isEqualTo(FaultCode.COLUMN_UNKNOWN);
                            assertThat(e.fault().place().setting()).isEqualTo("partition_by[0]");
                        });
        assertThat(Engine.codes(parquet.problems(settings(List.of("a", "A"), false))))
                .containsExactly("COLUMN_TWICE partition_by[1]");
    }

    private Delivery deliver(List<String> partitions, boolean append) {
        return parquet.deliver(settings(partitions, append), engine.inputs("t"));
    }

    private WriteParquet.Settings settings(List<String> partitions, boolean append) {
        return new WriteParquet.Settings(
                folder.resolve("lake").toString(),
                partitions,
                append,
                WriteParquet.Compression.SNAPPY);
    }

    private String golden(Sql options, Sql readBack) {
        return Engine.text(options, readBack).replace(folder.toString(), "out");
    }
}
