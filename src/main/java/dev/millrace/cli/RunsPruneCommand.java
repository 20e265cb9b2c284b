package dev.millrace.cli;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.history.Retention;
import dev.millrace.model.Figures;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Removes old runs from the history, and says how many are to be kept from now on.
@Command(
        name = "prune",
        description = {
            "Removes old runs from the history.",
            "What --runs and --days say is remembered for this workspace."
        },
        mixinStandardHelpOptions = true)
final class RunsPruneCommand implements Callable<Integer> {

    /// In one transaction.
    private static final int AT_ONCE = 200;

    private final Context context;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Keep the newest N runs. Default: 10,000 unless said before.")
    private Optional<Long> runs = Optional.empty();

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "Keep runs for N days. Default: 365 unless said before.")
    private Optional<Long> days = Optional.empty();

    RunsPruneCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new Past(context)
                .with(
                        history -> {
                            var known = history.retention();
                            var wanted =
                                    new Retention(
                                            positive("--runs", runs).orElse(known.runs()),
                                            positive("--days", days).orElse(known.days()));
                            if (!wanted.equals(known)) {
                                history.keep(wanted);
                            }
                            long removed = 0;
                            int last = AT_ONCE;
                            while (last == AT_ONCE) {
                                last = history.prune(AT_ONCE);
                                removed += last;
                            }
                            context.out()
                                    .println(
                                            Figures.plural(removed, "run")
                                                    + " removed. Kept are at most "
                                                    + Figures.plural(wanted.runs(), "run")
                                                    + ", for "
                                                    + Figures.plural(wanted.days(), "day")
                                                    + ".");
                            return 0;
                        });
    }

    private static Optional<Long> positive(String option, Optional<Long> given) {
        given.filter(number -> number < 1 || number > Integer.MAX_VALUE)
                .ifPresent(
                        number -> {
                            throw Fault.of(
                                            FaultCode.CALL_INVALID,
                                            number + " for " + option + " is out of range.")
                                    .withHint("It is at least 1.")
                                    .toException();
                        });
        return given;
    }
}
