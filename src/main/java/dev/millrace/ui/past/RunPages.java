package dev.millrace.ui.past;

import java.util.concurrent.CompletableFuture;

/// Saves pages of runs where a person says. FX thread only; nothing here waits.
public interface RunPages {

    /// Asks where to, and writes the page as soon as it is made. Says where it lies then, or why it
    /// does not.
    ///
    /// @param name proposed for the file, such as `totals-run-12.html`
    /// @param page HTML, to be written as UTF-8
    void save(String name, CompletableFuture<String> page);
}
