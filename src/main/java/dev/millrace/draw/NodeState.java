package dev.millrace.draw;

/// What a run has made of a node so far.
public enum NodeState {
    IDLE,
    WAITING,
    RUNNING,
    DONE,
    /// An earlier run had done it.
    REUSED,
    FAILED,
    SKIPPED,
    CANCELLED
}
