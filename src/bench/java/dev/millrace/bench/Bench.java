package dev.millrace.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// Runs one benchmark by name and prints its table, or lists what there is.
public final class Bench {

    private final List<Benchmark> known;
    private final PrintStream out;

    Bench(List<Benchmark> known, PrintStream out) {
        this.known = known.stream().sorted(Comparator.comparing(Benchmark::name)).toList();
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        var found =
                ServiceLoader.load(Benchmark.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Bench(found, out).run(arguments));
    }

    /// @return the exit code: 0 when the benchmark ran or the list was asked for, else 2
    int run(String... arguments) throws Exception {
        if (arguments.length == 0) {
            known.forEach(each -> out.printf("%-20s %s%n", each.name(), each.about()));
            return 0;
        }
        var chosen = find(arguments[0]);
        if (chosen.isEmpty()) {
            out.printf("There is no benchmark %s. Without a name all are listed.%n", arguments[0]);
            return 2;
        }
        measure(chosen.get());
        return 0;
    }

    private Optional<Benchmark> find(String name) {
        return known.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private void measure(Benchmark benchmark) throws Exception {
        var folder = Files.createTempDirectory("millrace-bench-");
        try {
            out.println("## " + benchmark.name() + "\n\n" + benchmark.about() + "\n");
            var table = benchmark.measure(folder);
            out.println(table.markdown());
            benchmark.report(table);
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
