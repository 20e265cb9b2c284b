package dev.millrace.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineSchemaTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/pipeline.schema.json");
    private static final NodeCatalog TYPES = NodeCatalog.load();
    private static final Schemas SCHEMA = Schemas.of(PipelineSchema.of(TYPES));
    private static final Schemas MANY =
            Schemas.of(PipelineSchema.of(new NodeCatalog(List.of(new ManySettings()))));

    /// The samples, and the frozen files.
    static Stream<Path> pipelines() throws IOException {
        var files = Stream.<Path>builder();
        for (var folder : List.of("pipelines", "src/test/resources/pipelines")) {
            if (Files.isDirectory(Path.of(folder))) {
                try (var found = Files.walk(Path.of(folder))) {
                    found.filter(file -> file.toString().endsWith(".pipeline.json"))
                            .forEach(files::add);
                }
            }
        }
        return files.build();
    }

    @Test
    void isTheGoldenOne() throws IOException {
        var schema = Json.pretty(PipelineSchema.of(TYPES)) + "\n";
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN.resolveSibling("."));
            Files.writeString(GOLDEN, schema);
        }

        assertThat(schema).as("changes only by -Dgolden=write").isEqualTo(Files.readString(GOLDEN));
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void acceptsEveryPipelineThereIs(Path file) throws IOException {
        assertThat(PipelineReader.inspect(file).faults()).isEmpty();
        assertThat(SCHEMA.errors(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\": 1 | \"format\": 2",
                "\"format\": 1, |",
                "\"name\": \"n\" | \"name\": 3",
                "\"a\": { | \"A\": {",
                "\"type\": \"x\" | \"type\": \"x@y\"",
                "\"type\": \"x\" | \"keep\": true",
                "\"type\": \"x\" | \"type\": \"x\", \"off\": \"no\"",
                "\"type\": \"x\" | \"type\": \"x\", \"after\": [\"B\"]",
                "\"type\": \"x\" | \"type\": \"x\", \"settings\": []",
                "a -> a | a - a",
                "[40, 80] | [40]",
                "[40, 80] | [40, \"80\"]",
                "{ \"type\": \"DATE\" } | { \"default\": 1 }",
                "\"UTC\" | 5"
            })
    void refusesWhatTheReaderRefuses(String text, String instead) {
        var right =
                """
                { "format": 1, "name": "n", "timezone": "UTC",
                  "parameters": { "p": { "type": "DATE" } },
                  "nodes": { "a": { "type": "x" } },
                  "links": ["a -> a"], "layout": { "a": [40, 80] } }
                """;
        var wrong = right.replace(text, instead == null ? "" : instead);

        assertThat(wrong).isNotEqualTo(right);
        assertThat(SCHEMA.errors(right)).isEmpty();
        assertThat(PipelineReader.read(right.getBytes(UTF_8), "").nodes()).hasSize(1);
        assertThat(SCHEMA.errors(wrong)).isNotEmpty();
        assertThat(Refusal.of(() -> PipelineReader.read(wrong.getBytes(UTF_8), ""))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"rows\": \"${n}\" | true",
                "\"rows\": \"1${n}\" | true",
                "\"rows\": \"5\" | false",
                "\"flag\": \"${x}\" | true",
                "\"flag\": \"true\" | false",
                "\"mode\": \"${m}\" | true",
                "\"columns\": \"${c}\" | true",
                "\"modes\": \"${c}\" | true",
                "\"rule\": [\"left\", [\"a\"], \"${n}\"] | true"
            })
    void leavesRoomForParameters(String more, boolean fits) {
        var file = SettingFormPropertyTest.file("{\"condition\":\"x\",\"on\":\"k\"," + more + "}");

        assertThat(MANY.errors(file).isEmpty()).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "| true",
                "\"where\": \"x\" | true",
                "\"rows\": 1 | false",
                "\"rows\": 2.5 | false",
                "\"rows\": null | true",
                "\"mode\": \"Full Outer\" | true",
                "\"mode\": \"full-outer\" | true",
                "\"mode\": \"right\" | false",
                "\"columns\": \"one\" | true",
                "\"columns\": [1] | false",
                "\"modes\": \"LEFT\" | true",
                "\"pair\": \"both\" | true",
                "\"pair\": [\"l\"] | false",
                "\"pair\": [\"l\", \"r\", \"x\"] | false",
                "\"pair\": { \"left\": \"l\" } | false",
                "\"rule\": [\"left\", [\"c\"]] | true",
                "\"rule\": \"left\" | true",
                "\"rule\": \"c\" | false",
                "\"spans\": [[[\"p\"], 1, 2]] | true",
                "\"spans\": [[[\"p\"], \"1\"]] | false",
                "\"spans\": [[[\"p\"], 1, 0]] | false",
                "\"any\": { \"x\": [null] } | true",
                "\"anything\": 5 | false",
                "\"free\": [{ \"value\": null }] | false",
                "\"free\": [[5]] | true",
                "\"invented\": {} | true"
            })
    void saysOfSettingsWhatTheReaderSays(String setting, boolean accepted) {
        var settings =
                "{ \"condition\": \"x\", \"on\": [\"k\"]"
                        + (setting == null ? "" : ", " + setting)
                        + " }";

        assertThat(SettingFormPropertyTest.isRead(Json.parse(settings))).isEqualTo(accepted);
        assertThat(MANY.errors(SettingFormPropertyTest.file(settings)).isEmpty())
                .isEqualTo(accepted);
    }

    @Test
    void demandsRequiredSettingsUnderEitherName() {
        assertThat(MANY.errors(SettingFormPropertyTest.file("{ \"where\": \"x\", \"on\": \"k\" }")))
                .isEmpty();
        assertThat(MANY.errors(SettingFormPropertyTest.file("{ \"on\": \"k\" }"))).isNotEmpty();
        assertThat(MANY.errors("{\"format\":1,\"nodes\":{\"a\":{\"type\":\"transform.many\"}}}"))
                .isNotEmpty();
    }

    @Test
    void explainsSettings() {
        var schema = PipelineSchema.of(new NodeCatalog(List.of(new ManySettings())));

        assertThat(Json.pretty(schema)).contains("\"description\": \"At least two.\"");
        assertThat(schema.get("$defs")).isInstanceOf(Value.Fields.class);
    }
}
