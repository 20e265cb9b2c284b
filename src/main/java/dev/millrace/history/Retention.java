package dev.millrace.history;

/// How much of the past a workspace keeps. A run that breaks either bound goes, but never one that
/// is under way.
///
/// @param runs the newest so many; at least 1
/// @param days since they ended; at least 1
public record Retention(long runs, long days) {

    /// What holds where nothing else was said.
    public static final Retention USUAL = new Retention(10_000, 365);

    public Retention {
        if (runs < 1 || days < 1) {
            throw new IllegalArgumentException("keeps nothing: " + runs + " runs, " + days);
        }
    }
}
