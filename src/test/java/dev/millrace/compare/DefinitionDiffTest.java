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
