package dev.millrace.duck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Locks between processes say who has them and are not lost by asking.
class ProcessLockTest {

    @TempDir private Path folder;

    /// Another process: says whether it could take the lock.
    static final class Probe {
        private Probe() {}

        public static void main(String[] arguments) {
            var lock = ProcessLock.tryTake(Path.of(arguments[0]), true, "probe");
            System.out.println(lock.isPresent());
        }
    }

    private String probed(Path file) throws Exception {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Probe.class.getName(),
                                file.toString())
                        .redirectError(Redirect.INHERIT)
                        .start();
        try (var said = process.inputReader()) {
            return said.readLine();
        }
    }

    private static void refused(Path file, String holder) {
        var patience = ProcessLock.Patience.of(Duration.ZERO, FaultCode.WAREHOUSE_BUSY);
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> ProcessLock.take(file, false, "run 2", patience))
                .satisfies(e -> assertThat(e.fault().message()).contains(holder))
                .extracting(e -> e.fault().code())
                .isEqualTo(FaultCode.WAREHOUSE_BUSY);
    }

    @Test
    void waitingInVainNamesTheHolderAndLeavesItTheLock() throws Exception {
        var file = folder.resolve("lock");
        try (var _ = ProcessLock.tryTake(file, false, "run 1").orElseThrow()) {
            refused(file, "run 1");
            assertThat(probed(file)).isEqualTo("false");
        }
        assertThat(probed(file)).isEqualTo("true");
    }

    @Test
    void whoSharesItIsNamedToo() {
        var file = folder.resolve("lock");
        ProcessLock.tryTake(file, false, "run 0").orElseThrow().close();
        try (var _ = ProcessLock.tryTake(file, true, "run 1").orElseThrow()) {
            refused(file, "run 1");
        }
    }

    @Test
    void aWaitEndsWhenItIsGivenUp() {
        var file = folder.resolve("lock");
        try (var _ = ProcessLock.tryTake(file, false, "run 1").orElseThrow()) {
            var patience =
                    new ProcessLock.Patience(
                            Duration.ofHours(1), () -> true, FaultCode.WAREHOUSE_BUSY);
            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(() -> ProcessLock.take(file, false, "run 2", patience))
                    .extracting(e -> e.fault().code())
                    .isEqualTo(FaultCode.RUN_CANCELLED);
        }
    }
}
