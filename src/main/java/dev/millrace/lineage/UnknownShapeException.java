package dev.millrace.lineage;

/// The tree holds something that is not understood, so nothing exact can be said of it.
final class UnknownShapeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownShapeException(String what) {
        super(what, null, false, false);
    }
}
