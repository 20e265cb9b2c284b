package dev.millrace.ui.shell;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.NodeId;
import dev.millrace.node.GroupType;
import dev.millrace.refactor.Extract;
import dev.millrace.refactor.Inline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Pipelines as nodes: makes one of the selection, puts one back, opens one. FX thread only.
final class Grouping {

    private static final String ENDING = ".pipeline.json";

    private final Documents documents;
    private final Disk disk;
    private final Path folder;

    /// @param folder what paths of a pipeline that was never saved are relative to
    Grouping(Documents documents, Disk disk, Path folder) {
        this.documents = documents;
        this.disk = disk;
        this.folder = folder;
    }

    private Prompts prompts() {
        return documents.prompts();
    }

    /// Asks for a file, writes the selected nodes into it, and puts a node in their place.
    void extract(OpenDocument document) {
        var trial = files(document, folderOf(document).resolve("part" + ENDING));
        if (refused(() -> extracted(document, trial, "Part"))) {
            return;
        }
        var chosen =
                prompts()
                        .fileToSave(
                                Optional.of(folderOf(document)),
                                proposed(document),
                                "Pipeline",
                                "*" + ENDING);
        chosen.ifPresent(file -> extract(document, ending(file)));
    }

    private static Path ending(Path file) {
        var name = String.valueOf(file.getFileName());
        var named = name.contains(".") ? file : file.resolveSibling(name + ENDING);
        return named.toAbsolutePath().normalize();
    }

    private static String proposed(OpenDocument document) {
        var nodes = document.model().selection().nodes();
        return nodes.isEmpty()
                ? "part" + ENDING
                : nodes.getLast().value().replace('_', '-') + ENDING;
    }

    private void extract(OpenDocument document, Path file) {
        if (document.file().filter(file::equals).isPresent()) {
            prompts().say("That is the file of this pipeline: choose another one.");
        } else if (isEdited(file)) {
            sayEdited(file);
        } else if (Files.exists(file)) {
            prompts()
                    .ask(
                            new Prompts.Question(
                                    "Replace the file?",
                                    file.getFileName() + " is there already.",
                                    "Replace it",
                                    ""),
                            answer -> {
                                if (answer == Prompts.Answer.YES) {
                                    write(document, file);
                                }
                            });
        } else {
            write(document, file);
        }
    }

    private boolean isEdited(Path file) {
        return documents.of(file).filter(OpenDocument::isEdited).isPresent();
    }

    private void sayEdited(Path file) {
        prompts()
                .say(
                        file.getFileName()
                                + " is open in another tab with edits that are not saved. Save or"
                                + " close it first, or choose another file.");
    }

    /// The file first: a node without it would be a problem. It may have been edited while the
    /// question about it was open.
    private void write(OpenDocument document, Path file) {
        if (isEdited(file)) {
            sayEdited(file);
            return;
        }
        var before = document.pipeline();
        attempt(
                () -> {
                    var extracted =
                            extracted(document, files(document, file), Documents.title(file));
                    disk.after(
                            () -> {
                                PipelineWriter.save(extracted.inner(), file);
                                return PipelineWriter.text(extracted.inner());
                            },
                            text -> {
                                documents
                                        .of(file)
                                        .filter(open -> !open.isEdited())
                                        .ifPresent(open -> open.takeOver(extracted.inner(), text));
                                if (document.pipeline().equals(before)) {
                                    put(document, "Extract into " + shown(file), extracted);
                                } else {
                                    prompts().say("The pipeline was changed meanwhile.");
                                }
                            },
                            prompts()::tell);
                });
    }

    private void put(OpenDocument document, String step, Extract.Extracted extracted) {
        document.edits().replace(step, extracted.outer(), Set.of(extracted.node()));
        prompts().say("Wrote the selection into a pipeline of its own.");
    }

    private Extract.Extracted extracted(OpenDocument document, Extract.Files files, String name) {
        return new Extract(document.model().catalog())
                .of(
                        document.edits().placed(),
                        document.model().selection().nodes(),
                        document.model().findings().columns(),
                        files,
                        name);
    }

    /// Puts the nodes of the selected node's pipeline in its place.
    void inline(OpenDocument document) {
        withFile(
                document,
                (node, file) ->
                        disk.after(
                                () -> PipelineReader.read(file),
                                inner -> {
                                    var before = document.edits().placed();
                                    attempt(
                                            () -> {
                                                var back =
                                                        new Inline(document.model().catalog())
                                                                .of(
                                                                        before,
                                                                        node,
                                                                        inner,
                                                                        document.model()
                                                                                .findings()
                                                                                .columns(),
                                                                        files(document, file));
                                                document.edits()
                                                        .replace(
                                                                "Put back " + shown(file),
                                                                back.pipeline(),
                                                                back.nodes());
                                            });
                                },
                                prompts()::tell));
    }

    /// Opens the pipeline the selected node stands for, in a tab of its own.
    void open(OpenDocument document) {
        withFile(document, (_, file) -> documents.open(file));
    }

    /// Whether the selected node stands for a pipeline.
    static boolean isGroup(OpenDocument document) {
        return document.model()
                .selectedNode()
                .flatMap(
                        node ->
                                new Inline(document.model().catalog())
                                        .path(document.pipeline(), node.id()))
                .isPresent();
    }

    /// Whether any node stands for a pipeline.
    static boolean hasGroups(OpenDocument document) {
        var catalog = document.model().catalog();
        return document.pipeline().nodes().values().stream()
                .anyMatch(
                        node ->
                                catalog.find(node.type())
                                        .filter(GroupType.class::isInstance)
                                        .isPresent());
    }

    private interface WithFile {
        void accept(NodeId node, Path file);
    }

    private void withFile(OpenDocument document, WithFile then) {
        var node = document.model().selectedNode();
        var path =
                node.flatMap(
                        selected ->
                                new Inline(document.model().catalog())
                                        .path(document.pipeline(), selected.id()));
        if (node.isEmpty() || path.isEmpty() || path.get().isBlank()) {
            prompts().say("Select a node that stands for a pipeline and has its path.");
            return;
        }
        try {
            then.accept(node.get().id(), folderOf(document).resolve(path.get()).toRealPath());
        } catch (IOException | InvalidPathException e) {
            prompts()
                    .tell(
                            Fault.of(
                                            FaultCode.GROUP_NOT_FOUND,
                                            "There is no pipeline file \"" + path.get() + "\".")
                                    .withHint("Choose the file in the settings of the node."));
        }
    }

    private Path folderOf(OpenDocument document) {
        return document.file().map(Path::getParent).orElse(folder);
    }

    /// Real paths, as the planner sees them.
    private Extract.Files files(OpenDocument document, Path file) {
        return new Extract.Files(real(folderOf(document)), real(file));
    }

    private static Path real(Path path) {
        try {
            var parent = path.toAbsolutePath().getParent();
            return Files.exists(path) || parent == null
                    ? path.toRealPath()
                    : parent.toRealPath().resolve(path.getFileName());
        } catch (IOException notThere) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static String shown(Path file) {
        return Documents.shortName(file);
    }

    private void attempt(Runnable edit) {
        refused(edit);
    }

    private boolean refused(Runnable edit) {
        try {
            edit.run();
            return false;
        } catch (FaultException e) {
            prompts().tell(e.fault());
            return true;
        }
    }
}
