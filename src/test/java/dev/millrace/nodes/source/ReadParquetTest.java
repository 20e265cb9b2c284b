package dev.millrace.nodes.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.node.Inputs;
import dev.millrace.node.Ports;
import dev.millrace.nodes.Engine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadParquetTest {
    private final ReadParquet parquet = new ReadParquet();
    private final Engine engine = new Engine();

    @TempDir Path folder;

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void readsWhatTheFileHolds() {
        copy("SELECT 1 AS \"x \"\"y\", NULL::DATE AS d", "a.parquet", "");
        var ports = select("a.parquet", List.of(), false, "");

        assertThat(engine.run(ports))
                .isEqualTo(new Engine.Table(List.of("x \"y INTEGER", "d DATE"), List.of("1|∅")));
        Golden.check("source.parquet/file.sql", golden(ports));
    }

    @Test
    void partitionsComeFromTheNamesOfFoldersWithTheirTypes() {
        copy(
                "FROM (VALUES (1, 'a/b c', 7), (2, NULL, NULL)) v(id, region, y)",
                "lake",
                ", PARTITION_BY (region, y)");
        var ports =
                select(
                        "lake/**/*.parquet",
                        List.of(
                                new TypedColumn("region", "VARCHAR"),
                                new TypedColumn("y", "SMALLINT")),
                        false,
                        "");

        assertThat(engine.run(ports).columns())
                .containsExactlyInAnyOrder("id INTEGER", "region VARCHAR", "y SMALLINT");
        assertThat(
                        engine.query(
                                        "SELECT id, region, y FROM ("
                                                + Engine.out(ports)
                                                + ") ORDER BY id")
                                .rows())
                .containsExactly("1|a/b c|7", "2|∅|∅");
        Golden.check("source.parquet/partitions.sql", golden(ports));
    }

    @Test
    void folderNamesAreNoColumnsUnlessAsked() {
        copy("SELECT 1 AS id, 'x' AS r", "lake", ", PARTITION_BY (r)");

        assertThat(engine.run(select("lake/*/*.parquet", List.of(), false, "")).columns())
                .containsExactly("id INTEGER");
    }

    @Test
    void matchesColumnsByName() {
        copy("SELECT 1 AS id, 'x' AS n", "a.parquet", "");
        copy("SELECT true AS more, 2 AS id", "b.parquet", "");
        var ports = select("*.parquet", List.of(), true, "file");

        assertThat(engine.run(ports).rows())
                .containsExactly(
                        "1|x|∅|" + folder.resolve("a.parquet"),
                        "2|∅|true|" + folder.resolve("b.parquet"));
        Golden.check("source.parquet/by_name.sql", golden(ports));
    }

    private void copy(String select, String target, String more) {
        engine.execute(
                "COPY ("
                        + select
                        + ") TO '"
                        + folder.resolve(target)
                        + "' (FORMAT parquet"
                        + more
                        + ")");
    }

    private Ports select(
            String path, List<TypedColumn> partitions, boolean byName, String fileColumn) {
        return parquet.select(
                new ReadParquet.Settings(
                        folder.resolve(path).toString(), partitions, byName, fileColumn),
                Inputs.of());
    }

    private String golden(Ports ports) {
        return Engine.text(ports).replace(folder.toString(), "data");
    }
}
