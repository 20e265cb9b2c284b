package dev.millrace.serve;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;

/// The key that links of a person are signed with. It lies among what belongs to the person, where
/// nobody else can read it, and never in a workspace.
public final class ServeKey {

    /// As long as the hash that it is used with.
    private static final int BYTES = 32;

    private static final Set<PosixFilePermission> OWN =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private ServeKey() {}

    /// The key, made when it is first asked for.
    ///
    /// @param folder of the person
    /// @throws dev.millrace.fault.FaultException if it cannot be made or read, or others can read
    ///   it
    public static byte[] in(Path folder) {
        var file = folder.resolve("serve.key");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                make(folder, file);
            }
            refuseIfShared(file);
            var key = Files.readAllBytes(file);
            if (key.length != BYTES) {
                throw wrong(file, "is not a key").toException();
            }
            return key;
        } catch (IOException e) {
            throw Fault.of(
                            FaultCode.FILE_NOT_WRITABLE,
                            "The key of links cannot be kept in \"" + file + "\".")
                    .withHint("Make the folder writable for this user.")
                    .toException(e);
        }
    }

    /// Under its name at once, so that two processes that make one use the same.
    private static void make(Path folder, Path file) throws IOException {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        var made = Files.createTempFile(folder, "serve", ".key", attributes());
        try {
            Files.write(made, key);
            link(file, made);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static void link(Path file, Path made) throws IOException {
        try {
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException anotherWasFaster) {
            return;
        } catch (UnsupportedOperationException | IOException noLinks) {
            Files.move(made, file);
        }
    }

    private static boolean hasPermissions() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] attributes() {
        return hasPermissions()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWN)}
                : new FileAttribute<?>[0];
    }

    private static void refuseIfShared(Path file) throws IOException {
        if (hasPermissions() && !OWN.containsAll(Files.getPosixFilePermissions(file))) {
            throw wrong(file, "can be read by others").toException();
        }
    }

    private static Fault wrong(Path file, String what) {
        return Fault.of(FaultCode.FILE_NOT_READABLE, "\"" + file + "\" " + what + ".")
                .withHint("Remove it; links that were made with it end. The next one makes anew.");
    }
}
