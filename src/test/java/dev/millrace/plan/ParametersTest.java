package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values of parameters, from the call and from the file, and where SQL may use them.
class ParametersTest {

    private static final String ROWS =
            """
            "src": {"type": "source.inline", "settings": {
                "columns": [["n", "BIGINT"]], "rows": [[1]]}}
            """;

    @TempDir private Path folder;
    private Workbench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Workbench(folder.toRealPath());
    }

    private Planned given(String type, String value) {
        return bench.check(
                Workbench.pipelineWith("\"p\": {\"type\": \"" + type + "\"}", ROWS),
                Map.of("p", value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOOLEAN | true",
                "BIGINT | -9223372036854775808",
                "BIGINT | 1e3",
                "DOUBLE | 1e308",
                "DOUBLE | nan",
                "DECIMAL(10,2) | 1.50",
                "DECIMAL(10,2) | 1.500",
                "DECIMAL(18) | 12",
                "DATE | 2014-02-28",
                "TIMESTAMP | 2014-02-28 12:00",
                "TIMESTAMP WITH TIME ZONE | 2014-02-28T12:00:00Z",
                "VARCHAR | it's \"quoted\" 😀",
                "BIGINT[] | [1, 2]",
                "VARCHAR[] | ['a', b]",
                "STRUCT(a INTEGER, b DATE) | {'a': 1, 'b': 2014-01-01}"
            })
    void takesValuesOfTheType(String type, String value) {
        assertThat(given(type, value).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "tab\t", "'; DROP TABLE x; --", "\\", "$p ${p}"})
    void takesAnyText(String value) {
        assertThat(given("VARCHAR", value).faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOOLEAN | maybe | is not a BOOLEAN",
                "BIGINT | '' | is not a BIGINT",
                "BIGINT | 1.5 | is not whole",
                "BIGINT | 9223372036854775808 | is not a BIGINT",
                "BIGINT | 1); DROP TABLE x; -- | is not a BIGINT",
                "DOUBLE | 1e400 | is too large for a DOUBLE",
                "FLOAT | 1e40 | is too large for a FLOAT",
                "DECIMAL(10,2) | 1.005 | has more than 2 decimals",
                "DECIMAL(10,2) | 123456789 | is not a DECIMAL(10,2)",
                "DATE | 2014-02-30 | is not a DATE",
                "DATE | 2014-02-01 12:30 | has a time of day, which a DATE does not hold",
                "DATE | '' | is not a DATE",
                "TIMESTAMP | 2014-02-01 25:00 | is not a TIMESTAMP",
                "TIMESTAMP WITH TIME ZONE | soon | is not a TIMESTAMP WITH TIME ZONE",
                "BIGINT[] | [1, x] | is not a BIGINT[]"
            })
    void refusesAValueOfAnotherType(String type, String value, String why) {
        assertThat(given(type, value).faults())
                .singleElement()
                .matches(fault -> fault.code() == FaultCode.PARAMETER_INVALID)
                .matches(
                        fault ->
                                fault.message()
                                        .equals(
                                                "The value \""
                                                        + value
                                                        + "\" of the parameter \"p\" "
                                                        + why
                                                        + "."));
    }

    @Test
    void refusesANulCharacter() {
        assertThat(given("VARCHAR", "a\0b").faults())
                .singleElement()
                .matches(fault -> fault.message().endsWith("holds a NUL character."));
    }

    @Test
    void doesNotShowASecretValue() {
        var secret = "\"p\": {\"type\": \"DATE\", \"secret\": true}";
        var planned = bench.check(Workbench.pipelineWith(secret, ROWS), Map.of("p", "geheim"));
        assertThat(planned.faults())
                .singleElement()
                .matches(
                        fault ->
                                fault.text()
                                        .contains(
                                                "The value of the parameter \"p\" is not a DATE."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"FOO", "BIGINT; DROP TABLE x", "BIGINT) --", "1", " ", "VARCHAR NOT NULL"})
    void refusesWhatIsNoType(String type) {
        assertThat(given(type, "1").faults())
                .singleElement()
                .matches(fault -> fault.code() == FaultCode.PARAMETER_INVALID)
                .matches(fault -> fault.message().contains("has a wrong type"));
    }

    @Test
    void checksTheDefaultToo() {
        var wrong = "\"p\": {\"type\": \"DATE\", \"default\": \"2014-02-30\"}";
        assertThat(Workbench.said(bench.check(Workbench.pipelineWith(wrong, ROWS))))
                .containsExactly(
                        "PARAMETER_INVALID  The value \"2014-02-30\" of the parameter \"p\" is not"
                                + " a DATE.");
    }

    @Test
    void whatIsGivenWinsOverTheDefault() {
        var pipeline =
                Workbench.pipelineWith("\"p\": {\"type\": \"BIGINT\", \"default\": 1}", ROWS);
        var problems = new Problems();
        var given = Arguments.of(pipeline, Map.of("p", "2"), Arguments.BuiltIn.NONE, problems);
        var none = Arguments.of(pipeline, Map.of(), Arguments.BuiltIn.NONE, problems);
        assertThat(given.shown(pipeline)).containsEntry("p", "2");
        assertThat(none.shown(pipeline)).containsEntry("p", "1");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var parameters =
                """
                "run_id": {"type": "VARCHAR", "default": ""},
                "a": {"type": "BIGINT"},
                "b": {"type": "DATE", "default": "never"}
                """;
        var planned = bench.check(Workbench.pipelineWith(parameters, ROWS), Map.of("c", "1"));
        assertThat(planned.faults().stream().map(fault -> fault.code()))
                .containsExactly(
                        FaultCode.PARAMETER_INVALID,
                        FaultCode.PARAMETER_MISSING,
                        FaultCode.CALL_INVALID,
                        FaultCode.PARAMETER_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n > $1",
                "n > ?",
                "n > $x",
                "n > $P",
                "n > $ p",
                "n > $größe",
                "list_transform([1], lambda p: p + $y)[1] > 0"
            })
    void refusesAParameterThatIsNotDeclared(String condition) {
        var filter =
                ", \"f\": {\"type\": \"transform.filter\", \"settings\": {\"condition\": \""
                        + condition
                        + "\"}}";
        var planned =
                bench.check(
                        Workbench.pipelineWith(
                                "\"p\": {\"type\": \"BIGINT\", \"default\": 1}",
                                ROWS + filter,
                                "src -> f"));
        assertThat(planned.faults())
                .singleElement()
                .matches(fault -> fault.code() == FaultCode.PARAMETER_UNKNOWN)
                .matches(fault -> fault.place().setting().equals("condition"))
                .matches(fault -> fault.place().from() > 0);
    }
}
