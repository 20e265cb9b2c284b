package dev.millrace.engine;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// Names a run, in any workspace and for ever. People see `#n`, its number in the workspace.
///
/// @param value a UUID of version 7 (RFC 9562): ids sort by the time they were made
public record RunId(UUID value) implements Comparable<RunId> {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static RunId at(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextInt() & 0xFFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new RunId(new UUID(high, low));
    }

    /// When the run began, in milliseconds.
    public Instant at() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
    }

    public static RunId parse(String text) {
        return new RunId(UUID.fromString(text));
    }

    @Override
    public int compareTo(RunId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
