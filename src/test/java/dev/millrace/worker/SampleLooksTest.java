package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Engine;
import dev.millrace.engine.LookForm;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.LookRoom;
import dev.millrace.engine.look.Looked;
import dev.millrace.file.PipelineReader;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The samples, looked into at every node: nothing is written, and what claims to be exact is.
class SampleLooksTest {

    private static final Path SAMPLES = Path.of("pipelines");

    @TempDir private Path folder;
    private final Workbench workbench =
            new Workbench(
                    new Engine(
                            new Planner(NodeCatalog.load(), PipelineReader::read),
                            Clock.systemUTC(),
                            Map.of()));

    @BeforeEach
    void copySamples() throws IOException {
        folder = folder.toRealPath();
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(folder.resolve(".millrace"));
        try (var files = Files.walk(SAMPLES, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var name = SAMPLES.relativize(file);
                if (!name.startsWith("output")) {
                    Files.copy(file, folder.resolve(name.toString()));
                }
            }
        }
    }

    private OpenPipeline open(String sample) {
        return OpenPipeline.read(folder.resolve(sample + ".pipeline.json"));
    }

    /// Everything that can be seen of the files: where, how large, when changed, and what they
    /// hold.
    private SequencedMap<String, String> tree() throws Exception {
        var tree = new TreeMap<String, String>();
        try (var all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                var about =
                        Files.readAttributes(
                                path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                var content =
                        about.isRegularFile()
                                ? HexFormat.of()
                                        .formatHex(
                                                MessageDigest.getInstance("SHA-256")
                                                        .digest(Files.readAllBytes(path)))
                                : "";
                tree.put(
                        folder.relativize(path).toString(),
                        about.lastModifiedTime() + " " + about.fileKey() + " " + content);
            }
        }
        return tree;
    }

    /// Once with no target there yet, once with all of them.
    @ParameterizedTest
    @ValueSource(strings = {"superstore-sales", "flight-delays"})
    void lookingAtEveryNodeWritesNothing(String sample) throws Exception {
        var before = tree();
        lookAtAll(sample);
        assertThat(tree()).isEqualTo(before);

        var ready = workbench.ready(open(sample), RunCall.PLAIN);
        assertThat(workbench.execute(ready, _ -> {}).outcome())
                .isEqualTo(RunEvent.Outcome.SUCCEEDED);
        var delivered = tree();
        assertThat(delivered).hasSizeGreaterThan(before.size() + 3);
        lookAtAll(sample);
        assertThat(tree()).isEqualTo(delivered);
    }

    private void lookAtAll(String sample) {
        var open = open(sample);
        try (var room = workbench.room()) {
            for (NodeId node : open.source().pipeline().nodes().keySet()) {
                var stop = new Cancellation();
                var port = new Port(node, "");
                var looked =
                        room.look(node.value(), open.source(), RunCall.PLAIN, port, 50, true, stop);
                var names = looked.rows().schema().names();
                room.page(node.value(), LookQuery.ALL, 0, 500, stop);
                assertThat(room.summary(node.value(), names, stop).columns()).hasSameSizeAs(names);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"superstore-sales", "flight-delays"})
    void whatClaimsToBeExactIsWhatARunGives(String sample) {
        var open = open(sample);
        int exact = 0;
        try (var room = workbench.room()) {
            for (NodeId node : open.source().pipeline().nodes().keySet()) {
                var stop = new Cancellation();
                var port = new Port(node, "");
                var looked =
                        room.look(
                                node.value(),
                                open.source(),
                                RunCall.PLAIN,
                                port,
                                10_000,
                                false,
                                stop);
                if (looked.extent().kind() == Looked.Kind.EXACT) {
                    exact++;
                    try (var whole = workbench.look(open, RunCall.PLAIN, port)) {
                        var rows = whole.rows(0, 20_000, LookForm.SHORT, stop);
                        assertThat(looked.rows().schema()).isEqualTo(rows.schema());
                        assertThat(all(room, node.value(), looked))
                                .containsExactlyInAnyOrderElementsOf(rows.values());
                        var count = room.summary(node.value(), List.of(), stop).count();
                        assertThat(count).hasValue(rows.values().size());
                    }
                }
            }
        }
        assertThat(exact).isGreaterThan(1);
    }

    /// An answer holds fewer rows of a wide relation than were asked for.
    private static List<List<@Nullable String>> all(LookRoom room, String look, Looked first) {
        var rows = new ArrayList<>(first.rows().values());
        boolean more = first.more();
        while (more) {
            var page = room.page(look, LookQuery.ALL, rows.size(), 10_000, new Cancellation());
            rows.addAll(page.rows().values());
            more = page.more();
        }
        return rows;
    }
}
