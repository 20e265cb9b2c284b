package dev.millrace.nodes.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.node.Delivery;
import dev.millrace.nodes.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteCsvTest {
    private final WriteCsv csv = new WriteCsv();
    private final Engine engine = new Engine();

    @TempDir Path folder;

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void writesWithTheMarksGiven() throws IOException {
        engine.with("t", "SELECT 'a;b' AS x, NULL AS y, 'NA' AS z, '' AS \"it's\"");
        var file = folder.resolve("a.csv");
        var settings = new WriteCsv.Settings(file.toString(), true, ";", "'", "NA");
        var delivery = (Delivery.ToFile) csv.deliver(settings, engine.inputs("t"));

        assertThat(engine.deliver("t", delivery).rows()).containsExactly("a;b|∅|NA|");
        assertThat(Files.readString(file)).isEqualTo("x;y;z;'it''s'\n'a;b';NA;'NA';\n");
        Golden.check("storage.csv/marks.sql", golden(delivery));
    }

    @Test
    void writesWithoutHeader() throws IOException {
        engine.with("t", "SELECT 1 AS x");
        var file = folder.resolve("a.csv");
        var settings = new WriteCsv.Settings(file.toString(), false, ",", "\"", "");

        assertThat(engine.deliver("t", csv.deliver(settings, engine.inputs("t"))).rows())
                .containsExactly("1");
        assertThat(Files.readString(file)).isEqualTo("1\n");
    }

    @Test
    void marksMustDifferAndBeShort() {
        assertThat(codes("\"", "\"")).containsExactly("SETTING_NOT_ALLOWED quote");
        assertThat(codes("12345", "é"))
                .containsExactly("SETTING_NOT_ALLOWED delimiter", "SETTING_NOT_ALLOWED quote");
        assertThat(codes("\t", "'")).isEmpty();
    }

    private List<String> codes(String delimiter, String quote) {
        var settings = new WriteCsv.Settings("a.csv", true, delimiter, quote, "");
        return Engine.codes(csv.problems(settings));
    }

    private String golden(Delivery.ToFile delivery) {
        return Engine.text(delivery.options(), delivery.readBack())
                .replace(folder.toString(), "out");
    }
}
