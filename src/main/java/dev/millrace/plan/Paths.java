package dev.millrace.plan;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// From paths as people write them to the real files behind them, within what is granted.
final class Paths {

    private static final Pattern WILD = Pattern.compile("[*?\\[{]");

    private final Grants grants;

    Paths(Grants grants) {
        this.grants = grants;
    }

    /// The files a path stands for, sorted: itself, what its pattern matches, or all below a
    /// folder.
    ///
    /// @throws FaultException if there is none, or one of them may not be read
    List<Path> existing(String written) {
        var path = parse(written);
        var found = WILD.matcher(written).find() ? matching(path) : below(path);
        if (found.isEmpty()) {
            throw notFound(written);
        }
        return found.stream().map(file -> readable(file, written)).toList();
    }

    private List<Path> below(Path path) {
        if (!Files.isDirectory(path)) {
            return Files.exists(path) ? List.of(path) : List.of();
        }
        return walk(path, Integer.MAX_VALUE).stream()
                .filter(file -> !isHidden(path.relativize(file)))
                .toList();
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".") || part.toString().startsWith("_")) {
                return true;
            }
        }
        return false;
    }

    private List<Path> matching(Path pattern) {
        var start = pattern.getRoot();
        int plain = 0;
        for (Path part : pattern) {
            if (WILD.matcher(part.toString()).find()) {
                break;
            }
            start = start == null ? part : start.resolve(part);
            plain++;
        }
        if (start == null || !Files.isDirectory(start)) {
            return List.of();
        }
        boolean deep = pattern.toString().contains("**");
        int depth = deep ? Integer.MAX_VALUE : pattern.getNameCount() - plain;
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        var shallow =
                FileSystems.getDefault()
                        .getPathMatcher("glob:" + pattern.toString().replace("**/", ""));
        return walk(start, depth).stream()
                .filter(file -> matcher.matches(file) || (deep && shallow.matches(file)))
                .toList();
    }

    private List<Path> walk(Path folder, int depth) {
        if (!grants.mayRead(real(folder, folder.toString()))) {
            throw notGranted(folder.toString(), "read");
        }
        try (var files = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw Fault.of(
                            FaultCode.SOURCE_NOT_READABLE,
                            "The folder \"" + folder + "\" cannot be listed.")
                    .toException(e);
        }
    }

    private Path readable(Path file, String written) {
        var real = real(file, written);
        if (!grants.mayRead(real)) {
            throw notGranted(written, "read");
        }
        if (!Files.isReadable(real)) {
            throw Fault.of(
                            FaultCode.SOURCE_NOT_READABLE,
                            "The file \"" + written + "\" may not be read.")
                    .withHint("Check the permissions of the file.")
                    .toException();
        }
        return real;
    }

    /// Where a target lies: its folder's real path and its name. The folder may not exist yet.
    ///
    /// @throws FaultException if it may not be written
    Path target(String written) {
        var path = parse(written);
        var name = path.getFileName();
        if (name == null || WILD.matcher(written).find() || written.endsWith("/")) {
            throw Fault.of(
                            FaultCode.PATH_INVALID,
                            "\"" + written + "\" does not name one file or folder.")
                    .withHint("Leave * ? [ { and a slash at the end away.")
                    .toException();
        }
        var folder = path.getParent();
        if (folder == null) {
            throw notGranted(written, "written");
        }
        var target = realOfFuture(folder, written).resolve(name);
        if (!grants.mayWrite(target)) {
            throw notGranted(written, "written");
        }
        return target;
    }

    /// The real path of the deepest folder that exists, and the rest as it is.
    private Path realOfFuture(Path folder, String written) {
        if (Files.exists(folder)) {
            return real(folder, written);
        }
        var parent = folder.getParent();
        var name = folder.getFileName();
        if (parent == null || name == null) {
            return folder;
        }
        return realOfFuture(parent, written).resolve(name);
    }

    private Path real(Path path, String written) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw notFound(written);
        }
    }

    private Path parse(String written) {
        try {
            return grants.base().resolve(written).normalize();
        } catch (InvalidPathException e) {
            throw Fault.of(FaultCode.PATH_INVALID, "\"" + written + "\" is not a path.")
                    .toException(e);
        }
    }

    private static FaultException notFound(String written) {
        return Fault.of(FaultCode.SOURCE_NOT_FOUND, "There is no file \"" + written + "\".")
                .withHint("Paths are relative to the pipeline file.")
                .toException();
    }

    private static FaultException notGranted(String written, String verb) {
        return Fault.of(
                        FaultCode.ACCESS_NOT_GRANTED,
                        "\""
                                + written
                                + "\" lies outside the workspace and may not be "
                                + verb
                                + ".")
                .withHint(
                        verb.equals("read")
                                ? "Allow it with --allow-read, if you trust this pipeline."
                                : "Allow it with --allow-write, if you trust this pipeline.")
                .toException();
    }
}
