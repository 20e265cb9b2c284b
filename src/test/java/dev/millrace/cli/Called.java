package dev.millrace.cli;

import dev.millrace.engine.Engine;
import dev.millrace.file.PipelineReader;
import dev.millrace.node.NodeCatalog;
import dev.millrace.observe.Observing;
import dev.millrace.plan.Planner;
import dev.millrace.worker.Workbench;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A call of the command line in this process, and what it printed.
record Called(int exit, String out, String err) {

    private static final NodeCatalog CATALOG = NodeCatalog.load();

    static Called in(Path folder, String... arguments) {
        return in(folder, Map.of(), arguments);
    }

    static Called in(Path folder, Map<String, String> environment, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var engine =
                new Engine(
                        new Planner(CATALOG, PipelineReader::read), Clock.systemUTC(), environment);
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        var context =
                new Context(
                        engine,
                        new Workbench(engine, Observing.of(environment, folder)),
                        CATALOG,
                        Clock.systemUTC(),
                        environment,
                        null,
                        folder.resolve("person"),
                        folder,
                        InputStream.nullInputStream(),
                        print,
                        print,
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = new Cli(context).run(arguments);
        return new Called(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    /// A pipeline file in the folder.
    static Path pipeline(Path folder, String name, String members) throws IOException {
        var text = "{\n\"format\": 1, \"name\": \"test\",\n" + members + "\n}\n";
        return Files.writeString(folder.resolve(name), text);
    }

    /// Every file below a folder, with its content.
    static SortedMap<String, String> tree(Path folder) throws IOException {
        var tree = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                tree.put(
                        folder.relativize(file).toString(),
                        Files.isRegularFile(file)
                                ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                                : "");
            }
        }
        return tree;
    }
}
