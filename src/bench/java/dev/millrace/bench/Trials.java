package dev.millrace.bench;

import dev.millrace.engine.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Trials of one kind, counted by what came of them.
final class Trials {

    static final int EACH = Integer.getInteger("bench.trials", 20);
    static final long SEED = Long.getLong("bench.seed", 20_261_124L);

    private final List<Trial> all = new ArrayList<>();

    void add(Trial trial) {
        all.add(trial);
    }

    Table table() {
        var counts = new TreeMap<String, List<Trial>>();
        all.forEach(each -> counts.computeIfAbsent(each.what(), _ -> new ArrayList<>()).add(each));
        var table = Table.of("wrong", "runs", "what came of it");
        for (var entry : counts.entrySet()) {
            table = table.with(row(entry.getValue(), entry.getKey()));
        }
        return table.with(row(all, "all"));
    }

    private static String[] row(List<Trial> trials, String what) {
        long wrong = trials.stream().filter(trial -> !trial.problem().isEmpty()).count();
        return new String[] {Long.toString(wrong), Integer.toString(trials.size()), what};
    }

    /// Writes the section, and fails if anything was wrong.
    ///
    /// @param text in front of the table
    void report(String section, String text, Table table) throws IOException {
        var problems =
                all.stream()
                        .filter(trial -> !trial.problem().isEmpty())
                        .map(trial -> trial.what() + ": " + trial.problem())
                        .toList();
        Report.reliability()
                .write(section, text + "\n" + table.markdown() + "\n" + Report.verdict(problems));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
    }
}
