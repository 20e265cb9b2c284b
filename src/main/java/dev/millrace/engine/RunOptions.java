package dev.millrace.engine;

import java.time.Instant;

/// How a run is carried out.
///
/// @param memoryBytes what the engine may use; 0 for 60 % of the machine's less this process's heap
/// @param threads 0 for one per core
/// @param runTime the logical time of the run
/// @param commitPause milliseconds to wait between the commits of deliveries; only a test of
///   crashes asks for more than 0
public record RunOptions(long memoryBytes, int threads, Instant runTime, int commitPause) {

    public static RunOptions at(Instant runTime) {
        return new RunOptions(0, 0, runTime, 0);
    }

    /// `memoryBytes`, or what the machine allows.
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
