package dev.millrace.cli;

import dev.millrace.engine.LiveRuns;
import dev.millrace.engine.Recovery;
import dev.millrace.engine.RunId;
import dev.millrace.engine.Workspace;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.history.History;
import dev.millrace.history.RunRecord;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The history of the workspace around the current folder, and how a call names its runs.
final class Past {

    private static final Pattern AGO = Pattern.compile("([0-9]{1,6})([hd])");

    private final Context context;
    private final Workspace workspace;

    Past(Context context) {
        this.context = context;
        this.workspace = Workspace.around(context.folder());
    }

    Workspace workspace() {
        return workspace;
    }

    /// Works with the history once what dead runs left is mended.
    <T> T with(Function<History, T> work) {
        new Recovery(workspace).mend().forEach(f -> context.err().println("warning: " + f.text()));
        try (var history = History.open(workspace.millrace())) {
            history.interrupt(new LiveRuns(workspace)::isAlive);
            var answer = work.apply(history);
            new Faults(context.err()).warn(history.warnings());
            return answer;
        }
    }

    /// @param id number, also with `#`, or id of a run
    /// @throws FaultException if there is none
    RunRecord find(History history, String id) {
        var text = id.startsWith("#") ? id.substring(1) : id;
        var found =
                text.matches("[0-9]{1,18}")
                        ? history.run(Long.parseLong(text))
                        : runId(text).flatMap(history::run);
        return found.orElseThrow(
                () ->
                        Fault.of(
                                        FaultCode.RUN_UNKNOWN,
                                        "There is no run \"" + id + "\" in this workspace.")
                                .withHint("See millrace runs.")
                                .toException());
    }

    private static Optional<RunId> runId(String text) {
        try {
            return Optional.of(RunId.parse(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /// A day or a moment in UTC, or so many hours or days ago; empty if nothing is written.
    Optional<Instant> time(String option, String written) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var ago = AGO.matcher(written);
        if (ago.matches()) {
            long number = Long.parseLong(ago.group(1));
            var back =
                    ago.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number);
            return Optional.of(context.clock().instant().minus(back));
        }
        try {
            return Optional.of(
                    written.contains("T")
                            ? Instant.parse(written)
                            : LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            throw Fault.of(
                            FaultCode.CALL_INVALID,
                            "\"" + written + "\" for " + option + " is no time.")
                    .withHint("Write 2026-01-31, 2026-01-31T12:00:00Z, 12h or 7d.")
                    .toException(e);
        }
    }

    /// A pipeline file as it stands in the history; it need not be there any more.
    String inWorkspace(String file) {
        var path = context.path(file).toAbsolutePath().normalize();
        try {
            path = path.toRealPath();
        } catch (IOException gone) {
            return workspace.root().relativize(path).toString();
        }
        return workspace.root().relativize(path).toString();
    }
}
