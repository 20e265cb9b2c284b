package dev.millrace.engine;

import dev.millrace.engine.dataset.DatasetFolder;
import dev.millrace.engine.dataset.Index;
import dev.millrace.engine.dataset.Published;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Puts staged files and folders in their places. Whatever it is stopped at, doing it again leads
/// to the same end.
final class FileCommit {

    private final RunId run;
    private final Pause pause;

    FileCommit(RunId run, Pause pause) {
        this.run = run;
        this.pause = pause;
    }

    void commit(Commit.OfFiles commit) {
        try {
            switch (commit) {
                case Commit.OfFile(_, Path staged, Path target) -> {
                    if (Files.exists(staged, LinkOption.NOFOLLOW_LINKS)) {
                        Durable.rename(staged, target);
                    }
                }
                case Commit.OfFolder folder -> folder(folder);
                case Commit.OfDataset dataset -> dataset(dataset);
                case Commit.OfAppended(_, Path staged, Path target) -> append(staged, target);
            }
        } catch (IOException e) {
            throw Fault.of(
                            FaultCode.FILE_NOT_WRITABLE,
                            "\"" + commit.target() + "\" could not be replaced.")
                    .withHint("Check space and permissions, and that no program holds it open.")
                    .at(Place.node(commit.node().value()))
                    .toException(e);
        }
    }

    /// Which of two folders is the new one is told by its files, whose names carry the run's id:
    /// unlike an inode's number that holds after a restart of the machine and on every system.
    private void folder(Commit.OfFolder folder) throws IOException {
        if (isOfRun(folder.staged())) {
            if (Files.exists(folder.target(), LinkOption.NOFOLLOW_LINKS)) {
                Exchange.exchange(folder.staged(), folder.target(), folder.aside());
                Durable.syncFolder(folder.target().getParent());
            } else {
                Durable.rename(folder.staged(), folder.target());
            }
        }
        pause.now();
        Durable.delete(folder.staged());
        Durable.delete(folder.aside());
        Durable.syncFolder(folder.target().getParent());
    }

    /// Which of two folders is the new one is told by its description, which names the run. What
    /// stands beside the versions follows from them.
    private void dataset(Commit.OfDataset dataset) throws IOException {
        var target = dataset.target();
        for (Path version : Durable.foldersIn(dataset.staged())) {
            var place = target.resolve(version.getFileName());
            Targets.checkInside(place.resolve(DatasetFolder.DATA), target);
            if (isNew(version)) {
                Durable.makeFolders(target);
                if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                    Exchange.exchange(version, place, dataset.aside());
                    Durable.syncFolder(target);
                } else {
                    Durable.rename(version, place);
                }
            }
            pause.now();
        }
        Durable.write(target.resolve(DatasetFolder.INDEX), Json.pretty(Index.of(target)) + "\n");
        pause.now();
        Durable.delete(dataset.staged());
        Durable.delete(dataset.aside());
        Durable.syncFolder(target.getParent());
    }

    private boolean isNew(Path version) {
        return Published.of(version).filter(it -> it.run().equals(run.toString())).isPresent();
    }

    private boolean isOfRun(Path folder) throws IOException {
        return Durable.anyFileBelow(
                folder, file -> file.getFileName().toString().startsWith(run.toString()));
    }

    private void append(Path staged, Path target) throws IOException {
        for (Path file : Durable.filesBelow(staged)) {
            var place = target.resolve(staged.relativize(file).toString());
            Targets.checkInside(place, target);
            Durable.makeFolders(place.getParent());
            Durable.rename(file, place);
            pause.now();
        }
        Durable.delete(staged);
    }
}
