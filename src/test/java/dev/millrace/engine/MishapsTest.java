package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The small forms of what `src/bench/run.sh` does with `full-disks`, `out-of-memory`, `truncated`
/// and `corrupt-histories`.
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class MishapsTest {

    private static final long SEED = 20_261_124L;

    @TempDir private Path folder;

    private static void assertRight(Trial trial) {
        assertThat(trial.problem()).as(trial.what()).isEmpty();
    }

    @Test
    void aFullDiskLeavesNothingByHalf() throws Exception {
        var place = Files.createDirectory(folder.resolve("disk"));
        var disk = SmallDisk.at(place, FullDisks.MEGABYTES);
        assumeThat(disk).as("SKIPPED: this user may not mount a disk").isPresent();
        try (var mounted = disk.get()) {
            var disks = new FullDisks(mounted, SEED);
            assertRight(disks.run());
            assertRight(disks.run());
            assertRight(disks.spilling());
        }
    }

    @Test
    void tooLittleMemoryLeavesNothingByHalf() throws Exception {
        var memory = new ShortMemory(Files.createDirectory(folder.resolve("memory")), SEED);
        assertRight(memory.engine());
        assertRight(memory.heap());
        assertRight(memory.process());
    }

    @Test
    void whatIsKeptAndDamagedIsComputedAgain() throws Exception {
        var stores = new DamagedStores(Files.createDirectory(folder.resolve("store")), SEED);
        assertRight(stores.run(4));
        assertRight(stores.run(5));
    }

    @Test
    void aDamagedHistoryIsSetAsideAndTold() throws Exception {
        var histories = new DamagedHistories(Files.createDirectory(folder.resolve("runs")), SEED);
        assertRight(histories.run(1));
        assertRight(histories.run(3));
    }
}
