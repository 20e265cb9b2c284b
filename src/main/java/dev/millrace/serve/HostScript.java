package dev.millrace.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The script by which a served page asks its server.
final class HostScript {

    private static final String FILE = "/page/served.js";

    private HostScript() {}

    static String read() {
        try (var in = HostScript.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The product lacks " + FILE);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
