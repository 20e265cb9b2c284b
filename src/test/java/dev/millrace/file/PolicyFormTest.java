package dev.millrace.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.FaultCode;
import dev.millrace.model.NodeId;
import dev.millrace.model.RejectLimit;
import dev.millrace.model.RunPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFormTest {

    private static Reading read(String members) {
        var text =
                """
                {"format": 1, "name": "p", "nodes": {
                  "a": {"type": "source.csv", %s, "settings": {"path": "a.csv"}}}, "links": []}
                """
                        .formatted(members);
        return PipelineReader.inspect(text.getBytes(StandardCharsets.UTF_8), "p.json");
    }

    private static RunPolicy policy(Reading reading) {
        return reading.pipeline().find(new NodeId("a")).orElseThrow().policy();
    }

    @Test
    void readsWhatARunBearsOfANode() {
        var reading =
                read(
                        "\"retries\": 3, \"retry_delay\": 5, \"timeout\": 600,"
                                + " \"reject_limit\": \"1.5%\"");
        assertThat(reading.faults()).isEmpty();
        assertThat(policy(reading))
                .isEqualTo(
                        new RunPolicy(
                                3,
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(10),
                                RejectLimit.parse("1.5%")));
        assertThat(policy(read("\"reject_limit\": 7")).rejectLimit())
                .contains(new RejectLimit.Rows(7));
    }

    /// It is told, taken for absent, and not lost when the file is saved.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"retries\": -1",
                "\"retries\": 101",
                "\"retries\": 1.5",
                "\"retries\": \"3\"",
                "\"retry_delay\": 3601",
                "\"timeout\": true",
                "\"timeout\": 1e30",
                "\"reject_limit\": \"many\"",
                "\"reject_limit\": -5",
                "\"reject_limit\": [1]"
            })
    void keepsWhatItCannotRead(String member) {
        var reading = read(member);
        assertThat(reading.faults())
                .singleElement()
                .matches(fault -> fault.code() == FaultCode.MEMBER_WRONG_TYPE);
        assertThat(policy(reading)).isEqualTo(RunPolicy.USUAL);
        assertThat(PipelineWriter.text(reading.pipeline()))
                .contains(member.substring(0, member.indexOf(':')));
    }
}
