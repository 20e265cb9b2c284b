package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Node;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

    /// No process has it: the largest that Linux gives is smaller.
    private static final long DEAD = 2_000_000_000L;

    @TempDir Path folder;

    private final Pipeline pipeline =
            Pipeline.EMPTY.with(Node.of("a", "transform.filter", Value.Fields.EMPTY));

    @Test
    void offersWhatADeadProcessLeft() throws IOException {
        var file = Optional.of(folder.resolve("orders.pipeline.json"));
        var dead = new Recovery(folder, DEAD);
        dead.keep(dead.place(), file, pipeline);
        var left = new Recovery(folder, ProcessHandle.current().pid()).left();
        assertThat(left).hasSize(1);
        assertThat(left.getFirst().file()).isEqualTo(file);
        assertThat(left.getFirst().pipeline()).isEqualTo(pipeline);
    }

    @Test
    void forgetsWhatWasSaved() throws IOException {
        var dead = new Recovery(folder, DEAD);
        var place = dead.place();
        dead.keep(place, Optional.empty(), pipeline);
        dead.forget(place);
        assertThat(dead.left()).isEmpty();
    }

    @Test
    void leavesAloneWhatALivingProcessKeepsAndWhatIsDamaged() throws IOException {
        var parent = ProcessHandle.current().pid();
        var living = new Recovery(folder, parent);
        living.keep(living.place(), Optional.empty(), pipeline);
        Files.writeString(folder.resolve("x.recovery.json"), "{ half");
        assertThat(new Recovery(folder, DEAD).left()).isEmpty();
        assertThat(folder.resolve("x.recovery.json")).exists();
    }

    @Test
    void offersWhatAProcessLeftWhoseNumberAnotherHasNow() throws IOException {
        var here = ProcessHandle.current().pid();
        var before = new Recovery(folder, here);
        var place = before.place();
        before.keep(place, Optional.empty(), pipeline);
        var text = Files.readString(place);
        Files.writeString(place, text.replaceAll("(\"began\": ?)\\d+", "$11000"));
        assertThat(new Recovery(folder, DEAD).left()).hasSize(1);
    }

    @Test
    void findsNothingWhereNothingWasKept() {
        assertThat(new Recovery(folder.resolve("none"), DEAD).left()).isEmpty();
    }
}
