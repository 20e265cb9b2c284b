package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.KilledRuns.Moment;
import dev.millrace.worker.KilledWorkers;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The small form of the kills; `src/bench/run.sh kills` is the full one.
@Tag("slow")
class KilledRunsTest {

    private static final long SEED = 20_261_124L;

    @TempDir private Path folder;
    private KilledRuns runs;

    @BeforeEach
    void begin() throws Exception {
        runs = new KilledRuns(folder, SEED);
        assertThat(runs.begin()).isEmpty();
    }

    @Test
    void theWorkspaceIsAsBeforeOrAsAfterAndTheNextRunIsRight() throws Exception {
        var kills = new ArrayList<KilledRuns.Kill>();
        kills.add(runs.killed(Moment.ANY));
        kills.add(runs.killed(Moment.COMMIT));
        kills.add(runs.killed(Moment.KEEP));
        assertThat(kills).extracting(KilledRuns.Kill::problem).containsOnly("");
        assertThat(kills).anyMatch(KilledRuns.Kill::inCommit);
        assertThat(runs.batches().halvesThatStay()).isEmpty();
        assertThat(runs.batches().historyProblem(2 + kills.size())).isEmpty();
    }

    @Test
    void theNextWorkerMendsWhatAKilledOneLeft() throws Exception {
        try (var workers = new KilledWorkers(runs)) {
            assertThat(workers.killed(Moment.COMMIT).problem()).isEmpty();
        }
    }

    @Test
    void aWorkerEndsByItselfWhenItsParentIsKilled() throws Exception {
        try (var workers = new KilledWorkers(runs)) {
            assertThat(workers.orphaned(Moment.COMMIT).problem()).isEmpty();
        }
    }
}
