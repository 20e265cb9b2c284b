package dev.millrace.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.NodeId;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.PathFolder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `${name}` gives in settings of every kind.
class PlaceholdersTest {

    private static final String PARAMETERS =
            """
            "n": {"type": "BIGINT", "default": 7},
            "m": {"type": "VARCHAR", "default": "2"},
            "word": {"type": "VARCHAR", "default": "seven"},
            "on": {"type": "BOOLEAN", "default": false},
            "day": {"type": "DATE", "default": "2014-01-02"},
            "keys": {"type": "VARCHAR[]", "default": ["a", "b"]},
            "key": {"type": "VARCHAR", "default": "k"},
            "hole": {"type": "VARCHAR", "default": null},
            "hidden": {"type": "VARCHAR", "secret": true},
            "absent": {"type": "BIGINT"}
            """;

    private record Read(String settings, List<Fault> faults) {}

    private static Read read(String type, String settings, Map<String, String> given) {
        var node = "\"x\": {\"type\": \"" + type + "\", \"settings\": {" + settings + "}}";
        var pipeline = Workbench.pipelineWith(PARAMETERS, node);
        var ignored = new Problems();
        var arguments = Arguments.of(pipeline, given, Arguments.BuiltIn.NONE, ignored);
        var problems = new Problems();
        var settled =
                new Settler(
                                NodeCatalog.load(),
                                _ -> new Scope(arguments, PathFolder.SAME),
                                Set.of(),
                                problems)
                        .settle(pipeline);
        return new Read(
                String.valueOf(requireNonNull(settled.get(new NodeId("x"))).settings()),
                problems.all().stream().filter(Fault::isError).toList());
    }

    private static String settings(String type, String settings) {
        var read = read(type, settings, Map.of("hidden", "geheim"));
        assertThat(read.faults()).isEmpty();
        return read.settings();
    }

    private static Fault fault(String type, String settings) {
        var read = read(type, settings, Map.of("hidden", "geheim"));
        assertThat(read.faults()).hasSize(1);
        return read.faults().getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transform.limit | \"rows\": \"${n}\" | rows=7",
                "transform.limit | \"rows\": \"${n}${m}\" | rows=72",
                "transform.limit | \"rows\": \"1${m}\" | rows=12",
                "source.csv | \"path\": \"p\", \"header\": \"${on}\" | header=false",
                "source.csv | \"path\": \"p/${day}/${m}${n}.csv\" | path=p/2014-01-02/27.csv",
                "source.csv | \"path\": \"cost$n.csv\" | path=cost$n.csv",
                "source.csv | \"path\": \"${n\" | path=${n",
                "source.csv | \"path\": \"$${n}-${n}\" | path=${n}-7",
                "source.csv | \"path\": \"p\", \"null_text\": \"${keys}\" | nullText=[a, b]",
                "source.csv | \"path\": \"p\", \"null_text\": \"${key}\" | nullText=[k]",
                "source.csv | \"path\": \"p\", \"null_text\": [\"${key}\", \"c\"] | nullText=[k, c]",
                "source.csv | \"path\": \"p\", \"columns\": [[\"${key}\", \"DATE\"]] | name=k",
                "transform.join | \"on\": \"${keys}\" | on=[KeyPair[left=a, right=a], KeyPair[left=b",
                "transform.join | \"on\": [\"${key}\"] | on=[KeyPair[left=k, right=k]]",
                "transform.filter | \"condition\": \"'${key}' = $key\" | condition='${key}' = $key",
                "transform.derive | \"columns\": [[\"${key}\", \"'${n}'\"]] | name=k, expression='${n}'"
            })
    void arePutIn(String type, String settings, String expected) {
        assertThat(settings(type, settings)).contains(expected);
    }

    @Test
    void givenTextIsReadAsWhatTheSettingIs() {
        var rows = read("transform.limit", "\"rows\": \"${n}\"", Map.of("n", "12"));
        assertThat(rows.settings()).contains("rows=12");
        var kind = read("transform.join", "\"kind\": \"${word}\"", Map.of("word", "Full"));
        assertThat(kind.settings()).contains("kind=FULL");
        var keys = "\"on\": \"${keys}\"";
        var list = read("transform.join", keys, Map.of("keys", "[\"x\", \"y, z\"]"));
        assertThat(list.settings()).contains("left=x").contains("left=y, z");
    }

    @Test
    void valuesAreNotSearchedAgain() {
        var given = Map.of("word", "${n}");
        var read = read("source.csv", "\"path\": \"${word}\"", given);
        assertThat(read.faults()).isEmpty();
        assertThat(read.settings()).contains("path=${n}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transform.limit | \"rows\": \"${word}\" | SETTING_WRONG_TYPE | ${word} = \"seven\"",
                "transform.limit | \"rows\": \"${n}.5\" | SETTING_WRONG_TYPE | ${n} = \"7\"",
                "transform.limit | \"rows\": \"-${n}\" | SETTING_NOT_ALLOWED | ${n} = \"7\"",
                "transform.join | \"kind\": \"${word}\" | SETTING_NOT_ALLOWED | ${word} = \"seven\"",
                "source.csv | \"path\": \"p\", \"header\": \"${n}\" | SETTING_WRONG_TYPE | ${n} = \"7\"",
                "transform.limit | \"rows\": \"${hidden}\" | SETTING_NOT_ALLOWED | use $hidden in",
                "transform.limit | \"rows\": \"5\" | SETTING_WRONG_TYPE | whole number",
                "transform.limit | \"rows\": \"$${n}\" | SETTING_WRONG_TYPE | whole number",
                "transform.limit | \"rows\": \"${x}\" | PARAMETER_UNKNOWN | Declared are",
                "transform.limit | \"rows\": \"${}\" | PARAMETER_UNKNOWN | Declared are",
                "source.csv | \"path\": \"${hole}\" | PARAMETER_INVALID | A list can stand alone",
                "source.csv | \"path\": \"p/${keys}\" | PARAMETER_INVALID | A list can stand alone"
            })
    void faultsNameSettingAndParameter(String type, String settings, FaultCode code, String hint) {
        var fault = fault(type, settings);
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.place().setting()).isNotEmpty();
        assertThat(fault.hint()).contains(hint);
        assertThat(fault.text()).doesNotContain("geheim");
    }

    @Test
    void theirPlaceIsKnown() {
        var fault = fault("source.csv", "\"path\": \"data/${x}.csv\"");
        assertThat(fault.place().setting()).isEqualTo("path");
        assertThat(fault.place().from()).isEqualTo(5);
        assertThat(fault.place().to()).isEqualTo(9);
    }

    @Test
    void oneWithoutAValueIsSaidOnceAndNotHere() {
        assertThat(read("transform.limit", "\"rows\": \"${absent}\"", Map.of()).faults()).isEmpty();
        var limit =
                "\"x\": {\"type\": \"transform.limit\", \"settings\": {\"rows\": \"${absent}\"}}";
        var problems = new Problems();
        var pipeline = Workbench.pipelineWith(PARAMETERS, limit);
        var given = Map.of("hidden", "geheim");
        var arguments = Arguments.of(pipeline, given, Arguments.BuiltIn.NONE, problems);
        new Settler(
                        NodeCatalog.load(),
                        _ -> new Scope(arguments, PathFolder.SAME),
                        Set.of(),
                        problems)
                .settle(pipeline);
        assertThat(problems.all())
                .singleElement()
                .matches(fault -> fault.code() == FaultCode.PARAMETER_MISSING);
        assertThat(problems.isBroken(new NodeId("x"))).isTrue();
    }
}
