package dev.millrace.engine;

import dev.millrace.engine.Facts.RowsFile;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.plan.FileContents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What runs computed, by fingerprint: facts, and the rows of some relations. It saves work and
/// nothing else: what is missing or damaged counts as not there, and is removed. Several processes
/// may use it at once.
final class ContentStore {

    private static final String FACTS = ".json";
    private static final String ROWS = ".parquet";
    private static final String PART = ".part";
    private static final Duration YOUNG = Duration.ofHours(1);

    private final Path folder;
    private final Clock clock;
    private final StoreSize size;

    /// @param size of that folder, shared by all who write to it
    ContentStore(Path folder, Clock clock, StoreSize size) {
        this.folder = folder;
        this.clock = clock;
        this.size = size;
    }

    /// Marks them as used, for eviction.
    Optional<Facts> facts(String print) {
        var file = place(print, FACTS);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var facts = FactsJson.read((Value.Fields) Json.parse(Checksum.verified(file)));
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return Optional.of(facts);
        } catch (IOException | FaultException | ClassCastException damaged) {
            remove(print);
            return Optional.empty();
        }
    }

    /// The file that holds the rows, if it is there and, by its ends, what it was.
    Optional<Path> rows(String print, RowsFile known) {
        var file = place(print, ROWS);
        if (isSame(file, known)) {
            return Optional.of(file);
        }
        if (Files.exists(file)) {
            remove(print);
        }
        return Optional.empty();
    }

    /// Whether it is what it was to the last byte; one that is not is removed. Reads all of it.
    ///
    /// @param file of `rows`
    /// @param link to it
    boolean isWhole(Path file, Path link, RowsFile known) throws IOException {
        boolean whole = isSame(link, known) && Checksum.of(link) == known.checksum();
        if (!whole) {
            remove(print(file, ROWS));
        }
        return whole;
    }

    private static boolean isSame(Path file, RowsFile known) {
        try {
            return Files.exists(file)
                    && Files.size(file) == known.bytes()
                    && FileContents.ends(file).equals(Optional.of(known.ends()));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// Adds to what is known.
    void add(String print, Facts facts) throws IOException {
        var file = place(print, FACTS);
        var known = facts(print).map(facts::and).orElse(facts);
        Files.createDirectories(file.getParent());
        var part = Files.createTempFile(file.getParent(), "." + print, PART);
        try {
            Pause.KEEP.now();
            Checksum.write(part, Json.line(FactsJson.write(known)));
            size.added(Files.size(part));
            Pause.KEEP.now();
            move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Adds the rows too; their file goes into the store.
    void add(String print, Facts facts, Path rows) throws IOException {
        var ends =
                FileContents.ends(rows)
                        .orElseThrow(() -> new IOException("cannot be read: " + rows));
        var file = place(print, ROWS);
        Files.createDirectories(file.getParent());
        var known = new RowsFile(Files.size(rows), ends, Checksum.of(rows));
        size.added(known.bytes());
        Pause.KEEP.now();
        move(rows, file);
        Pause.KEEP.now();
        add(print, facts.withRows(known));
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// @param used when it was used last
    private record Entry(String print, FileTime used, long bytes) {}

    /// Removes what was not used for longest until the rest is no larger than that. Rows that a run
    /// has linked to stay for it.
    void evict(long most) throws IOException {
        if (!size.mayExceed(most, clock.instant())) {
            return;
        }
        clean();
        var entries = new ArrayList<>(entries());
        long bytes = entries.stream().mapToLong(Entry::bytes).sum();
        entries.sort(Comparator.comparing(Entry::used));
        for (Entry entry : entries) {
            if (bytes <= most) {
                break;
            }
            remove(entry.print());
            bytes -= entry.bytes();
        }
        size.counted(bytes, clock.instant());
    }

    /// Removes what killed runs left: half-written facts, and rows without any. What is young may
    /// be at work.
    private void clean() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var young = FileTime.from(clock.instant().minus(YOUNG));
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(ContentStore::isLeft).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(young) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isLeft(Path file) {
        var name = file.getFileName().toString();
        if (name.endsWith(ROWS)) {
            return !Files.exists(file.resolveSibling(print(file, ROWS) + FACTS));
        }
        return name.endsWith(PART);
    }

    private List<Entry> entries() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(FACTS))
                    .flatMap(file -> entry(file).stream())
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Optional<Entry> entry(Path facts) {
        var print = print(facts, FACTS);
        try {
            var rows = place(print, ROWS);
            long bytes = Files.size(facts) + (Files.exists(rows) ? Files.size(rows) : 0);
            return Optional.of(new Entry(print, Files.getLastModifiedTime(facts), bytes));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private void remove(String print) {
        try {
            Files.deleteIfExists(place(print, FACTS));
            Files.deleteIfExists(place(print, ROWS));
        } catch (IOException inUse) {
            return;
        }
    }

    private static String print(Path file, String ending) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - ending.length());
    }

    private Path place(String print, String ending) {
        return folder.resolve(print.substring(0, 2)).resolve(print + ending);
    }
}
