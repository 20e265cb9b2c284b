package dev.millrace.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsTest {

    private static final Definition USED =
            new Definition("{outer}", new LinkedHashMap<>(Map.of(new NodeId("group"), "{inner}")));

    @TempDir Path folder;

    @Test
    void keepsWhatRanWithThePipelinesItUses() {
        try (var history = History.open(folder)) {
            record(history, USED);
            assertThat(history.definition(1)).contains(USED);
        }
    }

    @Test
    void equalTextsAreStoredOnce() throws SQLException {
        try (var history = History.open(folder)) {
            record(history, USED);
            record(history, USED);
            record(history, new Definition("{other}", USED.inner()));
            assertThat(history.definition(3).orElseThrow().text()).isEqualTo("{other}");
        }
        assertThat(count("definitions")).isEqualTo(3);
        assertThat(count("run_definitions")).isEqualTo(6);
    }

    @Test
    void knowsNoneOfARunThatToldNone() {
        try (var history = History.open(folder)) {
            Runs.whole(Runs.newId()).forEach(history.recorder("orders.pipeline.json"));
            assertThat(history.definition(1)).isEmpty();
            assertThat(history.definition(2)).isEmpty();
        }
    }

    @Test
    void keepsTheFingerprintOfEachPort() {
        var orders = new NodeId("orders");
        var counts = new LinkedHashMap<String, Count>();
        counts.put("out", new Count.Exact(3));
        counts.put("rejected", new Count.Exact(0));
        var finished =
                new NodeFinished(
                        Runs.at(2),
                        2,
                        orders,
                        counts,
                        OptionalLong.empty(),
                        Duration.ZERO,
                        Origin.COMPUTED,
                        new LinkedHashMap<>(Map.of("out", "ab12")));
        var id = Runs.newId();
        try (var history = History.open(folder)) {
            var recorder = history.recorder("orders.pipeline.json");
            List.of(Runs.started(id), finished).forEach(recorder);

            assertThat(history.run(id).orElseThrow().nodes().getFirst().prints())
                    .isEqualTo(Map.of("out", "ab12"));
            assertThat(history.events(id)).contains(finished);
        }
    }

    private void record(History history, Definition definition) {
        try (var recorder = history.recorder("orders.pipeline.json")) {
            var events = Runs.whole(Runs.newId());
            recorder.accept(events.getFirst());
            recorder.definition(definition);
            events.stream().skip(1).forEach(recorder);
        }
    }

    private long count(String table) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("history.db"));
                var found =
                        connection
                                .createStatement()
                                .executeQuery("SELECT count(*) FROM " + table)) {
            return found.getLong(1);
        }
    }
}
