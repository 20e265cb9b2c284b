package dev.millrace.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// One log of many writers.
class SharedLogTest {

    private static final int LINES = 400;
    private static final String PADDING = "x".repeat(300);

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("run.log");
    }

    @Test
    void isPutAwayWhenItIsFullAndTheOldestGoes() throws IOException {
        var log = new SharedLog(file, 10);
        for (int line = 1; line <= 8; line++) {
            log.append("line " + line + "\n");
        }
        assertThat(file).hasContent("line 8");
        assertThat(folder.resolve("run.log.1")).hasContent("line 7");
        assertThat(folder.resolve("run.log.4")).hasContent("line 4");
        assertThat(folder.resolve("run.log.5")).doesNotExist();
    }

    @Test
    void goesOnInAFileThatHasRoom() throws IOException {
        Files.writeString(file, "before\n");
        new SharedLog(file).append("after\n");
        assertThat(file).hasContent("before\nafter");
    }

    @Test
    void aLineThatWasCutOffIsEnded() throws IOException {
        Files.writeString(file, "{\"half\":");
        new SharedLog(file).append("whole\n");
        assertThat(file).hasContent("{\"half\":\nwhole");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceIsWrittenToAsItIs() {
        new SharedLog(Path.of("/dev/null")).append("gone\n");
        assertThat(Path.of("/dev/.null.lock")).doesNotExist();
    }

    /// As `/dev/stderr` is, where it was sent to a file.
    @Test
    void aFileBehindADeviceIsGoneOnWith() throws IOException {
        var memory = Path.of("/dev/shm");
        assumeThat(Files.isWritable(memory)).isTrue();
        var behind = Files.createTempFile(memory, "millrace", ".log");
        try {
            Files.writeString(behind, "what another wrote before\n");
            new SharedLog(behind).append("one\n");
            new SharedLog(behind).append("two\n");
            assertThat(behind).hasContent("what another wrote before\none\ntwo");
        } finally {
            Files.delete(behind);
        }
    }

    /// A child: `FILE NAME BYTES` appends lines, each with its own number.
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) {
            var log = new SharedLog(Path.of(arguments[0]), Long.parseLong(arguments[2]));
            for (int line = 0; line < LINES; line++) {
                log.append(arguments[1] + " " + line + " " + PADDING + "\n");
            }
        }
    }

    private Process child(String name, long bytes) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        file.toString(),
                        name,
                        Long.toString(bytes))
                .inheritIO()
                .start();
    }

    private List<String> linesOf(int... ages) throws IOException {
        var lines = new ArrayList<String>();
        for (int age : ages) {
            lines.addAll(Files.readAllLines(age == 0 ? file : folder.resolve("run.log." + age)));
        }
        return lines;
    }

    @Test
    @Tag("slow")
    void processesAndThreadsThatAppendAtOnceLoseAndTearNoLine() throws Exception {
        long whole = 4L * LINES * (PADDING.length() + 10);
        var children = List.of(child("one", whole / 3), child("two", whole / 3));
        var threads =
                Stream.of("three", "four")
                        .map(
                                name ->
                                        Thread.ofPlatform()
                                                .start(
                                                        () ->
                                                                Child.main(
                                                                        new String[] {
                                                                            file.toString(),
                                                                            name,
                                                                            Long.toString(whole / 3)
                                                                        })))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        for (Process each : children) {
            assertThat(each.waitFor()).isZero();
        }

        var last = Files.exists(folder.resolve("run.log.3")) ? 3 : 2;
        var byWriter = new TreeMap<String, List<String>>();
        for (String line : linesOf(IntStream.rangeClosed(0, last).map(at -> last - at).toArray())) {
            assertThat(line).endsWith(PADDING);
            var parts = line.split(" ", -1);
            byWriter.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
        }
        assertThat(byWriter).hasSize(4);
        var all = IntStream.range(0, LINES).mapToObj(Integer::toString).toList();
        assertThat(byWriter.values()).allSatisfy(lines -> assertThat(lines).isEqualTo(all));
    }
}
