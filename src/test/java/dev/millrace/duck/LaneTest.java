package dev.millrace.duck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.fault.FaultCode;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A cancel is heard whenever it comes, and what has to be put back can be.
class LaneTest {

    private static final String LONG =
            "SELECT sum(hash(a.range + b.range)) FROM range(10000000) a, range(10000000) b";

    @Test
    @Timeout(60)
    void aCancelIsHeardWheneverItComes() throws Exception {
        var random = new Random(20_261_124);
        try (var session = Session.open(SessionSettings.small("UTC"));
                var threads = Executors.newFixedThreadPool(1)) {
            for (int round = 0; round < 100; round++) {
                var lane = session.lane();
                var begun = new CountDownLatch(1);
                var work =
                        threads.submit(
                                () -> {
                                    begun.countDown();
                                    assertThatExceptionOfType(EngineException.class)
                                            .isThrownBy(
                                                    () -> {
                                                        lane.execute("SELECT 1");
                                                        lane.rows(LONG);
                                                    })
                                            .extracting(e -> e.fault().code())
                                            .isEqualTo(FaultCode.RUN_CANCELLED);
                                    return true;
                                });
                begun.await();
                long until = System.nanoTime() + random.nextLong(1_000_000);
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                session.cancel();
                assertThat(work.get(20, TimeUnit.SECONDS)).isTrue();
                lane.settle("SELECT 1");
                lane.close();
            }
        }
    }

    @Test
    void whatWasBegunCanBeTakenBackAfterACancel() {
        try (var session = Session.open(SessionSettings.small("UTC"));
                var lane = session.lane()) {
            lane.execute("CREATE TABLE t (n INTEGER)");
            lane.execute("BEGIN TRANSACTION");
            lane.execute("INSERT INTO t VALUES (1)");
            session.cancel();
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> lane.execute("INSERT INTO t VALUES (2)"));
            lane.settle("ROLLBACK");
            try (var other = session.lane()) {
                assertThat(other.rows("SELECT * FROM t").values()).isEmpty();
            }
        }
    }
}
