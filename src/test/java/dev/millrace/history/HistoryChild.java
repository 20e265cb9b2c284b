package dev.millrace.history;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Another process that writes to a history: `FOLDER RUNS`, or `FOLDER endless ID`.
final class HistoryChild {

    private HistoryChild() {}

    public static void main(String[] arguments) {
        try (var history = History.open(Path.of(arguments[0]))) {
            if (arguments[1].equals("endless")) {
                writeUntilKilled(history, RunId.parse(arguments[2]));
            }
            for (int run = 0; run < Integer.parseInt(arguments[1]); run++) {
                try (var recorder = history.recorder("child.pipeline.json")) {
                    Runs.whole(Runs.newId()).forEach(recorder);
                }
            }
        }
    }

    static Process start(Path folder, String... more) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HistoryChild.class.getName(),
                        folder.toString());
        command.command().addAll(List.of(more));
        return command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// Says on its output up to which `seq` everything is written.
    private static void writeUntilKilled(History history, RunId id) {
        try (var recorder = history.recorder("child.pipeline.json")) {
            recorder.accept(Runs.started(id));
            for (long seq = 2; ; seq++) {
                recorder.accept(
                        new LogLine(Runs.NOON, seq, RunEvent.Level.INFO, Optional.empty(), "on"));
                if (seq % 100 == 0) {
                    recorder.flush();
                    System.out.println(seq);
                }
            }
        }
    }
}
