package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.DamagedHistories;
import java.io.IOException;
import java.nio.file.Path;

/// Runs that find their history damaged.
@AutoService(Benchmark.class)
public final class CorruptHistories implements Benchmark {

    private final Trials trials = new Trials();

    @Override
    public String name() {
        return "corrupt-histories";
    }

    @Override
    public String about() {
        return "Runs, and lists of runs, that find the file of the run history damaged.";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        var histories = new DamagedHistories(folder, Trials.SEED);
        for (int i = 0; i < Trials.EACH; i++) {
            trials.add(histories.run(i));
        }
        return trials.table();
    }

    @Override
    public void report(Table table) throws IOException {
        trials.report(
                name(),
                """
                Before a run of the kind of `kills` the history is damaged at a random place. The
                run has to succeed, `millrace runs` has to list what there is, and where SQLite
                calls the file broken it has to be set aside, a new one to begin, and the person to
                be told by one of the two; the run after it has to stand in the history. Damage
                that changes no structure, a letter of a text, is not seen by SQLite, and the
                history is used on.
                """,
                table);
    }
}
