package dev.millrace.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The signs of the progress display. Each state has its own, so colour is never needed.
public enum Glyphs {
    UNICODE("✓", "●", "○", "✗", "–", "█", "░", "…"),
    ASCII("+", "*", ".", "x", "-", "#", ".", "~");

    final String done;
    final String running;
    final String waiting;
    final String failed;
    final String skipped;
    final String full;
    final String empty;

    /// In place of what did not fit; one column wide.
    final String cut;

    Glyphs(
            String done,
            String running,
            String waiting,
            String failed,
            String skipped,
            String full,
            String empty,
            String cut) {
        this.done = done;
        this.running = running;
        this.waiting = waiting;
        this.failed = failed;
        this.skipped = skipped;
        this.full = full;
        this.empty = empty;
        this.cut = cut;
    }

    /// Those that a stream of that charset can carry.
    public static Glyphs of(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) ? UNICODE : ASCII;
    }

    String of(NodeState.Phase phase) {
        return switch (phase) {
            case WAITING -> waiting;
            case RUNNING -> running;
            case DONE, REUSED -> done;
            case SKIPPED -> skipped;
            case FAILED -> failed;
        };
    }

    /// A bar of that many columns.
    ///
    /// @param fraction 0 to 1
    String bar(double fraction, int columns) {
        int filled = (int) Math.round(Math.clamp(fraction, 0.0, 1.0) * columns);
        return full.repeat(filled) + empty.repeat(columns - filled);
    }
}
