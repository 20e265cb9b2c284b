package dev.millrace.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedHistoryTest {

    private static final Clock CLOCK = Clock.fixed(Runs.NOON, ZoneOffset.UTC);
    private static final String ASIDE = "history.db.broken-20260131T120000.000Z";

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("history.db");
    }

    @Test
    void garbageIsSetAsideAndANewHistoryBegins() throws IOException {
        var garbage = new byte[100_000];
        new Random(1).nextBytes(garbage);
        Files.write(file, garbage);

        assertBeginsAnew();
        assertThat(folder.resolve(ASIDE)).hasBinaryContent(garbage);
    }

    @Test
    void aTextFileIsSetAside() throws IOException {
        Files.writeString(file, "not a database\n");

        assertBeginsAnew();
        assertThat(folder.resolve(ASIDE)).hasContent("not a database");
    }

    @Test
    void aTruncatedFileIsSetAside() throws IOException {
        recordRuns(20);
        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertBeginsAnew();
        assertThat(folder.resolve(ASIDE)).hasSize(whole.length / 2);
    }

    @Test
    void aPageOfGarbageIsFoundWhenItIsRead() throws IOException {
        recordRuns(20);
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5A);
        Files.write(file, bytes);

        try (var history = History.open(folder, CLOCK)) {
            assertThat(history.runs(100, History.NEWEST)).isEmpty();
            assertSetAside(history.warnings());
        }
        assertThat(folder.resolve(ASIDE)).hasBinaryContent(bytes);
    }

    @Test
    void noBytesWithAJournalAreSetAsideTogether() throws IOException {
        Files.createFile(file);
        Files.write(folder.resolve("history.db-wal"), new byte[] {1, 2, 3});

        assertBeginsAnew();
        assertThat(folder.resolve(ASIDE)).isEmptyFile();
        assertThat(folder.resolve(ASIDE + "-wal")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void anEmptyFileIsAnEmptyHistory() throws IOException {
        Files.createFile(file);

        try (var history = History.open(folder, CLOCK)) {
            assertThat(history.runs(1, History.NEWEST)).isEmpty();
            assertThat(history.warnings()).isEmpty();
        }
    }

    @Test
    void aRunIsNotContinuedInTheHistoryThatCameAfter() throws Exception {
        var id = Runs.newId();
        var writer = new RunWriter("orders.pipeline.json", file);
        var entries =
                Runs.whole(id).stream().<Recorder.Entry>map(Recorder.Entry.Event::new).toList();
        try (var first = new Opening(file).open();
                var second = new Opening(folder.resolve("second.db")).open()) {
            writer.write(first, entries.subList(0, 5));

            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(() -> writer.write(second, entries.subList(5, 10)))
                    .matches(e -> e.fault().code() == FaultCode.HISTORY_UNUSABLE);
            assertThat(new RunReader(second).runs(10, History.NEWEST)).isEmpty();
        }
    }

    @Test
    void severalProcessesSetADamagedFileAsideOnce() throws Exception {
        Files.writeString(file, "not a database, at any rate\n".repeat(1000));

        var histories = IntStream.range(0, 4).mapToObj(_ -> History.open(folder, CLOCK)).toList();
        var threads =
                histories.stream()
                        .map(history -> Thread.ofPlatform().start(() -> recordOne(history)))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(histories.getFirst().runs(10, History.NEWEST)).hasSize(4);
        assertThat(histories.stream().flatMap(history -> history.warnings().stream())).hasSize(1);
        histories.forEach(History::close);
    }

    @Test
    void aNewerSchemaIsRefusedAndNotTouched() throws Exception {
        recordRuns(1);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        var before = Files.readAllBytes(file);

        try (var history = History.open(folder, CLOCK)) {
            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(() -> history.runs(1, History.NEWEST))
                    .satisfies(
                            e -> {
                                assertThat(e.fault().code()).isEqualTo(FaultCode.HISTORY_UNUSABLE);
                                assertThat(e.fault().message()).contains("99");
                                assertThat(e.fault().hint()).contains("newer Millrace");
                            });
            assertUnusable(history);
        }
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aFolderInItsPlaceDoesNotStopTheRun() throws IOException {
        Files.createDirectory(file);

        try (var history = History.open(folder, CLOCK)) {
            assertUnusable(history);
        }
        assertThat(file).isDirectory();
    }

    @Test
    void aFileInPlaceOfTheFolderDoesNotStopTheRun() throws IOException {
        var millrace = Files.createFile(folder.resolve(".millrace"));

        try (var history = History.open(millrace, CLOCK)) {
            assertUnusable(history);
        }
    }

    @Test
    void aReadOnlyFolderDoesNotStopTheRun() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(folder)).as("this user may write everywhere").isFalse();

        try (var history = History.open(folder, CLOCK)) {
            assertUnusable(history);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aRecorderOfAClosedHistorySaysSo() {
        var history = History.open(folder, CLOCK);
        var recorder = history.recorder("orders.pipeline.json");
        history.close();
        recorder.accept(Runs.started(Runs.newId()));
        recorder.close();

        assertThat(recorder.fault().map(Fault::code)).contains(FaultCode.HISTORY_UNUSABLE);
    }

    private void assertBeginsAnew() {
        try (var history = History.open(folder, CLOCK)) {
            recordOne(history);

            assertThat(history.runs(10, History.NEWEST))
                    .extracting(RunRow::number)
                    .containsExactly(1L);
            assertSetAside(history.warnings());
        }
    }

    private static void assertSetAside(List<Fault> warnings) {
        assertThat(warnings).hasSize(1);
        assertThat(warnings.getFirst().code()).isEqualTo(FaultCode.HISTORY_SET_ASIDE);
        assertThat(warnings.getFirst().hint()).contains(ASIDE);
    }

    private static void assertUnusable(History history) {
        var recorder = history.recorder("orders.pipeline.json");
        Runs.whole(Runs.newId()).forEach(recorder);
        recorder.close();

        assertThat(recorder.fault().map(Fault::code)).contains(FaultCode.HISTORY_UNUSABLE);
        assertThat(recorder.number()).isEmpty();
    }

    private static void recordOne(History history) {
        try (var recorder = history.recorder("orders.pipeline.json")) {
            Runs.whole(Runs.newId()).forEach(recorder);
        }
    }

    private void recordRuns(int count) {
        try (var history = History.open(folder, CLOCK)) {
            for (int i = 0; i < count; i++) {
                recordOne(history);
            }
        }
    }
}
