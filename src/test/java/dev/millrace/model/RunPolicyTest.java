package dev.millrace.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunPolicyTest {

    private static RunPolicy retrying(int retries, int seconds) {
        return new RunPolicy(retries, Duration.ofSeconds(seconds), Duration.ZERO, Optional.empty());
    }

    @Test
    void waitsTwiceAsLongEachTimeAndAnHourAtMost() {
        var policy = retrying(100, 10);
        assertThat(policy.delayAfter(1)).contains(Duration.ofSeconds(10));
        assertThat(policy.delayAfter(2)).contains(Duration.ofSeconds(20));
        assertThat(policy.delayAfter(9)).contains(Duration.ofSeconds(2_560));
        assertThat(policy.delayAfter(10)).contains(RunPolicy.LONGEST_DELAY);
        assertThat(policy.delayAfter(100)).contains(RunPolicy.LONGEST_DELAY);
        assertThat(policy.delayAfter(101)).isEmpty();
        assertThat(retrying(100, 0).delayAfter(100)).contains(Duration.ZERO);
        assertThat(RunPolicy.USUAL.delayAfter(1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 10, false",
        "0, 1, 10, true",
        "5, 5, 10, false",
        "5, 6, 10, true",
        "1%, 1, 100, false",
        "1%, 2, 100, true",
        "0.5 %, 1, 200, false",
        "0.5%, 1, 199, true",
        "0%, 0, 0, false",
        "100%, 7, 7, false",
        "33.3%, 9007199254740993, 9007199254740993, true"
    })
    void holdsRejectedRowsToALimit(String limit, long rejected, long all, boolean exceeded) {
        assertThat(RejectLimit.parse(limit).orElseThrow().isExceeded(rejected, all))
                .isEqualTo(exceeded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "101%", "1.5", "1e3", "%", "many", "1%%", "٣"})
    void refusesWhatIsNoLimit(String text) {
        assertThat(RejectLimit.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100", "1%", "0.25%", "100%"})
    void writesALimitAsItWasRead(String text) {
        assertThat(RejectLimit.parse(text).orElseThrow().text()).isEqualTo(text);
    }

    @Test
    void whatANodeSaysGoesBeforeWhatItsGroupSays() {
        var limit = RejectLimit.parse("7");
        var group = new RunPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(9), limit);
        assertThat(retrying(2, 10).within(group)).isEqualTo(retrying(2, 10));
        assertThat(RunPolicy.USUAL.within(group))
                .isEqualTo(
                        new RunPolicy(
                                5, Duration.ofSeconds(1), Duration.ofSeconds(9), Optional.empty()));
    }
}
