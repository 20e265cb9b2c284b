package dev.millrace.model;

/// Rows that left a port: a number is shown only for what it is.
public sealed interface Count {

    Count UNKNOWN = new NotComputed();

    record Exact(long rows) implements Count {
        @Override
        public String text() {
            return String.format(java.util.Locale.ROOT, "%,d", rows);
        }
    }

    /// Something behind the node stopped pulling, a LIMIT for instance.
    record AtLeast(long rows) implements Count {
        @Override
        public String text() {
            return String.format(java.util.Locale.ROOT, "at least %,d", rows);
        }
    }

    record NotComputed() implements Count {
        @Override
        public String text() {
            return "not counted";
        }
    }

    /// As people read it.
    String text();
}
