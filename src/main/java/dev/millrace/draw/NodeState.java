package dev.millrace.draw;

/// What a run has made of a node so far.
public enum NodeState {
    IDLE,
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    SKIPPED,
    CANCELLED
}
