package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunEventJsonTest {

    private static final String ENDED =
            "{\"event\":\"runEnded\",\"seq\":9,\"at\":\"2026-01-31T12:00:00.000000Z\","
                    + "\"outcome\":\"SUCCEEDED\"}";

    @Property(tries = 500)
    void everyEventComesBackFromItsLine(@ForAll("events") RunEvent event) {
        var line = Json.line(RunEventJson.write(event));

        assertThat(line).doesNotContain("\n");
        assertThat(read(line)).isEqualTo(event);
    }

    @Provide
    net.jqwik.api.Arbitrary<RunEvent> events() {
        return RunEvents.any();
    }

    @Test
    void goldenStreamOfProtocolOneReplays() throws IOException {
        for (var line : golden()) {
            assertThat(Json.line(RunEventJson.write(read(line)))).isEqualTo(line);
        }
    }

    @Test
    void goldenStreamHoldsEveryEvent() throws IOException {
        var told = golden().stream().map(line -> read(line).getClass()).collect(Collectors.toSet());
        var sealed = Set.of(RunEvent.class.getPermittedSubclasses());

        assertThat(told).hasSameSizeAs(sealed);
    }

    @Test
    void pageOfTheProtocolNamesEveryEventAndMember() throws IOException {
        var page = Files.readString(Path.of("src/docs/events.md"));
        var names = new TreeSet<String>();
        for (var line : golden()) {
            var event = (Value.Fields) Json.parse(line);
            if (event.get("event") instanceof Value.Text(String name)) {
                names.add(name);
            }
            collectNames(event, names);
        }

        assertThat(names).contains("stepFailed", "willRetryInSeconds", "place", "setting");
        assertThat(names).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void exampleOfThePageIsReadable() throws IOException {
        var page = Files.readString(Path.of("src/docs/events.md"));
        var lines = page.lines().filter(line -> line.startsWith("{\"event\"")).toList();

        assertThat(lines).hasSize(4).allSatisfy(RunEventJsonTest::read);
    }

    @Test
    void membersOfALaterMinorChangeArePassedOver() {
        var line = ENDED.replace("\"seq\"", "\"mood\":[1,{\"a\":null}],\"seq\"");

        assertThat(read(line)).isEqualTo(read(ENDED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"runEnded\"|\"runPaused\"|runPaused",
                "\"runEnded\"|7|'event'",
                "\"seq\":9|\"sequence\":9|'seq'",
                "\"seq\":9|\"seq\":9.5|'seq'",
                "\"seq\":9|\"seq\":1e40|'seq'",
                "\"seq\":9|\"seq\":\"9\"|'seq'",
                "2026-01-31T|yesterday|'at'",
                "SUCCEEDED|WON|SUCCEEDED, PARTIAL",
            })
    void whatIsNoEventIsRefusedByName(String part, String instead, String named) {
        assertRefused(ENDED.replace(part, instead), named);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 8, 9})
    void wrongMembersInsideAreRefused(int index) throws IOException {
        var line = golden().get(index);
        var wrong =
                line.replace("\"exact\":3", "\"about\":3")
                        .replace("\"protocol\":1", "\"protocol\":2")
                        .replace("[\"totals\"]", "[\"Not An Id\"]")
                        .replace("W406", "W999");

        assertThat(wrong).isNotEqualTo(line);
        assertRefused(wrong, "");
    }

    private static void assertRefused(String line, String named) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> read(line))
                .satisfies(
                        e -> {
                            assertThat(e.fault().code()).isEqualTo(FaultCode.REQUEST_INVALID);
                            assertThat(e.fault().message()).contains(named);
                            assertThat(e.fault().hint()).isNotEmpty();
                        });
    }

    /// Names of members, but for the maps whose keys are ports or parameters.
    private static void collectNames(Value value, Set<String> names) {
        switch (value) {
            case Value.Fields(var members) ->
                    members.forEach(
                            (name, inner) -> {
                                names.add(name);
                                switch (name) {
                                    case "parameters" -> {}
                                    case "counts" ->
                                            ((Value.Fields) inner)
                                                    .members()
                                                    .values()
                                                    .forEach(count -> collectNames(count, names));
                                    default -> collectNames(inner, names);
                                }
                            });
            case Value.Items(var items) -> items.forEach(item -> collectNames(item, names));
            case Value.Null _, Value.Bool _, Value.Num _, Value.Text _ -> {}
        }
    }

    private static RunEvent read(String line) {
        return RunEventJson.read((Value.Fields) Json.parse(line));
    }

    private static List<String> golden() throws IOException {
        try (var stream =
                RunEventJsonTest.class.getResourceAsStream("/golden/events/protocol-1.jsonl")) {
            assertThat(stream).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
