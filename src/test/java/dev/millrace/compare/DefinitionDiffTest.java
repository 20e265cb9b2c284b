package dev.millrace.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.compare.DefinitionDiff.SettingDiff;
import dev.millrace.history.Definition;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class DefinitionDiffTest {

    private static Definition definition(String members) {
        var text = "{\"format\": 1, \"name\": \"p\", " + members + " \"nodes\": {}, \"links\": []}";
        return new Definition(text, new LinkedHashMap<>());
    }

    @Test
    void aTimeZoneIsPartOfADefinition() {
        var diff =
                DefinitionDiff.of(definition(""), definition("\"timezone\": \"Europe/Berlin\","));
        assertThat(diff.isNone()).isFalse();
        assertThat(diff.own()).containsExactly(new SettingDiff("timezone", "UTC", "Europe/Berlin"));
    }

    private static Definition derived(String columns) {
        var text =
                "{\"format\": 1, \"name\": \"p\", \"nodes\": {\"d\": {\"type\": \"transform.derive\","
                        + " \"settings\": {\"columns\": ["
                        + columns
                        + "]}}}, \"links\": []}";
        return new Definition(text, new LinkedHashMap<>());
    }

    @Test
    void aChangeIsToldWhereItIs() {
        var a = "{\"name\": \"a\", \"expression\": \"1\"}";
        var b = "{\"name\": \"b\", \"expression\": \"2\"}";
        var changed =
                DefinitionDiff.of(derived(a + "," + b), derived(a + "," + b.replace('2', '3')));
        assertThat(changed.nodes().getFirst().settings())
                .containsExactly(new SettingDiff("columns[1].expression", "2", "3"));
        var longer = DefinitionDiff.of(derived(a), derived(a + "," + b));
        assertThat(longer.nodes().getFirst().settings())
                .singleElement()
                .matches(diff -> diff.name().equals("columns"))
                .matches(diff -> diff.after().contains("\"b\""));
    }

    @Test
    void soAreItsParameters() {
        var date =
                "\"parameters\": {\"since\": {\"type\": \"DATE\", \"default\": \"2014-01-01\"}},";
        var diff =
                DefinitionDiff.of(definition(date), definition(date.replace("DATE", "TIMESTAMP")));
        assertThat(diff.own())
                .containsExactly(
                        new SettingDiff(
                                "$since",
                                "DATE, usually 2014-01-01",
                                "TIMESTAMP, usually 2014-01-01"));
        assertThat(DefinitionDiff.of(definition(date), definition(date)).isNone()).isTrue();
    }
}
