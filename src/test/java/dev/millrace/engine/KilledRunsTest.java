package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.history.History;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The small form of the kills; `-Dmillrace.kills=50` is the full one.
@Tag("slow")
class KilledRunsTest {

    private static final int KILLS = Integer.getInteger("millrace.kills", 6);
    private static final long SEED = Long.getLong("millrace.seed", 20_261_124L);

    @TempDir private Path folder;

    @Test
    void theWorkspaceIsAsBeforeOrAsAfter() throws Exception {
        var runs = new KilledRuns(folder, SEED);
        var length = runs.whole();
        var kills = new ArrayList<KilledRuns.Kill>();
        for (int i = 0; i < KILLS; i++) {
            kills.add(runs.killed(length, i % 2 == 0));
        }
        System.out.println(
                kills.size()
                        + " kills, "
                        + kills.stream().filter(KilledRuns.Kill::inCommit).count()
                        + " in the commit, "
                        + kills.stream().filter(KilledRuns.Kill::ended).count()
                        + " too late");
        assertThat(kills).extracting(KilledRuns.Kill::problem).containsOnly("");
        assertThat(kills.stream().filter(KilledRuns.Kill::inCommit).count())
                .isGreaterThanOrEqualTo(KILLS / 3);
        int before = runs.batches();
        runs.whole();
        assertThat(runs.batches()).isEqualTo(before + 1);
        try (var history = History.open(folder.toRealPath().resolve(".millrace"))) {
            assertThat(history.runs(1_000, History.NEWEST))
                    .isNotEmpty()
                    .allMatch(run -> run.outcome().isPresent());
        }
    }
}
