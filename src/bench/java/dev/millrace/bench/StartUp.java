package dev.millrace.bench;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How long the whole process takes, from the shell's view, beside a bare program with the engine.
@AutoService(Benchmark.class)
public final class StartUp implements Benchmark {

    private static final int WARM_UPS = 2;
    private static final int PAIRS = 9;
    private static final String TEN_ROWS = "ten.pipeline.json";

    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public String about() {
        return "Whole processes of the launcher over a bare Java program that opens the engine.";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        var table = Table.of("ratio", "seconds", "bare seconds", "command");
        var commands =
                List.of(
                        List.of("--version"),
                        List.of("--help"),
                        List.of("run", TEN_ROWS, "--fresh"),
                        List.of("run", TEN_ROWS));
        writeTenRows(folder);
        for (var arguments : commands) {
            table = table.with(compare(folder, arguments));
        }
        return table;
    }

    /// A pipeline of ten rows, from text to text, in a workspace of its own.
    private static void writeTenRows(Path folder) throws IOException {
        Files.createDirectory(folder.resolve(".millrace"));
        var lines =
                IntStream.range(0, 10)
                        .mapToObj(i -> "R" + i % 3 + "," + i + "\n")
                        .collect(Collectors.joining());
        Files.writeString(folder.resolve("ten.csv"), "region,sales\n" + lines);
        Files.writeString(
                folder.resolve(TEN_ROWS),
                """
                {
                  "format": 1,
                  "nodes": {
                    "rows": {
                      "type": "source.csv",
                      "settings": {
                        "path": "ten.csv",
                        "columns": [
                          { "name": "region", "type": "VARCHAR" },
                          { "name": "sales", "type": "INTEGER" }
                        ]
                      }
                    },
                    "large": {
                      "type": "transform.filter",
                      "settings": { "condition": "sales >= 2" }
                    },
                    "stored": { "type": "storage.csv", "settings": { "path": "large.csv" } }
                  },
                  "links": ["rows -> large", "large -> stored"]
                }
                """);
    }

    private static String[] compare(Path folder, List<String> arguments) throws Exception {
        var bare = new ArrayList<Double>();
        var ours = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (int i = -WARM_UPS; i < PAIRS; i++) {
            double base = Processes.seconds(folder, Processes.bare());
            double mine = Processes.seconds(folder, Processes.millrace(arguments));
            if (i >= 0) {
                bare.add(base);
                ours.add(mine);
                ratios.add(mine / base);
            }
        }
        return new String[] {
            text(median(ratios)),
            text(median(ours)),
            text(median(bare)),
            "millrace " + String.join(" ", arguments)
        };
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    private static String text(double figure) {
        return String.format(Locale.ROOT, "%.2f", figure);
    }
}
