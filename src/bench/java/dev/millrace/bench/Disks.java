package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.FullDisks;
import dev.millrace.engine.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs on a disk that becomes full.
@AutoService(Benchmark.class)
public final class Disks implements Benchmark {

    private final Trials trials = new Trials();
    private boolean skipped;

    @Override
    public String name() {
        return "full-disks";
    }

    @Override
    public String about() {
        return "Runs that find only some of the space they need on their disk.";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        var disk = SmallDisk.at(Files.createDirectory(folder.resolve("disk")), FullDisks.MEGABYTES);
        if (disk.isEmpty()) {
            skipped = true;
            return Table.of("SKIPPED")
                    .with("This user may not mount a disk: try `unshare -rm src/bench/run.sh`.");
        }
        try (var mounted = disk.get()) {
            var disks = new FullDisks(mounted, Trials.SEED);
            for (int i = 0; i < Trials.EACH; i++) {
                trials.add(i % 4 == 3 ? disks.spilling() : disks.run());
            }
        }
        return trials.table();
    }

    @Override
    public void report(Table table) throws IOException {
        if (skipped) {
            return;
        }
        trials.report(
                name(),
                """
                A run of the kind of `kills` in a workspace on a disk of 96 MB in memory, which is
                filled before it so far that a random part of what the run needs is left; and one
                that sorts a million rows in 16 MB, so that it spills. It may fail or not: all
                targets have to be as before, or as after, nothing may be left beside them, and
                when there is space again the next run has to be right.
                """,
                table);
    }
}
