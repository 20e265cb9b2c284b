package dev.millrace.fault;

/// Whether a fault stops a run or only deserves a look.
public enum Severity {
    ERROR,
    WARNING
}
