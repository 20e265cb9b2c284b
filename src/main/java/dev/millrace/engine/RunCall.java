package dev.millrace.engine;

import dev.millrace.model.CountMode;
import dev.millrace.model.Port;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a pipeline is to be checked, looked at or run.
///
/// @param parameters given values by name, as text
/// @param to stop behind this port; empty for the whole pipeline
public record RunCall(
        Map<String, String> parameters,
        Optional<Port> to,
        CountMode counts,
        Resources resources,
        Allowed allowed,
        Conduct conduct,
        Keeping keeping) {

    /// What the engine may use of the machine.
    ///
    /// @param memoryBytes 0 for a share of the machine's
    /// @param threads 0 for one per core
    public record Resources(long memoryBytes, int threads) {

        /// `memoryBytes`, or 60 % of the machine's less the heap of this process.
        long memory() {
            if (memoryBytes > 0) {
                return memoryBytes;
            }
            var system =
                    (com.sun.management.OperatingSystemMXBean)
                            ManagementFactory.getOperatingSystemMXBean();
            long share = system.getTotalMemorySize() * 6 / 10;
            return Math.max(256L << 20, share - Runtime.getRuntime().maxMemory());
        }
    }

    /// Files and folders outside the workspace that may be read and written.
    public record Allowed(List<Path> reads, List<Path> writes) {
        public Allowed {
            reads = List.copyOf(reads);
            writes = List.copyOf(writes);
        }
    }

    /// What a run does when things do not go well.
    public record Conduct(WhenBusy whenBusy, OnFailure onFailure) {}

    /// What a run does while another run of the same pipeline is under way.
    public enum WhenBusy {
        /// Begins when the other has ended.
        WAIT,
        /// Ends with a fault.
        FAIL
    }

    /// What a run does when a node has failed for good.
    public enum OnFailure {
        /// Ends; nothing is delivered.
        STOP,
        /// Does all that does not come after the node, and delivers that.
        CONTINUE
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
                    new Resources(0, 0),
                    new Allowed(List.of(), List.of()),
                    new Conduct(WhenBusy.WAIT, OnFailure.STOP),
                    Keeping.USUAL);

    public RunCall {
        parameters = Map.copyOf(parameters);
    }

    public RunCall to(Port port) {
        return to(Optional.of(port));
    }

    public RunCall to(Optional<Port> port) {
        return new RunCall(parameters, port, counts, resources, allowed, conduct, keeping);
    }

    public RunCall with(Map<String, String> newParameters) {
        return new RunCall(newParameters, to, counts, resources, allowed, conduct, keeping);
    }

    public RunCall counting(CountMode mode) {
        return new RunCall(parameters, to, mode, resources, allowed, conduct, keeping);
    }

    public RunCall using(long bytes, int threads) {
        var other = new Resources(bytes, threads);
        return new RunCall(parameters, to, counts, other, allowed, conduct, keeping);
    }

    public RunCall allowing(List<Path> reads, List<Path> writes) {
        var other = new Allowed(reads, writes);
        return new RunCall(parameters, to, counts, resources, other, conduct, keeping);
    }

    public RunCall whenBusy(WhenBusy what) {
        var other = new Conduct(what, conduct.onFailure());
        return new RunCall(parameters, to, counts, resources, allowed, other, keeping);
    }

    public RunCall onFailure(OnFailure what) {
        var other = new Conduct(conduct.whenBusy(), what);
        return new RunCall(parameters, to, counts, resources, allowed, other, keeping);
    }

    public RunCall keeping(Keeping other) {
        return new RunCall(parameters, to, counts, resources, allowed, conduct, other);
    }
}
