package dev.millrace.ui.preview;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/// Why no rows can be shown.
///
/// @param text one sentence
/// @param hint what to do; may be empty
public record GridFailure(String text, String hint) {

    public static GridFailure of(Fault fault) {
        return new GridFailure(fault.message(), fault.hint());
    }

    static GridFailure of(Throwable thrown) {
        return switch (cause(thrown)) {
            case FaultException e -> of(e.fault());
            case Throwable e -> {
                var said = e.getMessage();
                yield new GridFailure(said == null ? "The rows could not be read." : said, "");
            }
        };
    }

    static boolean isCancelled(Throwable thrown) {
        return cause(thrown) instanceof CancellationException;
    }

    private static Throwable cause(Throwable thrown) {
        var cause = thrown.getCause();
        return thrown instanceof CompletionException && cause != null ? cause : thrown;
    }
}
