package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looks that are stopped, paged and closed.
class LookTest {

    private static final String NODES =
            """
            "one": {"type": "source.inline", "settings": {
                "columns": [["n", "BIGINT"]], "rows": [[1]]}},
            "many": {"type": "transform.sql", "settings": {
                "sql": "SELECT range AS i FROM one, range(1000)"}, "keep": true},
            "few": {"type": "transform.limit", "settings": {"rows": 3}},
            "endless": {"type": "transform.sql", "keep": true, "settings": {
                "sql": "SELECT sum(hash(a.range + b.range)) AS s FROM one, range(10000000) a, range(10000000) b"}},
            "broken": {"type": "transform.sql", "keep": true, "settings": {
                "sql": "SELECT CAST('x' || n AS INTEGER) AS s FROM one"}},
            "after_broken": {"type": "transform.sql", "settings": {"sql": "SELECT s FROM broken"}},
            "behind": {"type": "transform.sql", "settings": {"sql": "SELECT s FROM endless"}}
            """;

    @TempDir private Path folder;
    private RunningPipeline pipeline;

    @BeforeEach
    void makePipeline() throws Exception {
        folder = folder.toRealPath();
        pipeline =
                new RunningPipeline(
                        folder,
                        Pipelines.of(
                                NODES,
                                "one -> many",
                                "many -> few",
                                "one -> endless",
                                "endless -> behind",
                                "one -> broken",
                                "broken -> after_broken"));
    }

    private static Cancellation cancelled() {
        var cancellation = new Cancellation();
        cancellation.cancel();
        return cancellation;
    }

    @Test
    void oneThatIsStoppedBeforeAStepCanBeAskedAgain() {
        try (var look = pipeline.look("few")) {
            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(() -> look.rows(0, 10, LookForm.TEXT, cancelled()))
                    .satisfies(
                            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.RUN_CANCELLED));
            assertThat(look.rows(0, 10).values()).hasSize(3);
        }
    }

    @Test
    void oneThatIsStoppedWhilePagingCanBePagedAgain() {
        try (var look = pipeline.look("many")) {
            assertThat(look.rows(0, 2).values()).hasSize(2);
            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(() -> look.rows(500, 2, LookForm.TEXT, cancelled()));
            assertThat(look.rows(998, 10).values()).hasSize(2);
        }
    }

    @Test
    void oneThatIsStoppedWhileItWorksEndsSoonAndNeverGivesRows() {
        var cancellation = new Cancellation();
        try (var look = pipeline.look("behind")) {
            var asked =
                    CompletableFuture.supplyAsync(
                            () -> look.rows(0, 10, LookForm.TEXT, cancellation));
            cancellation.cancel();
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(asked::join)
                    .satisfies(e -> assertThat(e.getCause()).hasMessageContaining("W709"));
        }
    }

    @Test
    void oneWhoseInputsFailSaysSoEachTime() {
        try (var look = pipeline.look("after_broken")) {
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(FaultException.class)
                        .isThrownBy(() -> look.rows(0, 10))
                        .satisfies(
                                e ->
                                        assertThat(e.fault().code())
                                                .isEqualTo(FaultCode.DATA_INVALID));
            }
        }
    }

    @Test
    void oneThatIsClosedSaysSo() {
        var look = pipeline.look("few");
        look.close();
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> look.rows(0, 10))
                .satisfies(e -> assertThat(e.fault().message()).contains("closed"));
    }
}
