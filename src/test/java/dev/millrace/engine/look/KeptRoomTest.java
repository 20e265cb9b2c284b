package dev.millrace.engine.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.engine.Cancellation;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRoomTest {

    private static final LookQuery LARGEST =
            new LookQuery(List.of(new LookQuery.Order("n", true)), List.of());

    @TempDir Path folder;
    private final KeptRoom room = new KeptRoom();
    private final Cancellation cancellation = new Cancellation();

    @AfterEach
    void close() {
        room.close();
    }

    private Path rows(String name) throws IOException {
        var file = folder.toRealPath().resolve(name);
        try (var session = Session.open(SessionSettings.small("UTC"));
                var lane = session.lane()) {
            lane.execute(
                    "COPY (SELECT range AS n, 'it''s ' || range AS t FROM range(1000)) TO '"
                            + file.toString().replace("'", "''")
                            + "' (FORMAT parquet)");
        }
        return file;
    }

    @Test
    void pagesSortsSearchesAndSumsUpLikeAnyLook() throws IOException {
        var looked = room.look("a", rows("it's [kept].parquet"), "UTC", 10, cancellation);
        assertThat(looked.rows().values()).hasSize(10);
        assertThat(looked.count()).hasValue(1000);
        assertThat(looked.more()).isTrue();
        assertThat(room.page("a", LookQuery.ALL, 990, 20, cancellation).rows().values())
                .hasSize(10)
                .last()
                .isEqualTo(List.of("999", "it's 999"));
        assertThat(room.page("a", LARGEST, 0, 1, cancellation).rows().values())
                .containsExactly(List.of("999", "it's 999"));
        assertThat(room.find("a", LookQuery.ALL, "IT'S 500", 0, true, cancellation))
                .contains(new LookFound(500, "t"));
        assertThat(room.value("a", LARGEST, 1, "t", cancellation)).contains("\"it's 998\"");
        assertThat(room.summary("a", List.of("n"), cancellation).columns().getFirst().distinct())
                .isEqualTo(1000);
    }

    @Test
    void keepsTheLooksMadeLast() throws IOException {
        var file = rows("kept.parquet");
        for (int i = 0; i <= KeptRoom.MOST_VIEWS; i++) {
            room.look("look " + i, file, "UTC", 1, cancellation);
        }
        assertThat(room.has("look 0")).isFalse();
        assertThat(room.has("look 1")).isTrue();
        refuses(
                () -> room.page("look 0", LookQuery.ALL, 0, 1, cancellation),
                FaultCode.REQUEST_INVALID);
    }

    @Test
    void saysThatRowsHaveGone() throws IOException {
        var file = rows("kept.parquet");
        room.look("a", file, "UTC", 1, cancellation);
        Files.delete(file);
        refuses(() -> room.page("a", LookQuery.ALL, 500, 1, cancellation), FaultCode.ROWS_GONE);
        refuses(() -> room.look("b", file, "UTC", 1, cancellation), FaultCode.ROWS_GONE);
    }

    private static void refuses(ThrowingCallable work, FaultCode code) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(work)
                .extracting(e -> e.fault().code())
                .isEqualTo(code);
    }
}
