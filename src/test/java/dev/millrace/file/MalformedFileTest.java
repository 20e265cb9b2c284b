package dev.millrace.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A file that is wrong gets faults that name file, line and column, and stays as it is.
class MalformedFileTest {

    private static final String SMALL =
            """
            {
              "format": 1,
              "name": "Small é😀",
              "nodes": {
                "a": { "type": "source.inline" },
                "b": { "type": "transform.limit", "settings": { "rows": 1e1 } }
              },
              "links": [ "a -> b" ]
            }
            """;

    @TempDir private Path folder;
    private Path file = Path.of("");
    private byte[] written = {};

    @AfterEach
    void isUnchanged() throws IOException {
        if (!file.toString().isEmpty()) {
            assertThat(Files.readAllBytes(file)).isEqualTo(written);
            try (var files = Files.list(folder)) {
                assertThat(files).containsExactly(file);
            }
        }
    }

    @Test
    void cutOffAtAnyByteIsRefusedWithItsPlace() throws IOException {
        var whole = SMALL.strip().getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            var fault = refusal(Arrays.copyOf(whole, length));

            assertThat(fault.code())
                    .as("%d bytes", length)
                    .isIn(FaultCode.FILE_NOT_JSON, FaultCode.FILE_NOT_UTF8);
            assertThat(fault.place().file()).isEqualTo(file.toString());
            assertThat(fault.place().line()).isPositive();
            assertThat(fault.place().column()).isPositive();
        }
    }

    @Test
    void theWholeSmallFileReads() {
        assertThat(PipelineReader.read(SMALL.getBytes(UTF_8), "p.json").nodes()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Small é😀\" | 5 | MEMBER_WRONG_TYPE | 3:11 | \"name\" is a number.",
                "\"Small é😀\", | [], | MEMBER_WRONG_TYPE | 3:11 | \"name\" is a list.",
                "\"source.inline\" | 7 | MEMBER_WRONG_TYPE | 5:20:a | \"type\" is a number.",
                "\"source.inline\" | \"x@y\" | MEMBER_WRONG_TYPE | 5:20:a | \"x@y\" is not a node type.",
                "\"source.inline\" | \"\" | MEMBER_MISSING | 5:20:a | The text \"type\" is missing.",
                "\"type\": \"source.inline\" | \"off\": false | MEMBER_MISSING | 5:10:a | The text \"type\" is missing.",
                "{ \"type\": \"source.inline\" } | 3 | MEMBER_WRONG_TYPE | 5:10:a | \"a\" is a number.",
                "\"source.inline\" | \"x\", \"keep\": 1 | MEMBER_WRONG_TYPE | 5:33:a | \"keep\" is a number.",
                "\"source.inline\" | \"x\", \"title\": null | MEMBER_WRONG_TYPE | 5:34:a | \"title\" is null.",
                "\"source.inline\" | \"x\", \"settings\": [] | MEMBER_WRONG_TYPE | 5:37:a | \"settings\" is a list.",
                "\"source.inline\" | \"x\", \"after\": \"b\" | MEMBER_WRONG_TYPE | 5:34:a | \"after\" is a text.",
                "\"source.inline\" | \"x\", \"after\": [2] | MEMBER_WRONG_TYPE | 5:35:a | Here stands a number.",
                "\"source.inline\" | \"x\", \"after\": [\"B!\"] | ID_INVALID | 5:35:a | \"B!\" cannot be the id of a node.",
                "\"a\": { | \"By Region\": { | ID_INVALID | 5:5:By Region | \"By Region\" cannot be the id of a node.",
                "\"b\": { | \"a\": { | ID_DUPLICATE | 6:5:a | \"a\" is the id of two nodes.",
                "{ \"rows\": | { \"rows\": 1, \"rows\": | MEMBER_TWICE | 6:64:b | \"rows\" stands here a second time.",
                "\"a -> b\" | \"a - b\" | LINK_INVALID | 8:14 | \"a - b\" is not a link.",
                "\"a -> b\" | 12 | MEMBER_WRONG_TYPE | 8:14 | Here stands a number.",
                "[ \"a -> b\" ] | {} | MEMBER_WRONG_TYPE | 8:12 | \"links\" is an object.",
                "[ \"a -> b\" ] | [], \"layout\": { \"a\": [1] } | MEMBER_WRONG_TYPE | 8:33 | \"a\" is a list.",
                "[ \"a -> b\" ] | [], \"layout\": { \"a\": [1e400, 0] } | MEMBER_WRONG_TYPE | 8:33 | \"a\" is a list.",
                "[ \"a -> b\" ] | [], \"parameters\": { \"p\": {} } | MEMBER_MISSING | 8:37 | The text \"type\" is missing.",
                "[ \"a -> b\" ] | [], \"parameters\": { \"p q\": { \"type\": \"DATE\" } } | ID_INVALID | 8:32 | \"p q\" cannot be the name of a parameter.",
                "[ \"a -> b\" ] | [], \"timezone\": 2 | MEMBER_WRONG_TYPE | 8:28 | \"timezone\" is a number.",
                "\"format\": 1 | \"format\": \"1\" | MEMBER_WRONG_TYPE | 2:13 | \"format\" is a text.",
                "\"format\": 1, | | MEMBER_MISSING | 1:1 | The number \"format\" is missing.",
                "\"format\": 1 | \"format\": 2 | FILE_FORMAT_UNKNOWN | 2:13 | The file has format 2, and this version reads format 1.",
                "\"format\": 1 | \"format\": 0.5 | FILE_FORMAT_UNKNOWN | 2:13 | The file has format 0.5, and this version reads format 1.",
                "\"rows\": 1e1 | \"rows\": 1e9999 | FILE_TOO_LARGE | 6:61 | The number here is longer than 1000 characters.",
                "\"rows\": 1e1 | \"rows\": NaN | FILE_NOT_JSON | 6:61 | NaN is not a value."
            })
    void isNamed(String text, String instead, FaultCode code, String place, String message)
            throws IOException {
        assertThat(SMALL).contains(text);
        var wrong = SMALL.replace(text, instead == null ? "" : instead);

        var fault = refusal(wrong.getBytes(UTF_8));

        assertThat(fault.message()).isEqualTo(message);
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.place().text()).isEqualTo(file + ":" + place);
    }

    @Test
    void allProblemsAreNamedAtOnceInTheOrderOfTheFile() {
        var text =
                """
                { "format": "1", "name": 3,
                  "nodes": { "A": {}, "b": { "type": 1, "keep": 0 }, "b": {} },
                  "links": [ 5, "b -> ", "b -> b" ],
                  "layout": { "b": 1 } }
                """;

        var reading = PipelineReader.inspect(text.getBytes(UTF_8), "p.json");

        assertThat(reading.faults())
                .extracting(Fault::code)
                .containsExactly(
                        FaultCode.MEMBER_WRONG_TYPE,
                        FaultCode.MEMBER_WRONG_TYPE,
                        FaultCode.ID_INVALID,
                        FaultCode.MEMBER_MISSING,
                        FaultCode.MEMBER_WRONG_TYPE,
                        FaultCode.MEMBER_WRONG_TYPE,
                        FaultCode.ID_DUPLICATE,
                        FaultCode.MEMBER_WRONG_TYPE,
                        FaultCode.LINK_INVALID,
                        FaultCode.MEMBER_WRONG_TYPE);
        assertThat(reading.pipeline().links()).hasSize(1);
    }

    @Test
    void aFewHundredProblemsAreEnough() {
        var text = "{\"format\":1,\"nodes\":{},\"links\":[" + "0,".repeat(9_999) + "0]}";

        assertThat(PipelineReader.inspect(text.getBytes(UTF_8), "").faults())
                .hasSize(Problems.MOST);
    }

    @ParameterizedTest
    @CsvSource({"[]", "5", "{}", "'{\"name\": \"x\"}'", "null"})
    void otherJsonIsNoPipeline(String text) throws IOException {
        assertThat(refusal(text.getBytes(UTF_8)).code()).isEqualTo(FaultCode.FILE_NOT_PIPELINE);
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        var fault = refusal(new byte[0]);

        assertThat(fault.text()).isEqualTo(file + ":1:1: W102 There is nothing in it.");
    }

    @Test
    void aTextOfTenMegabytesIsNamed() throws IOException {
        var fault = refusal(SMALL.replace("source.inline", "x".repeat(10 << 20)).getBytes(UTF_8));

        assertThat(fault.code()).isEqualTo(FaultCode.FILE_TOO_LARGE);
        assertThat(fault.place().text()).isEqualTo(file + ":5:20");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"[", "{\"a\":"})
    void twoHundredThousandBracketsAreNamed(String open) throws IOException {
        var fault = refusal(SMALL.replace("1e1", open.repeat(200_000)).getBytes(UTF_8));

        assertThat(fault.code()).isEqualTo(FaultCode.FILE_TOO_DEEP);
        assertThat(fault.place().text()).startsWith(file + ":6:");
    }

    @Test
    void bytesThatAreNotUtf8AreNamed() throws IOException {
        var bytes = SMALL.getBytes(UTF_8);
        bytes[SMALL.indexOf("Small")] = (byte) 0xC0;
        var fault = refusal(bytes);

        assertThat(fault.code()).isEqualTo(FaultCode.FILE_NOT_UTF8);
        assertThat(fault.place().text()).isEqualTo(file + ":3:12");
    }

    @Test
    void aFolderIsNamed() {
        assertThat(refusalOf(folder))
                .extracting(Fault::code, Fault::message)
                .containsExactly(FaultCode.FILE_NOT_FOUND, folder + " is a folder, not a file.");
    }

    @Test
    void anAbsentFileIsNamed() {
        assertThat(refusalOf(folder.resolve("no.json")).code()).isEqualTo(FaultCode.FILE_NOT_FOUND);
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        var loop = folder.resolve("loop.json");
        Files.createSymbolicLink(loop, loop);
        var fault = refusalOf(loop);

        assertThat(fault.code()).isEqualTo(FaultCode.FILE_NOT_READABLE);
        assertThat(fault.place().file()).isEqualTo(loop.toString());
        assertThat(fault.hint()).startsWith("The system says: ");
    }

    private Fault refusal(byte[] bytes) throws IOException {
        file = folder.resolve("p.pipeline.json");
        written = bytes;
        Files.write(file, bytes);
        return refusalOf(file);
    }

    private static Fault refusalOf(Path path) {
        return Refusal.of(() -> PipelineReader.read(path));
    }
}
