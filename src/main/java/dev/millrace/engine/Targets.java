package dev.millrace.engine;

import dev.millrace.engine.dataset.DatasetFolder;
import dev.millrace.engine.dataset.Published;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// Whether deliveries can take their places: looked at before anything is computed, and once more
/// before anything is changed.
final class Targets {

    private final Path root;

    Targets(Workspace workspace) {
        this.root = workspace.root();
    }

    /// @throws FaultException that names the node and the path
    void check(List<? extends Commit> commits) {
        for (Commit commit : commits) {
            try {
                check(commit);
            } catch (FaultException e) {
                throw e.fault().at(Place.node(commit.node().value())).toException(e);
            } catch (IOException e) {
                throw fault("\"" + shown(commit.target()) + "\" cannot be looked at.", "")
                        .at(Place.node(commit.node().value()))
                        .toException(e);
            }
        }
    }

    private void check(Commit commit) throws IOException {
        var target = commit.target();
        parent(target);
        switch (commit) {
            case Commit.OfFile _ -> {
                if (isFolder(target)) {
                    throw fault(
                                    "\"" + shown(target) + "\" is a folder, and a file is due.",
                                    "Give the file another path, or remove the folder.")
                            .toException();
                }
            }
            case Commit.OfFolder _ -> {
                if (isThere(target) && !Files.isDirectory(target)) {
                    throw fileForFolder(target);
                }
            }
            case Commit.OfAppended(_, Path staged, _) -> appended(staged, target);
            case Commit.OfDataset(_, Path staged, _, _) -> {
                appended(staged, target);
                dataset(staged, target);
            }
            case Commit.OfTable _ -> {
                if (isThere(target) && !(Files.isRegularFile(target) && Files.isWritable(target))) {
                    throw fault(
                                    "The warehouse \"" + shown(target) + "\" cannot be written.",
                                    "See that it is a file, and its permissions.")
                            .toException();
                }
            }
        }
    }

    /// The nearest folder that exists has to be one, writable, and where it was when the path was
    /// resolved: a link put in the way would lead out of what is granted.
    private void parent(Path target) throws IOException {
        var at = target.getParent();
        while (at != null && !isThere(at)) {
            at = at.getParent();
        }
        if (at == null) {
            return;
        }
        if (!Files.isDirectory(at)) {
            throw fileForFolder(at);
        }
        if (!at.toRealPath().equals(at)) {
            throw fault(
                            "\"" + shown(at) + "\" has become a link to another place.",
                            "Put a folder there, or write to the place it leads to.")
                    .toException();
        }
        if (!Files.isWritable(at)) {
            throw fault(
                            "Nothing may be written in \"" + shown(at) + "\".",
                            "Check the permissions of the folder.")
                    .toException();
        }
    }

    private void appended(Path staged, Path target) throws IOException {
        if (isThere(target) && !isFolder(target)) {
            throw Files.isSymbolicLink(target) ? link(target) : fileForFolder(target);
        }
        if (isThere(target) && !Files.isWritable(target)) {
            throw fault(
                            "Nothing may be added to \"" + shown(target) + "\".",
                            "Check the permissions of the folder.")
                    .toException();
        }
        for (Path file : Durable.filesBelow(staged)) {
            checkInside(target.resolve(staged.relativize(file).toString()), target);
        }
    }

    /// What is not a dataset's own stays. A version whose columns cannot be read may have readers
    /// that the new one breaks.
    private void dataset(Path staged, Path target) throws IOException {
        var index = target.resolve(DatasetFolder.INDEX);
        if (isFolder(index)) {
            throw fault(
                            "\"" + shown(index) + "\" is a folder, and a file is due.",
                            "Give the dataset another folder, or remove this one.")
                    .toException();
        }
        for (Path version : Durable.foldersIn(staged)) {
            var place = target.resolve(version.getFileName());
            if (Durable.anyFileBelow(place, _ -> true) && Published.of(place).isEmpty()) {
                throw fault(
                                "\""
                                        + shown(place)
                                        + "\" is no version of a dataset, or its "
                                        + DatasetFolder.PACKAGE
                                        + " cannot be read.",
                                "Move it away, or give the dataset another folder or version.")
                        .toException();
            }
        }
    }

    /// A link inside the folder could lead rows out of it.
    ///
    /// @param place of a file that is to be added below `folder`
    static void checkInside(Path place, Path folder) {
        for (var at = place.getParent(); at != null; at = at.getParent()) {
            if (Files.isSymbolicLink(at)) {
                throw link(at);
            }
            if (isThere(at) && !isFolder(at)) {
                throw fault(
                                "\"" + at + "\" is a file, and a folder is due.",
                                "Give the folder another path, or remove the file.")
                        .toException();
            }
            if (at.equals(folder)) {
                return;
            }
        }
    }

    private FaultException fileForFolder(Path path) {
        return fault(
                        "\"" + shown(path) + "\" is a file, and a folder is due.",
                        "Give the folder another path, or remove the file.")
                .toException();
    }

    private static FaultException link(Path path) {
        return fault(
                        "\"" + path + "\" is a link, and rows would leave the folder through it.",
                        "Put a folder in its place, or write to where it leads.")
                .toException();
    }

    private static Fault fault(String sentence, String hint) {
        return Fault.of(FaultCode.FILE_NOT_WRITABLE, sentence).withHint(hint);
    }

    private static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private String shown(Path path) {
        return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }
}
