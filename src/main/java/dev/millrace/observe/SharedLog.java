package dev.millrace.observe;

import dev.millrace.duck.ProcessLock;
import dev.millrace.duck.ProcessLock.Patience;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// A log that several processes append whole lines to. When it is full it becomes `NAME.1`, the one
/// before it `NAME.2`, and so on; the oldest goes. Any thread.
///
/// Everything is done under a lock beside the file, and the file is open only while it is held, so
/// that no process writes into one that another has put away. A pipe or `/dev/stderr` is written to
/// as it is.
final class SharedLog {

    static final long MOST_BYTES = 10 << 20;

    /// The one written to and those put away.
    static final int FILES = 5;

    private static final Patience PATIENCE =
            Patience.of(Duration.ofSeconds(5), FaultCode.FILE_NOT_WRITABLE);

    private final Target target;
    private final Path file;
    private final long mostBytes;

    SharedLog(Path file) {
        this(file, MOST_BYTES);
    }

    /// @param mostBytes a file that has reached it gets no more, but for a burst that is larger
    SharedLog(Path file, long mostBytes) {
        this.target = new Target(file, "The log", false);
        this.file = file;
        this.mostBytes = mostBytes;
    }

    /// @param lines each with its end
    /// @throws FaultException if they cannot be written; then none of them is
    void append(String lines) {
        var bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
        if (Target.isDevice(file)) {
            writeTo(bytes);
            return;
        }
        checkFolder();
        var lock = file.resolveSibling("." + file.getFileName() + ".lock");
        try (var _ = ProcessLock.take(lock, false, "", PATIENCE)) {
            rotateFor(bytes.remaining());
            appendTo(bytes);
        } catch (IOException e) {
            throw target.cannot(e).toException(e);
        }
    }

    /// The lock would make the folder.
    private void checkFolder() {
        var folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            target.check();
        }
    }

    /// `/dev/stderr` may lead to a file, in which others write too.
    private void writeTo(ByteBuffer bytes) {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            writeAll(channel, bytes);
        } catch (IOException e) {
            throw target.cannot(e).toException(e);
        }
    }

    /// A line that a process or a full disk cut off is ended first; what does not fit is taken
    /// back.
    private void appendTo(ByteBuffer bytes) throws IOException {
        try (var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            long end = channel.size();
            channel.position(end);
            boolean whole = false;
            try {
                if (isCutOff(channel, end)) {
                    writeAll(channel, ByteBuffer.wrap(new byte[] {'\n'}));
                }
                writeAll(channel, bytes);
                whole = true;
            } finally {
                if (!whole) {
                    channel.truncate(end);
                }
            }
        }
    }

    private static boolean isCutOff(FileChannel channel, long end) throws IOException {
        var last = ByteBuffer.allocate(1);
        return end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void rotateFor(int more) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0 || Files.size(file) + more <= mostBytes) {
            return;
        }
        for (int age = FILES - 1; age > 0; age--) {
            var younger = age == 1 ? file : aged(age - 1);
            if (Files.exists(younger)) {
                Files.move(younger, aged(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path aged(int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }
}
