package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is wrong with a pipeline, as `check` says it: the code and the name of the thing.
class PipelineFaultsTest {

    @TempDir private Path folder;

    /// @param named words of the sentence or its place
    record Wrong(FaultCode code, String nodes, String links, List<String> named) {
        @Override
        public String toString() {
            return code.name();
        }
    }

    private static String rows(String id) {
        return node(id, "source.inline", "\"columns\": [[\"n\", \"BIGINT\"]], \"rows\": [[1]]");
    }

    private static String node(String id, String type, String settings) {
        return "\"%s\": {\"type\": \"%s\", \"settings\": {%s}}".formatted(id, type, settings);
    }

    private static Wrong wrong(FaultCode code, String links, List<String> named, String... nodes) {
        return new Wrong(code, String.join(", ", nodes), links, named);
    }

    static Stream<Wrong> wrongs() {
        var limit = node("some", "transform.limit", "\"rows\": 1");
        return Stream.of(
                wrong(
                        FaultCode.LINK_TO_NOWHERE,
                        "\"a -> nobody\"",
                        List.of("nobody"),
                        rows("a"),
                        limit),
                wrong(
                        FaultCode.PORT_TAKEN,
                        "\"a -> some\", \"b -> some\"",
                        List.of("some"),
                        rows("a"),
                        rows("b"),
                        limit),
                wrong(FaultCode.LINK_TO_ITSELF, "\"some -> some\"", List.of("some"), limit),
                wrong(
                        FaultCode.TARGET_TWICE,
                        "\"a -> one\", \"a -> two\"",
                        List.of("two", "same.csv"),
                        rows("a"),
                        node("one", "storage.csv", "\"path\": \"same.csv\""),
                        node("two", "storage.csv", "\"path\": \"./same.csv\"")),
                wrong(
                        FaultCode.TARGET_IS_SOURCE,
                        "\"a -> one\"",
                        List.of("one", "in.csv"),
                        node(
                                "a",
                                "source.csv",
                                "\"path\": \"in.csv\", \"columns\": [[\"n\", \"BIGINT\"]]"),
                        node("one", "storage.csv", "\"path\": \"in.csv\"")),
                wrong(
                        FaultCode.INPUT_NAME_TWICE,
                        "\"a -> both as x\", \"b -> both as x\"",
                        List.of("both", "x"),
                        rows("a"),
                        rows("b"),
                        node("both", "transform.sql", "\"sql\": \"SELECT * FROM x\"")),
                wrong(
                        FaultCode.SQL_NOT_ONE_EXPRESSION,
                        "\"a -> kept\"",
                        List.of("kept"),
                        rows("a"),
                        node("kept", "transform.filter", "\"condition\": \"n > 0, n < 5\"")),
                wrong(
                        FaultCode.SQL_NOT_ONE_SELECT,
                        "\"a -> q\"",
                        List.of("q"),
                        rows("a"),
                        node("q", "transform.sql", "\"sql\": \"SELECT 1; SELECT 2\"")),
                wrong(
                        FaultCode.FUNCTION_UNKNOWN,
                        "\"a -> kept\"",
                        List.of("kept", "no_such_function"),
                        rows("a"),
                        node("kept", "transform.filter", "\"condition\": \"no_such_function(n)\"")),
                wrong(
                        FaultCode.SQL_REJECTED,
                        "\"a -> kept\"",
                        List.of("kept"),
                        rows("a"),
                        node("kept", "transform.filter", "\"condition\": \"sum(n) > 1\"")),
                wrong(
                        FaultCode.TABLE_NOT_FOUND,
                        "",
                        List.of("w"),
                        node("w", "source.warehouse", "\"table\": \"nothing\"")));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void saysWhatIsWrongAndWhere(Wrong wrong) throws IOException {
        var root = folder.toRealPath();
        Files.writeString(root.resolve("in.csv"), "n\n1\n");
        var text = "\"nodes\": {" + wrong.nodes() + "}, \"links\": [" + wrong.links() + "]";
        Called.pipeline(root, "p.json", text);
        var before = Files.readString(root.resolve("p.json"));
        var called = Called.in(root, "check", "p.json");
        assertThat(called.exit()).isNotZero();
        var said = called.out() + called.err();
        assertThat(said).contains(wrong.code().id()).contains(wrong.named());
        assertThat(said).doesNotContain("Exception", "\tat ");
        assertThat(Files.readString(root.resolve("p.json"))).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void saysWhatIsWrongOfAWholePipeline(FaultCode code, String text, List<String> call)
            throws IOException {
        var root = folder.toRealPath();
        Called.pipeline(root, "p.json", text);
        var called = Called.in(root, call.toArray(String[]::new));
        assertThat(called.exit()).isNotZero();
        assertThat(called.out() + called.err()).contains(code.id());
    }

    static Stream<Arguments> calls() {
        var off =
                "\"nodes\": {"
                        + rows("a").replace("\"settings\"", "\"off\": true, \"settings\"")
                        + ", "
                        + node("some", "transform.limit", "\"rows\": 1")
                        + "}, \"links\": [\"a -> some\"]";
        var zone = "\"timezone\": \"Mars/Olympus\", \"nodes\": {" + rows("a") + "}";
        var newer = "\"nodes\": {" + rows("a").replace("source.inline", "source.inline@99") + "}";
        var broken = "\"nodes\": {" + node("a", "source.parquet", "\"path\": \"p.json\"") + "}";
        return Stream.of(
                Arguments.of(FaultCode.NODE_TYPE_NEWER, newer, List.of("check", "p.json")),
                Arguments.of(FaultCode.DATA_INVALID, broken, List.of("run", "p.json")),
                Arguments.of(FaultCode.INPUT_OFF, off, List.of("run", "p.json", "--to", "some")),
                Arguments.of(FaultCode.TIMEZONE_UNKNOWN, zone, List.of("check", "p.json")));
    }
}
