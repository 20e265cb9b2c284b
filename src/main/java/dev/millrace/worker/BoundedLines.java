package dev.millrace.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Lines that may not fill the memory: the rest of one that is too long is passed over.
final class BoundedLines {

    private final InputStream in;
    private final int longest;

    BoundedLines(InputStream in, int longest) {
        this.in = new BufferedInputStream(in);
        this.longest = longest;
    }

    /// The next line without its line feed, of a longer one only one byte more than is allowed;
    /// empty at the end of the input, where half a line counts for nothing.
    Optional<byte[]> next() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return Optional.of(bytes.toByteArray());
            }
            if (bytes.size() <= longest) {
                bytes.write(b);
            }
        }
        return Optional.empty();
    }
}
