package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The small form of the kills; `src/bench/run.sh kills` is the full one.
@Tag("slow")
class KilledRunsTest {

    private static final int KILLS = 6;
    private static final long SEED = 20_261_124L;

    @TempDir private Path folder;

    @Test
    void theWorkspaceIsAsBeforeOrAsAfter() throws Exception {
        var runs = new KilledRuns(folder, SEED);
        runs.whole();
        var lengths = runs.measure();
        var kills = new ArrayList<KilledRuns.Kill>();
        for (int i = 0; i < KILLS; i++) {
            kills.add(runs.killed(lengths, i % 2 == 0));
        }
        assertThat(kills).extracting(KilledRuns.Kill::problem).containsOnly("");
        long inCommit = kills.stream().filter(KilledRuns.Kill::inCommit).count();
        assertThat(inCommit).isGreaterThanOrEqualTo(KILLS / 3);
        int before = runs.batches();
        runs.whole();
        assertThat(runs.batches()).isEqualTo(before + 1);
        assertThat(runs.historyProblem(3 + inCommit)).isEmpty();
    }
}
