package dev.millrace.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Changes on disk that outlive a crash of process or machine.
public final class Durable {

    private Durable() {}

    /// Writes the text under another name, syncs it, and renames it into place.
    static void write(Path file, String text) throws IOException {
        var part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.writeString(part, text, StandardCharsets.UTF_8);
        sync(part);
        rename(part, file);
    }

    /// Puts a file or folder at a free place, or a file over another.
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(to.getParent());
    }

    static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Makes the names in a folder durable. Systems that cannot open a folder do so by themselves.
    static void syncFolder(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notAChannelHere) {
            return;
        }
    }

    /// Makes a folder and those above it that are missing, and their names durable.
    static void makeFolders(@Nullable Path folder) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        makeFolders(folder.getParent());
        Files.createDirectories(folder);
        syncFolder(folder.getParent());
    }

    /// Syncs all files below a folder, then every folder, then its own name.
    static void syncTree(Path folder) throws IOException {
        for (Path file : filesBelow(folder)) {
            sync(file);
        }
        try (var all = Files.walk(folder)) {
            all.filter(Files::isDirectory).forEach(Durable::syncFolder);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        syncFolder(folder.getParent());
    }

    /// Whether a regular file below a folder is one of those; looks no further than the first.
    static boolean anyFileBelow(Path folder, Predicate<Path> wanted) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).anyMatch(wanted);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Folders that lie directly in a folder.
    static List<Path> foldersIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (var inside = Files.list(folder)) {
            return inside.filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    /// Regular files below a folder, sorted.
    static List<Path> filesBelow(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Removes a file, or a folder with all in it; links are removed, not followed.
    public static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(
                path,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
