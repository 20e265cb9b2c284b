package dev.millrace.ui.past;

import dev.millrace.fault.FaultException;
import dev.millrace.history.RunRow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/// When runs were and what they were given, in words.
final class PastWords {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private PastWords() {}

    /// Why the history gave no answer.
    static String failure(Throwable wrong) {
        return switch (wrong) {
            case CompletionException wrapped when wrapped.getCause() != null ->
                    failure(wrapped.getCause());
            case FaultException known -> known.fault().message();
            default -> "The history cannot be read: " + wrong + ".";
        };
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

    static String parameters(RunRow run) {
        return run.parameters().entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
