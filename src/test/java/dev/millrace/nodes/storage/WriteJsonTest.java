package dev.millrace.nodes.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.node.Delivery;
import dev.millrace.nodes.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteJsonTest {
    private final WriteJson json = new WriteJson();
    private final Engine engine = new Engine();

    @TempDir Path folder;

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void writesOneArrayOrOneObjectALine() throws IOException {
        engine.with("t", "FROM (VALUES (1, [2, NULL]), (NULL, NULL)) v(a, \"b c\")");

        assertThat(write("a.ndjson", WriteJson.Format.NDJSON))
                .isEqualTo("{\"a\":1,\"b c\":[2,null]}\n{\"a\":null,\"b c\":null}\n");
        assertThat(write("a.json", WriteJson.Format.ARRAY).replaceAll("\\s", ""))
                .isEqualTo("[{\"a\":1,\"bc\":[2,null]},{\"a\":null,\"bc\":null}]");
    }

    private String write(String name, WriteJson.Format format) throws IOException {
        var file = folder.resolve(name);
        var settings = new WriteJson.Settings(file.toString(), format);
        var delivery = (Delivery.ToFile) json.deliver(settings, engine.inputs("t"));

        assertThat(engine.deliver("t", delivery)).isEqualTo(engine.query("FROM t"));
        Golden.check(
                "storage.json/" + name + ".sql",
                Engine.text(delivery.options(), delivery.readBack())
                        .replace(folder.toString(), "out"));
        return Files.readString(file);
    }
}
