package dev.millrace.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunQueryTest {

    @TempDir Path folder;
    private History history;

    @BeforeEach
    void recordFourRuns() {
        history = History.open(folder);
        PastRun.of("a.json", Runs.NOON).with("100% Süd_West").record(history);
        PastRun.of("b.json", Runs.NOON.plusSeconds(60)).ended(Outcome.FAILED).record(history);
        PastRun.of("a.json", Runs.NOON.plusSeconds(120)).ended(Outcome.CANCELLED).record(history);
        PastRun.of("a.json", Runs.NOON.plusSeconds(180)).record(history, false);
    }

    @AfterEach
    void close() {
        history.close();
    }

    private List<Long> found(RunQuery query) {
        return history.runs(query).runs().stream().map(RunRow::number).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "b.json|2",
                "NAME OF B|2",
                "region=plain|4 3 2",
                "100%|1",
                "0%_|",
                "d_W|1",
                "d%W|",
                "W406|2",
                "no column 'Sale'|2",
                "3|3",
                "#3|3",
                "'|2",
                "\\|",
                "nothing like this|"
            })
    void findsATextWhereverItStands(String text, String numbers) {
        var expected =
                numbers == null
                        ? List.<Long>of()
                        : List.of(numbers.split(" ")).stream().map(Long::parseLong).toList();
        assertThat(found(RunQuery.NEWEST.containing(text))).containsSubsequence(expected);
        if (!text.equals("3")) {
            assertThat(found(RunQuery.NEWEST.containing(text))).isEqualTo(expected);
        }
    }

    @Test
    void findsARunByItsId() {
        var id = history.run(2).orElseThrow().run().id().toString();
        assertThat(found(RunQuery.NEWEST.containing(id))).containsExactly(2L);
    }

    @Test
    void narrowsByOutcomeFileAndTime() {
        var failed = EnumSet.of(Outcome.FAILED, Outcome.CANCELLED);
        assertThat(found(RunQuery.NEWEST.ended(failed))).containsExactly(3L, 2L);
        assertThat(found(RunQuery.NEWEST.ended(Set.of()))).hasSize(4);
        assertThat(found(RunQuery.NEWEST.of(Optional.of("a.json")))).containsExactly(4L, 3L, 1L);
        var minute = Runs.NOON.plusSeconds(60);
        var two = Optional.of(minute.plus(Duration.ofMinutes(1)));
        assertThat(found(RunQuery.NEWEST.between(Optional.of(minute), two))).containsExactly(2L);
    }

    @Test
    void pagesByNumberAndCountsAll() {
        var page = history.runs(RunQuery.NEWEST.first(2));
        assertThat(page.found()).isEqualTo(4);
        assertThat(page.runs()).extracting(RunRow::number).containsExactly(4L, 3L);
        assertThat(found(RunQuery.NEWEST.before(3).first(5))).containsExactly(2L, 1L);
    }

    @Test
    void listsTheFilesOfTheNewestRunsFirst() {
        assertThat(history.files()).containsExactly("a.json", "b.json");
    }

    @Test
    void readsNothingWhereNothingWasRun() {
        try (var none = History.open(folder.resolve("none"))) {
            assertThat(none.runs(RunQuery.NEWEST).runs()).isEmpty();
            assertThat(none.trend("a.json", 10).runs()).isEmpty();
            assertThat(none.retention()).isEqualTo(Retention.USUAL);
            assertThat(none.prune(10)).isZero();
        }
        assertThat(folder.resolve("none")).doesNotExist();
    }
}
