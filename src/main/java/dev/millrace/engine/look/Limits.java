package dev.millrace.engine.look;

/// How many rows a look reads of a source, or keeps of what it computed on the way.
final class Limits {

    private static final long SAMPLE_ROWS = 100_000;
    private static final long SAMPLE_VALUES = 10_000_000;
    private static final long KEY_ROWS = 5_000_000;
    private static final long KEY_VALUES = 100_000_000;
    private static final long LEAST = 1_000;
    private static final long ANSWER_VALUES = 100_000;

    private Limits() {}

    /// Rows of one answer: fewer of a wide relation, so that an answer fits into memory.
    static long answer(int columns, long wanted) {
        return Math.max(1, Math.min(wanted, ANSWER_VALUES / Math.max(1, columns)));
    }

    /// @param columns of the relation: of a wide one fewer rows are read
    /// @param keys whether others look for their keys in it
    static long rows(int columns, boolean keys) {
        long most = keys ? KEY_ROWS : SAMPLE_ROWS;
        long values = keys ? KEY_VALUES : SAMPLE_VALUES;
        return Math.max(LEAST, Math.min(most, values / Math.max(1, columns)));
    }
}
