package dev.millrace.engine;

import dev.millrace.model.CountMode;
import dev.millrace.model.Port;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a pipeline is to be checked, looked at or run.
///
/// @param parameters given values by name, as text
/// @param to stop behind this port; empty for the whole pipeline
/// @param memoryBytes what the engine may use; 0 for a share of the machine's
/// @param threads 0 for one per core
/// @param allowRead files and folders outside the workspace that may be read
/// @param allowWrite files and folders outside the workspace that may be written
public record RunCall(
        Map<String, String> parameters,
        Optional<Port> to,
        CountMode counts,
        long memoryBytes,
        int threads,
        List<Path> allowRead,
        List<Path> allowWrite,
        WhenBusy whenBusy,
        Keeping keeping) {

    /// What a run does while another run of the same pipeline is under way.
    public enum WhenBusy {
        /// Begins when the other has ended.
        WAIT,
        /// Ends with a fault.
        FAIL
    }

    /// What a run has to do with what others computed.
    ///
    /// @param fresh whether it computes all anew
    /// @param keeps whether it leaves what it computed for later ones
    /// @param mostBytes what all that is kept in the workspace may take on disk
    public record Keeping(boolean fresh, boolean keeps, long mostBytes) {

        public static final long USUAL_BYTES = 10L << 30;

        public static final Keeping USUAL = new Keeping(false, true, USUAL_BYTES);

        /// The same, but computing all.
        Keeping anew() {
            return new Keeping(true, keeps, mostBytes);
        }
    }

    public static final RunCall PLAIN =
            new RunCall(
                    Map.of(),
                    Optional.empty(),
                    CountMode.AUTO,
                    0,
                    0,
                    List.of(),
                    List.of(),
                    WhenBusy.WAIT,
                    Keeping.USUAL);

    public RunCall {
        parameters = Map.copyOf(parameters);
        allowRead = List.copyOf(allowRead);
        allowWrite = List.copyOf(allowWrite);
    }

    public RunCall to(Port port) {
        return to(Optional.of(port));
    }

    public RunCall to(Optional<Port> port) {
        return new RunCall(
                parameters,
                port,
                counts,
                memoryBytes,
                threads,
                allowRead,
                allowWrite,
                whenBusy,
                keeping);
    }

    public RunCall with(Map<String, String> newParameters) {
        return new RunCall(
                newParameters,
                to,
                counts,
                memoryBytes,
                threads,
                allowRead,
                allowWrite,
                whenBusy,
                keeping);
    }

    public RunCall counting(CountMode mode) {
        return new RunCall(
                parameters,
                to,
                mode,
                memoryBytes,
                threads,
                allowRead,
                allowWrite,
                whenBusy,
                keeping);
    }

    public RunCall using(long bytes, int mostThreads) {
        return new RunCall(
                parameters,
                to,
                counts,
                bytes,
                mostThreads,
                allowRead,
                allowWrite,
                whenBusy,
                keeping);
    }

    public RunCall allowing(List<Path> reads, List<Path> writes) {
        return new RunCall(
                parameters, to, counts, memoryBytes, threads, reads, writes, whenBusy, keeping);
    }

    public RunCall keeping(Keeping other) {
        return new RunCall(
                parameters,
                to,
                counts,
                memoryBytes,
                threads,
                allowRead,
                allowWrite,
                whenBusy,
                other);
    }

    public RunCall whenBusy(WhenBusy other) {
        return new RunCall(
                parameters,
                to,
                counts,
                memoryBytes,
                threads,
                allowRead,
                allowWrite,
                other,
                keeping);
    }

    /// `memoryBytes`, or 60 % of the machine's less the heap of this process.
    long memory() {
        if (memoryBytes > 0) {
            return memoryBytes;
        }
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        long share = system.getTotalMemorySize() * 6 / 10;
        return Math.max(256L << 20, share - Runtime.getRuntime().maxMemory());
    }
}
