package dev.millrace.model;

/// How hard a run tries to count rows. A count is never wrong; it may be absent.
public enum CountMode {
    /// Statements that read text keep every relation whole and count it; others run as fast as they
    /// can and count what their plan tells.
    AUTO,
    /// Every statement keeps its relations whole.
    EXACT,
    /// No statement does.
    FREE
}
