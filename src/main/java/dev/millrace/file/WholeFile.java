package dev.millrace.file;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/// A file as the sum of its bytes: read at once, written so that a crash leaves the old ones or the
/// new ones.
public final class WholeFile {

    private WholeFile() {}

    /// At most one byte more than a document may have.
    ///
    /// @throws FaultException if there is no such file, or it cannot be read
    public static byte[] read(Path file) {
        if (Files.isDirectory(file)) {
            throw fault(FaultCode.FILE_NOT_FOUND, file, file + " is a folder, not a file.", "");
        }
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(Json.MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw fault(FaultCode.FILE_NOT_FOUND, file, "There is no file " + file + ".", "");
        } catch (IOException e) {
            throw fault(FaultCode.FILE_NOT_READABLE, file, file + " cannot be read.", reason(e));
        }
    }

    /// Takes the place of the file that is there and keeps its permissions; through a symbolic
    /// link, of the file behind it.
    public static void write(Path file, byte[] bytes) {
        try {
            var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            replace(target, bytes);
        } catch (IOException e) {
            throw fault(FaultCode.FILE_NOT_WRITABLE, file, file + " cannot be written.", reason(e));
        }
    }

    private static void replace(Path target, byte[] bytes) throws IOException {
        var hidden =
                target.resolveSibling(
                        "." + target.getFileName() + "." + UUID.randomUUID() + ".millrace");
        try {
            try (var channel =
                    FileChannel.open(
                            hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            keepPermissions(target, hidden);
            Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
            force(target);
        } finally {
            Files.deleteIfExists(hidden);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        var view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view != null && Files.exists(from)) {
            view.setPermissions(Files.getPosixFilePermissions(from));
        }
    }

    /// Makes the rename last; Windows has no way to open a folder and needs none.
    private static void force(Path target) throws IOException {
        if (Files.getFileAttributeView(target, PosixFileAttributeView.class) != null) {
            try (var folder = FileChannel.open(target.resolveSibling("."))) {
                folder.force(true);
            }
        }
    }

    private static String reason(IOException e) {
        var reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null ? "" : "The system says: " + reason + ".";
    }

    private static FaultException fault(FaultCode code, Path file, String message, String hint) {
        return Fault.of(code, message)
                .withHint(hint)
                .at(Place.file(file.toString(), 0, 0))
                .toException();
    }
}
