package dev.millrace.observe;

import dev.millrace.engine.RunEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Writes the events of a run as lines of a log.
final class JsonLog implements Outlet {

    private final SharedLog log;
    private final LogLines lines;

    /// @param trace id of the trace of the run, as soon as there is one
    JsonLog(Target target, Observed run, Supplier<Optional<String>> trace) {
        this.log = new SharedLog(target.path());
        this.lines = new LogLines(run.file(), trace);
    }

    @Override
    public void tell(List<RunEvent> burst) {
        var text = new StringBuilder();
        burst.forEach(event -> lines.of(event).ifPresent(text::append));
        if (!text.isEmpty()) {
            log.append(text.toString());
        }
    }

    @Override
    public void close() {}
}
