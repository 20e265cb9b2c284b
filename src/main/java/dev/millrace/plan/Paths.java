package dev.millrace.plan;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// From paths as people write them to the real files behind them, within what is granted.
final class Paths {

    private static final Pattern WILD = Pattern.compile("[*?\\[{]");

    private final Grants grants;

    Paths(Grants grants) {
        this.grants = grants;
    }

    /// The files a path stands for, sorted, each once: itself, what its pattern matches, or all
    /// below a folder.
    ///
    /// @throws FaultException if there is none, or one of them may not be read
    List<Path> existing(String written) {
        var path = parse(written);
        boolean wild = WILD.matcher(written).find() && !Files.isRegularFile(path);
        var found = wild ? matching(written) : below(path);
        if (found.isEmpty()) {
            throw notFound(written);
        }
        return found.stream().map(file -> readable(file, written)).distinct().toList();
    }

    /// A file that a path stands for, as people know it: seen from the folder of the pipeline where
    /// it is one of several, and the path is no absolute one.
    String written(String written, Path real) {
        if (Files.isRegularFile(parse(written))) {
            return written;
        }
        var base = grants.base();
        return parts(written).isAbsolute() || !real.startsWith(base)
                ? real.toString()
                : base.relativize(real).toString();
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

    /// What a pattern stands for; hidden files and folders only if it names them so. The folder of
    /// the pipeline is no part of the pattern, whatever its name.
    private List<Path> matching(String written) {
        var pattern = parts(written).normalize();
        int plain = 0;
        while (!WILD.matcher(pattern.getName(plain).toString()).find()) {
            plain++;
        }
        var root = pattern.getRoot();
        var start = root == null ? grants.base() : root;
        for (int i = 0; i < plain; i++) {
            start = start.resolve(pattern.getName(i));
        }
        var folder = start.normalize();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var rest = pattern.subpath(plain, pattern.getNameCount());
        int depth = rest.toString().contains("**") ? Integer.MAX_VALUE : rest.getNameCount();
        var matcher = matcher(rest.toString(), written);
        boolean dotted = rest.toString().startsWith(".") || rest.toString().contains("/.");
        return walk(folder, depth).stream()
                .filter(file -> matcher.matches(folder.relativize(file)))
                .filter(file -> dotted || !isDotted(folder.relativize(file)))
                .toList();
    }

    private static boolean isDotted(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /// `**/` stands for any folders, also for none.
    private static PathMatcher matcher(String pattern, String written) {
        try {
            return FileSystems.getDefault()
                    .getPathMatcher("glob:" + pattern.replace("**/", "{**/,}"));
        } catch (PatternSyntaxException e) {
            throw Fault.of(FaultCode.PATH_INVALID, "\"" + written + "\" is not a pattern of files.")
                    .withHint("A file whose name has [ or { in it is meant if it exists.")
                    .toException(e);
        }
    }

    private List<Path> walk(Path folder, int depth) {
        if (!grants.mayRead(real(folder, folder.toString()))) {
            throw notGranted(folder.toString(), "read");
        }
        var files = new ArrayList<Path>();
        try {
            var following = EnumSet.of(FileVisitOption.FOLLOW_LINKS);
            Files.walkFileTree(folder, following, depth, new Finding(files));
            return files.stream().sorted().toList();
        } catch (IOException e) {
            throw Fault.of(
                            FaultCode.SOURCE_NOT_READABLE,
                            "The folder \"" + folder + "\" cannot be listed.")
                    .toException(e);
        }
    }

    /// Gathers files; a link that leads back to a folder above it, or nowhere, is passed by.
    private static final class Finding extends SimpleFileVisitor<Path> {
        private final List<Path> files;

        Finding(List<Path> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof FileSystemLoopException || Files.isSymbolicLink(file)) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
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
        if (grants.workspace().startsWith(target)) {
            throw Fault.of(
                            FaultCode.PATH_INVALID,
                            "\"" + written + "\" is the workspace itself, or a folder around it.")
                    .withHint("Name a file or folder inside.")
                    .toException();
        }
        if (!grants.mayWrite(target)) {
            throw notGranted(written, "written");
        }
        return target;
    }

    /// The real path of the deepest folder that exists, and the rest as it is.
    private Path realOfFuture(Path folder, String written) {
        if (Files.isDirectory(folder)) {
            return real(folder, written);
        }
        var parent = folder.getParent();
        var name = folder.getFileName();
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw Fault.of(
                            FaultCode.PATH_INVALID,
                            "\"" + written + "\" cannot be: \"" + name + "\" is not a folder.")
                    .withHint("Choose another folder.")
                    .toException();
        }
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
        return grants.base().resolve(parts(written)).normalize();
    }

    private static Path parts(String written) {
        try {
            return Path.of(written);
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
