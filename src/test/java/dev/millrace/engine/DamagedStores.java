package dev.millrace.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;

/// Runs that find what earlier ones kept, and all of it damaged.
public final class DamagedStores {

    private final AllOrNothing batches;
    private final Random random;

    public DamagedStores(Path folder, long seed)
            throws IOException, InterruptedException, SQLException {
        this.batches = new AllOrNothing(folder);
        this.random = new Random(seed);
        var problem = batches.whole();
        if (!problem.isEmpty()) {
            throw new IllegalStateException(problem);
        }
    }

    /// Kinds of damage, and whether rows or facts have it.
    public static int kinds() {
        return 2 * Damage.ALL.size();
    }

    /// A run after a kind of damage. Half of the times a target is gone too, so that it has to be
    /// delivered from what is kept.
    public Trial run(int kind) throws IOException, InterruptedException, SQLException {
        var damage = Damage.ALL.get(kind / 2 % Damage.ALL.size());
        boolean rows = kind % 2 == 0;
        for (Path file : batches.store()) {
            if (file.toString().endsWith(rows ? ".parquet" : ".json") && Files.size(file) > 0) {
                damage.to(file, random);
            }
        }
        if (random.nextBoolean()) {
            Files.delete(batches.folder().resolve("out/totals.csv"));
        }
        var ended = batches.ended(batches.run(AllOrNothing.product()));
        var what = (rows ? "rows: " : "facts: ") + damage.words;
        var trial = Trial.of(batches, what, ended);
        return trial.done() || !trial.problem().isEmpty()
                ? trial
                : new Trial(what, false, "it failed: " + ended.said());
    }
}
