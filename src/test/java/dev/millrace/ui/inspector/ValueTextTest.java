package dev.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "0.19",
                "\"DE\"",
                "\"0.19\"",
                "\"true\"",
                "\"\"",
                "\" a \"",
                "\"a\\nb\"",
                "[\"DE\", 0.19, null]",
                "{\"a\": 1}"
            })
    void comesBackAsItWas(String json) {
        var value = Json.parse(json);
        assertThat(ValueText.parse(ValueText.of(value))).isEqualTo(value);
    }

    @Test
    void takesForTextWhatIsNoJson() {
        assertThat(ValueText.parse("South [1")).isEqualTo(Value.of("South [1"));
    }

    @Test
    void takesALineForEachValue() {
        var values = LinesControl.parse("DE\n\n[\"CH\", null]\nnull\n");
        assertThat(Json.line(values)).isEqualTo("[\"DE\",[\"CH\",null],null]");
        assertThat(LinesControl.parse(LinesControl.text(values.values()))).isEqualTo(values);
    }

    @Test
    void showsTabsThatALineHasNoRoomFor() {
        assertThat(ValueText.visible(Value.of("\t"))).isEqualTo("\\t");
        assertThat(ValueText.ofVisible("\\t")).isEqualTo(Value.of("\t"));
        var between = Value.of("a\tb");
        assertThat(ValueText.ofVisible(ValueText.visible(between))).isEqualTo(between);
        assertThat(ValueText.ofVisible("\\d\\t")).isEqualTo(Value.of("\\d\\t"));
    }
}
