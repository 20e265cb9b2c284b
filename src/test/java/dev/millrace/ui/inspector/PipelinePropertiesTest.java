package dev.millrace.ui.inspector;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineReader;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelinePropertiesTest {

    private static Pipeline pipeline(String json) {
        return PipelineReader.read(json.getBytes(StandardCharsets.UTF_8), "p");
    }

    private final Pipeline pipeline =
            pipeline(
                    """
                    {"format": 1, "name": "p", "description": "why", "owner": "me",
                     "parameters": {"since": {"type": "DATE", "default": "2014-01-01", "x": 1},
                                    "key": {"type": "VARCHAR", "secret": true}},
                     "nodes": {}, "links": []}
                    """);

    @Test
    void comesBackAsItWas() {
        var again = PipelineProperties.with(pipeline, PipelineProperties.of(pipeline));
        assertThat(again).isEqualTo(pipeline);
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        var fields = PipelineProperties.of(pipeline).with("description", Value.of(""));
        var next = PipelineProperties.with(pipeline, fields);
        assertThat(next.extra().members()).containsOnlyKeys("owner");
        assertThat(requireNonNull(next.parameters().get("since")).extra().get("x"))
                .isEqualTo(Value.of(1));
    }

    @Test
    void namesAFreshParameter() {
        var fields = Value.fields(Map.entry("parameters", Value.items(Value.Fields.EMPTY)));
        var next = PipelineProperties.with(Pipeline.EMPTY, PipelineProperties.completed(fields));
        assertThat(requireNonNull(next.parameters().get("parameter1")).type()).isEqualTo("VARCHAR");
    }

    @Test
    void refusesNamesThatAreTakenOrNone() {
        var twice = Value.fields(Map.entry("name", Value.of("a")));
        var none = Value.fields(Map.entry("name", Value.of("a b")));
        var fields = Value.fields(Map.entry("parameters", Value.items(twice, twice, none)));
        assertThat(PipelineProperties.problems(fields))
                .extracting(Fault::message)
                .containsExactly("\"a\" is taken.", "\"a b\" is no name.");
    }
}
