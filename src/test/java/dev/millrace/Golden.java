package dev.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares a text with the file that holds what it must be. `-Dgolden=write` rewrites the files;
/// their differences are read in review.
public final class Golden {

    private static final Path ROOT = Path.of("src/test/resources/golden");

    private Golden() {}

    /// @param file below the golden folder, such as `transform.filter/simple.sql`
    public static void check(String file, String text) {
        check(ROOT.resolve(file), text);
    }

    /// @param path of a file that people read too, such as a page of the guide
    public static void check(Path path, String text) {
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, text);
            }
            assertThat(path).exists();
            assertThat(text).isEqualTo(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
