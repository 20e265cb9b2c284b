package dev.millrace.fault;

/// Who has to act on a fault. It also decides the exit code of a command.
public enum Blame {
    /// The pipeline's author: its file, its graph, its settings.
    AUTHOR(1),
    /// Whoever provides the data.
    DATA(1),
    /// Whoever typed the command.
    CALLER(2),
    /// Whoever runs the machine: disk, memory, permissions, other processes.
    ENVIRONMENT(3),
    /// Us.
    BUG(3);

    private final int exitCode;

    Blame(int exitCode) {
        this.exitCode = exitCode;
    }

    /// The exit code of a command that ends with such a fault.
    public int exitCode() {
        return exitCode;
    }
}
