package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The small form; `src/bench/run.sh warehouse` is the full one.
@Tag("slow")
class SharedWarehouseTest {

    private static final int ROUNDS = 3;
    private static final long SEED = 20_261_124L;

    @TempDir private Path folder;

    @Test
    void manyUseOneWarehouseAndNoRowIsLost() throws Exception {
        var shared = new SharedWarehouse(folder, SEED);
        shared.play(ROUNDS);
        assertThat(shared.problems()).isEmpty();
        assertThat(shared.reads()).isPositive();
    }
}
