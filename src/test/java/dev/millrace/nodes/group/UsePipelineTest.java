package dev.millrace.nodes.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Value;
import dev.millrace.node.Input;
import dev.millrace.node.SettingsSchema;
import dev.millrace.nodes.Engine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsePipelineTest {

    private final UsePipeline use = new UsePipeline();

    private static UsePipeline.Settings settings(List<String> inputs, List<String> outputs) {
        return new UsePipeline.Settings("x.json", List.of(), inputs, outputs);
    }

    @Test
    void hasThePortsOfItsSettings() {
        var spec = use.spec(settings(List.of("orders", "Bad", "orders"), List.of("good", "rest")));

        assertThat(spec.inputs()).containsExactly(Input.in("orders"));
        assertThat(spec.outputs()).containsExactly("good", "rest");
    }

    @Test
    void refusesPortsThatAreNoIdsAndNamesThatStandTwice() {
        var settings =
                new UsePipeline.Settings(
                        "x.json",
                        List.of(
                                new UsePipeline.Argument("a", "1"),
                                new UsePipeline.Argument("a", "2")),
                        List.of("Bad"),
                        List.of("good", "good"));

        assertThat(Engine.codes(use.problems(settings)))
                .containsExactly(
                        "SETTING_NOT_ALLOWED inputs[0]",
                        "SETTING_NOT_ALLOWED outputs[1]",
                        "SETTING_NOT_ALLOWED parameters[1].name");
    }

    @Test
    void needsAPath() {
        var fields = Value.fields(Map.entry("path", Value.of(" ")));

        assertThat(Engine.codes(SettingsSchema.of(use.spec()).read(fields).faults()))
                .containsExactly("SETTING_MISSING path");
    }
}
