package dev.millrace.ui.shell;

import dev.millrace.model.Figures;
import dev.millrace.ui.document.RunModel;
import java.util.Locale;

/// A run in a line.
final class RunWords {

    private RunWords() {}

    /// `running 9 of 13 nodes · 410 ms`; empty before the first run.
    static String summary(RunModel run) {
        if (run.isExpected()) {
            return "getting ready to run";
        }
        if (run.nodes() == 0) {
            return "";
        }
        var took = Figures.time(run.took());
        if (run.isRunning()) {
            return "running " + progress(run) + " · " + took;
        }
        var outcome = run.outcome().map(RunWords::lower).orElse("");
        var reused = run.reused() == 0 ? "" : ", " + Figures.number(run.reused()) + " reused";
        return outcome + " · " + progress(run) + reused + " · " + took;
    }

    private static String progress(RunModel run) {
        return Figures.number(run.over()) + " of " + Figures.plural(run.nodes(), "node");
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
