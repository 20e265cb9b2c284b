package dev.millrace.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Lines of UTF-8 that may not fill the memory: the rest of one that is too long is passed over.
final class BoundedLines {

    private final InputStream in;
    private final int longest;

    /// @param text empty if the line is too long
    record Line(String text, boolean isTooLong) {}

    BoundedLines(InputStream in, int longest) {
        this.in = new BufferedInputStream(in);
        this.longest = longest;
    }

    /// The next line; empty at the end of the input, where half a line counts for nothing.
    Optional<Line> next() throws IOException {
        var bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return Optional.of(
                        new Line(tooLong ? "" : bytes.toString(StandardCharsets.UTF_8), tooLong));
            }
            tooLong |= bytes.size() >= longest;
            if (tooLong) {
                bytes.reset();
            } else {
                bytes.write(b);
            }
        }
        return Optional.empty();
    }
}
