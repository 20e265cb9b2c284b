package dev.millrace.ui.past;

import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.history.NodeRow;
import dev.millrace.history.RunRow;
import dev.millrace.model.Count;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Runs in words and figures.
final class PastWords {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private PastWords() {}

    static String outcome(Optional<Outcome> outcome) {
        return outcome.map(how -> how.name().toLowerCase(Locale.ROOT)).orElse("running");
    }

    /// By the clock of the machine.
    static String when(Instant time) {
        return WHEN.format(time.atZone(ZoneId.systemDefault()));
    }

    static String ago(Instant time, Instant now) {
        var since = Duration.between(time, now);
        if (since.compareTo(MINUTE) < 0) {
            return "just now";
        }
        if (since.compareTo(HOUR) < 0) {
            return since.toMinutes() + " min ago";
        }
        return since.compareTo(DAY) < 0
                ? since.toHours() + " h ago"
                : since.toDays() + (since.toDays() == 1 ? " day ago" : " days ago");
    }

    static String took(Duration time) {
        long millis = time.toMillis();
        return millis < 60_000
                ? String.format(Locale.ROOT, "%.2f s", millis / 1000.0)
                : String.format(Locale.ROOT, "%d:%02d", millis / 60_000, millis / 1000 % 60);
    }

    static String rows(RunRow run) {
        var delivered = String.format(Locale.ROOT, "%,d rows", run.delivered());
        return run.rejected() == 0
                ? delivered
                : delivered + String.format(Locale.ROOT, ", %,d rejected", run.rejected());
    }

    static String parameters(RunRow run) {
        return run.parameters().entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    static String counts(NodeRow node) {
        return node.counts().values().stream().map(Count::text).collect(Collectors.joining(" / "));
    }
}
