package dev.millrace.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// What a disk or a crash does to a file.
enum Damage {
    EMPTIED("emptied"),
    TRUNCATED("truncated"),
    BIT_FLIPPED("a bit flipped"),
    GARBAGE("garbage in the middle");

    static final List<Damage> ALL = List.of(values());

    final String words;

    Damage(String words) {
        this.words = words;
    }

    /// At a random place.
    ///
    /// @param path of a file with bytes in it
    void to(Path path, Random random) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            long at = random.nextLong(file.length());
            switch (this) {
                case EMPTIED -> file.setLength(0);
                case TRUNCATED -> file.setLength(at);
                case BIT_FLIPPED -> {
                    file.seek(at);
                    int was = file.read();
                    file.seek(at);
                    file.write(was ^ (1 << random.nextInt(8)));
                }
                case GARBAGE -> {
                    var bytes =
                            new byte[(int) Math.min(file.length() - at, 1 + random.nextInt(5_000))];
                    random.nextBytes(bytes);
                    file.seek(at);
                    file.write(bytes);
                }
            }
        }
    }
}
