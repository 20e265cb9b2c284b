package dev.millrace.plan;

import dev.millrace.model.Pipeline;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/// Reads a file again only when it has changed: a pipeline is planned after each edit of the one
/// that uses it. Any thread.
final class KnownFiles implements PipelineFiles {

    private static final int MOST = 200;

    private final PipelineFiles files;
    private final LinkedHashMap<FileIdentity, Pipeline> known =
            new LinkedHashMap<>(16, 0.75f, true); // guarded by itself; longest unused first

    KnownFiles(PipelineFiles files) {
        this.files = files;
    }

    @Override
    public Pipeline read(Path file) {
        var identity = FileIdentity.of(file);
        synchronized (known) {
            var before = identity.map(known::get);
            if (before.isPresent()) {
                return before.get();
            }
        }
        var read = files.read(file);
        // What was written while it was read is read again.
        if (identity.isPresent() && identity.equals(FileIdentity.of(file))) {
            synchronized (known) {
                known.put(identity.get(), read);
                if (known.size() > MOST) {
                    known.pollFirstEntry();
                }
            }
        }
        return read;
    }
}
