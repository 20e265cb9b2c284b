package dev.millrace.nodes.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.fault.FaultCode;
import dev.millrace.node.Inputs;
import dev.millrace.node.Ports;
import dev.millrace.nodes.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadJsonTest {
    private final ReadJson json = new ReadJson();
    private final Engine engine = new Engine();

    @TempDir Path folder;

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void readsOneObjectALine() throws IOException {
        var ports =
                select(
                        "{\"id\":1,\"tags\":[\"a\"]}\n{\"tags\":null,\"id\":2,\"x\":\"\"}\n",
                        ReadJson.Format.NDJSON,
                        new TypedColumn("id", "SMALLINT"),
                        new TypedColumn("tags", "VARCHAR[]"),
                        new TypedColumn("x", "VARCHAR"));

        assertThat(engine.run(ports))
                .isEqualTo(
                        new Engine.Table(
                                List.of("id SMALLINT", "tags VARCHAR[]", "x VARCHAR"),
                                List.of("1|[a]|∅", "2|∅|")));
        Golden.check("source.json/lines.sql", golden(ports));
    }

    @Test
    void readsAnArrayWhoseColumnsAreGuessed() throws IOException {
        var ports = select("[{\"id\": 1, \"at\": {\"x\": 2}}, {\"id\": 2}]", ReadJson.Format.AUTO);

        assertThat(engine.run(ports).columns()).containsExactly("id BIGINT", "at STRUCT(x BIGINT)");
        assertThat(engine.run(ports).rows()).hasSize(2);
        Golden.check("source.json/guessed.sql", golden(ports));
    }

    @Test
    void emptyFileHasTheListedColumns() throws IOException {
        for (ReadJson.Format format : ReadJson.Format.values()) {
            var ports = select("", format, new TypedColumn("id", "INTEGER"));

            assertThat(engine.run(ports))
                    .isEqualTo(new Engine.Table(List.of("id INTEGER"), List.of()));
        }
    }

    @Test
    void guessingIsAWarning() {
        var settings = new ReadJson.Settings("a.json", ReadJson.Format.AUTO, List.of(), "");

        assertThat(json.problems(settings))
                .singleElement()
                .matches(fault -> fault.code() == FaultCode.COLUMNS_GUESSED && !fault.isError());
    }

    private Ports select(String text, ReadJson.Format format, TypedColumn... columns)
            throws IOException {
        var file = Files.writeString(folder.resolve("a.json"), text);
        return json.select(
                new ReadJson.Settings(file.toString(), format, List.of(columns), ""), Inputs.of());
    }

    private String golden(Ports ports) {
        return Engine.text(ports).replace(folder.toString(), "data");
    }
}
