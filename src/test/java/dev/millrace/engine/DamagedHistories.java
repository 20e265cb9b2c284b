package dev.millrace.engine;

import dev.millrace.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// Runs that find the history damaged. They have to succeed, a new history has to begin where the
/// old one cannot be read, and the person has to be told.
public final class DamagedHistories {

    private static final String ASIDE = "history.db.broken-";

    private final AllOrNothing batches;
    private final Path history;
    private final Random random;

    public DamagedHistories(Path folder, long seed)
            throws IOException, InterruptedException, SQLException {
        this.batches = new AllOrNothing(folder);
        this.history = folder.toRealPath().resolve(".millrace/history.db");
        this.random = new Random(seed);
        var problem = batches.whole();
        if (!problem.isEmpty()) {
            throw new IllegalStateException(problem);
        }
    }

    public static int kinds() {
        return Damage.ALL.size() + 1;
    }

    /// A run, and a list of the runs, after a kind of damage; the last kind is a journal beside a
    /// file that is gone.
    public Trial run(int kind) throws IOException, InterruptedException, SQLException {
        var what = damage(kind % kinds());
        boolean broken = isBroken();
        long before = setAside();
        var ended = batches.ended(batches.run(AllOrNothing.product()));
        var list = batches.ended(batches.start(AllOrNothing.product(), "runs"));
        var trial = Trial.of(batches, what, ended);
        boolean isTold = (ended.said() + list.said()).contains("W710");
        boolean isAside = setAside() > before;
        var state =
                (broken ? "not readable" : "readable") + (isAside ? ", set aside" : ", used on");
        var problem = problem(trial, list, broken, isTold, isAside);
        return new Trial(what + ": " + state, trial.done(), problem);
    }

    private String problem(
            Trial trial, AllOrNothing.Ended list, boolean broken, boolean isTold, boolean isAside) {
        if (!trial.problem().isEmpty() || !trial.done()) {
            return trial.what() + " " + trial.problem();
        }
        if (list.exit() != 0) {
            return "the list of runs: " + list.said();
        }
        if (broken && !isAside) {
            return "a history that cannot be read was not set aside";
        }
        if (isAside != isTold) {
            return isTold ? "told, but not set aside" : "set aside, but not told: " + list.said();
        }
        return lastRunProblem();
    }

    /// The run after it has to be in the history.
    private String lastRunProblem() {
        try (var opened = History.open(batches.folder().resolve(".millrace"))) {
            var runs = opened.runs(1, History.NEWEST);
            return !runs.isEmpty()
                            && runs.getFirst()
                                    .outcome()
                                    .equals(Optional.of(RunEvent.Outcome.SUCCEEDED))
                    ? ""
                    : "the run after it is not in the history";
        }
    }

    private String damage(int kind) throws IOException {
        if (kind == Damage.ALL.size()) {
            Files.move(history, history.resolveSibling("history.db-wal"));
            Files.createFile(history);
            return "its bytes in the journal";
        }
        var damage = Damage.ALL.get(kind);
        damage.to(history, random);
        if (damage == Damage.EMPTIED) {
            Files.write(history.resolveSibling("history.db-wal"), new byte[] {1, 2, 3});
        }
        return damage.words;
    }

    /// Whether the engine of the history itself finds something wrong in it.
    private boolean isBroken() throws IOException {
        if (Files.size(history) == 0) {
            return true;
        }
        var copy = Files.createTempFile("history", ".db");
        Files.copy(history, copy, StandardCopyOption.REPLACE_EXISTING);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                var statement = connection.createStatement();
                var found = statement.executeQuery("PRAGMA integrity_check(1)")) {
            return !found.next() || !found.getString(1).equals("ok");
        } catch (SQLException e) {
            return true;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private long setAside() throws IOException {
        try (Stream<Path> files = Files.list(history.getParent())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(ASIDE))
                    .filter(name -> !name.endsWith("-wal") && !name.endsWith("-shm"))
                    .count();
        }
    }
}
