package dev.millrace.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

    private static final List<String> TABLES =
            List.of("parameters", "node_runs", "counts", "events", "run_definitions");

    @TempDir Path folder;

    private History open(int days) {
        var now = Runs.NOON.plus(Duration.ofDays(days));
        return History.open(folder, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static List<Long> numbers(History history) {
        return history.runs(RunQuery.NEWEST).runs().stream().map(RunRow::number).toList();
    }

    @Test
    void keepsTheNewestAndForgetsAllOfTheOthers() throws SQLException {
        try (var history = open(1)) {
            for (int i = 0; i < 10; i++) {
                PastRun.of(i + ".json", Runs.NOON.plusSeconds(i)).record(history);
            }
            history.keep(new Retention(3, 365));
            assertThat(history.prune(4)).isEqualTo(4);
            assertThat(numbers(history)).containsExactly(10L, 9L, 8L, 7L, 6L, 5L);
            assertThat(history.prune(4)).isEqualTo(3);
            assertThat(history.prune(4)).isZero();
            assertThat(numbers(history)).containsExactly(10L, 9L, 8L);
            assertThat(history.definition(10)).isPresent();
            assertThat(history.definition(1)).isEmpty();
        }
        for (var table : TABLES) {
            assertThat(count(table + " WHERE run < 8")).as(table).isZero();
        }
        assertThat(count("definitions")).isEqualTo(3);
    }

    @Test
    void forgetsWhatIsOld() {
        try (var history = open(8)) {
            PastRun.of("a.json", Runs.NOON).record(history);
            PastRun.of("a.json", Runs.NOON.plus(Duration.ofDays(2))).record(history);
            history.keep(new Retention(100, 7));
            assertThat(history.prune(10)).isEqualTo(1);
            assertThat(numbers(history)).containsExactly(2L);
        }
    }

    @Test
    void leavesARunThatIsUnderWay() {
        try (var history = open(1_000)) {
            PastRun.of("a.json", Runs.NOON).record(history, false);
            PastRun.of("a.json", Runs.NOON).record(history);
            PastRun.of("a.json", Runs.NOON).record(history);
            history.keep(new Retention(1, 1));
            assertThat(history.prune(10)).isEqualTo(2);
            assertThat(numbers(history)).containsExactly(1L);
        }
    }

    @Test
    void neverGivesANumberTwice() {
        try (var history = open(1_000)) {
            PastRun.of("a.json", Runs.NOON).record(history);
            assertThat(history.prune(10)).isEqualTo(1);
            PastRun.of("a.json", Runs.NOON).record(history);
            assertThat(numbers(history)).containsExactly(2L);
        }
    }

    @Test
    void remembersWhatIsToBeKept() {
        try (var history = open(1)) {
            PastRun.of("a.json", Runs.NOON).record(history);
            assertThat(history.retention()).isEqualTo(Retention.USUAL);
            history.keep(new Retention(5, 6));
            history.keep(new Retention(7, 8));
        }
        try (var history = open(1)) {
            assertThat(history.retention()).isEqualTo(new Retention(7, 8));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void keepsSomething(long none) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Retention(none, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Retention(1, none));
    }

    private long count(String from) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("history.db"));
                var found =
                        connection.createStatement().executeQuery("SELECT count(*) FROM " + from)) {
            return found.getLong(1);
        }
    }
}
