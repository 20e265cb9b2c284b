package dev.millrace.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void keepsOrderDigitsAndNesting() {
        var value = Json.parse("{\"b\": [1.50, 1e3, -0.1], \"a\": {\"c\": null, \"d\": true}}");

        assertThat(value)
                .isEqualTo(
                        Value.fields(
                                Map.entry(
                                        "b",
                                        Value.items(
                                                number("1.50"), number("1E+3"), number("-0.1"))),
                                Map.entry(
                                        "a",
                                        Value.fields(
                                                Map.entry("c", new Value.Null()),
                                                Map.entry("d", Value.of(true))))));
        assertThat(Json.line(value))
                .isEqualTo("{\"b\":[1.50,1E+3,-0.1],\"a\":{\"c\":null,\"d\":true}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                    | 1 | 2 | The text ends inside the object that begins in line 1.",
                "[1,                  | 1 | 4 | The text ends inside the list that begins in line 1.",
                "\"abc                | 1 | 5 | The text ends inside a value.",
                "[1 2]                | 1 | 4 | In front of 2 a comma or ] is missing.",
                "{\"a\":1 \"b\":2}    | 1 | 8 | In front of \" a comma or } is missing.",
                "{\"a\" 1}            | 1 | 6 | In front of 1 a colon, a comma or } is missing.",
                "{\"a\":}             | 1 | 6 | Here stands } in place of a value.",
                "{\"a\":1]            | 1 | 7 | In front of ] a comma or } is missing.",
                "{a:1}                | 1 | 2 | The name a does not stand in double quotes.",
                "{'a':1}              | 1 | 2 | Here stands a single quote.",
                "[1,]                 | 1 | 4 | Here stands ] directly behind a comma.",
                "[}                   | 1 | 2 | Here stands }, which cannot begin anything.",
                "[NaN]                | 1 | 2 | NaN is not a value.",
                "[-Infinity]          | 1 | 2 | -Infinity is not a value.",
                "[tru]                | 1 | 2 | tru is not a value.",
                "[01]                 | 1 | 2 | 01 is not a value.",
                "[1.]                 | 1 | 2 | 1. is not a value.",
                "[\"\\x\"]            | 1 | 3 | The escape \\x is not one JSON knows.",
                "[\"\\u12g4\"]        | 1 | 3 | The escape \\u12g is not one JSON knows.",
                "[\"\u0001\"]         | 1 | 3 | The character U+0001 stands in it as it is.",
                "// x                 | 1 | 1 | Here stands /, and JSON has no comments.",
                "[1] 2                | 1 | 5 | Something stands behind the end of the document."
            })
    void saysWhatIsNotJson(String text, int line, int column, String message) {
        var fault = refusal(text);

        assertThat(fault.code()).isEqualTo(FaultCode.FILE_NOT_JSON);
        assertThat(fault.message()).isEqualTo(message);
        assertThat(fault.place()).isEqualTo(Place.file("", line, column));
    }

    @Test
    void countsLinesOfEveryKindAndColumnsInCharacters() {
        assertThat(refusal("[\r\n1,\r2,\n\"é😀\", x]").place()).isEqualTo(Place.file("", 4, 7));
    }

    @Test
    void namesALineThatEndsInsideAText() {
        var fault = refusal("{\n  \"a\": \"b\n}");

        assertThat(fault.message()).isEqualTo("A line ends inside a text.");
        assertThat(fault.place()).isEqualTo(Place.file("", 2, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t"})
    void refusesNothing(String text) {
        assertThat(refusal(text).message()).isEqualTo("There is nothing in it.");
    }

    @Test
    void refusesAMemberThatStandsTwice() {
        var fault = refusal("{\"a\": 1,\n \"b\": 2, \"a\": 3}");

        assertThat(fault.code()).isEqualTo(FaultCode.MEMBER_TWICE);
        assertThat(fault.place()).isEqualTo(Place.file("", 2, 10));
    }

    @Test
    void readsOnBehindARepeatedMemberIfAskedTo() {
        var repeated = new ArrayList<String>();
        var text = "{\"a\": {\"x\": 1, \"x\": 2}}";

        var document =
                Json.read(
                        text.getBytes(UTF_8),
                        "p.json",
                        (member, place) -> repeated.add(member.text() + " " + place.text()));

        assertThat(repeated).containsExactly("/a/x p.json:1:16");
        assertThat(Json.line(document.root())).isEqualTo("{\"a\":{\"x\":1}}");
    }

    @Test
    void tellsAHundredRepeatsAtMost() {
        var repeated = new ArrayList<Place>();

        Json.read(
                ("{" + "\"a\":1,".repeat(100_000) + "\"b\":2}").getBytes(UTF_8),
                "",
                (_, place) -> repeated.add(place));

        assertThat(repeated).hasSize(TreeReader.MAX_REPEATS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void refusesDeepNestingAtItsPlace(String open) {
        var fault = refusal(open.repeat(200_000));

        assertThat(fault.code()).isEqualTo(FaultCode.FILE_TOO_DEEP);
        assertThat(fault.place().column()).isEqualTo(200 * open.length() + 1);
    }

    @Test
    void readsNestingUpToTheLimit() {
        var text = "[".repeat(200) + "]".repeat(200);

        assertThat(Json.line(Json.parse(text))).isEqualTo(text);
    }

    @Test
    void refusesALongTextANameANumberAndManyValues() {
        var ten = "x".repeat(10_000_000);

        assertThat(refusal("[1,\n \"" + ten + "\"]"))
                .extracting(Fault::code, Fault::place)
                .containsExactly(FaultCode.FILE_TOO_LARGE, Place.file("", 2, 2));
        assertThat(refusal("{\"" + ten + "\": 1}"))
                .extracting(Fault::code, Fault::place)
                .containsExactly(FaultCode.FILE_TOO_LARGE, Place.file("", 1, 2));
        assertThat(refusal("[" + "1".repeat(10_000_000) + "]"))
                .extracting(Fault::code, Fault::place)
                .containsExactly(FaultCode.FILE_TOO_LARGE, Place.file("", 1, 2));
        assertThat(refusal("[" + "1,".repeat(1_000_000) + "1]").code())
                .isEqualTo(FaultCode.FILE_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2000", "-1e-2000", "1e99999999999", "1e-99999999999"})
    void refusesNumbersBeyondAnyUse(String number) {
        assertThat(refusal(number).code()).isEqualTo(FaultCode.FILE_TOO_LARGE);
    }

    @Test
    void refusesALargeDocumentUnread() {
        var fault = refusal(new byte[Json.MAX_BYTES + 1]);

        assertThat(fault.code()).isEqualTo(FaultCode.FILE_TOO_LARGE);
        assertThat(fault.place()).isEqualTo(Place.file("p.json", 1, 1));
    }

    @Test
    void namesTheFirstByteThatIsNotUtf8() {
        var bytes = "{\n \"é\": \"ab\"}".getBytes(UTF_8);
        bytes[11] = (byte) 0xFF;

        assertThat(refusal(bytes))
                .extracting(Fault::code, Fault::message, Fault::place)
                .containsExactly(
                        FaultCode.FILE_NOT_UTF8,
                        "The byte 0xFF here is not UTF-8.",
                        Place.file("p.json", 2, 9));
    }

    @Test
    void refusesACharacterThatIsCutOffAtTheEnd() {
        assertThat(refusal(new byte[] {'"', (byte) 0xF0, (byte) 0x9F}))
                .extracting(Fault::code, Fault::place)
                .containsExactly(FaultCode.FILE_NOT_UTF8, Place.file("p.json", 1, 2));
    }

    @Test
    void acceptsAByteOrderMark() {
        assertThat(Json.read("\uFEFF[1]".getBytes(UTF_8), "").root())
                .isEqualTo(Value.items(Value.of(1)));
    }

    @Test
    void keepsHalfASurrogatePairAsAnEscape() {
        var text = "[\"\\ud83d\",\"\\ude00a\",\"😀\"]";

        assertThat(Json.line(Json.parse(text))).isEqualTo(text);
    }

    @Test
    void writesOtherCharactersAsTheyAreAndEscapesControls() {
        assertThat(Json.line(Value.of("é😀/\"\\\n\u0007\u0085\u2028")))
                .isEqualTo("\"é😀/\\\"\\\\\\n\\u0007\\u0085\\u2028\"");
    }

    @Test
    void writesOnOneLineWhatFits() {
        var fits = Value.fields(Map.entry("a", Value.items(Value.of(1), Value.of(2))));
        var wide = Value.fields(Map.entry("long", Value.of("x".repeat(90))), Map.entry("a", fits));

        assertThat(Json.pretty(fits)).isEqualTo("{ \"a\": [1, 2] }");
        assertThat(Json.pretty(wide))
                .isEqualTo(
                        "{\n  \"long\": \""
                                + "x".repeat(90)
                                + "\",\n  \"a\": { \"a\": [1, 2] }\n}");
        assertThat(Json.pretty(Value.items())).isEqualTo("[]");
        assertThat(Json.pretty(Value.Fields.EMPTY)).isEqualTo("{}");
    }

    private static Value number(String digits) {
        return new Value.Num(new BigDecimal(digits));
    }

    private static Fault refusal(String text) {
        return catchThrowableOfType(FaultException.class, () -> Json.parse(text)).fault();
    }

    private static Fault refusal(byte[] bytes) {
        return catchThrowableOfType(FaultException.class, () -> Json.read(bytes, "p.json")).fault();
    }
}
