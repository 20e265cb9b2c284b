package dev.millrace.ui.preview;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The threads of a grid in the hands of a test: what is put off runs when the test says so.
final class Hands {

    private final List<Runnable> later = new ArrayList<>();
    final GridThreads threads = new GridThreads(Runnable::run, Runnable::run, this::after);

    private Runnable after(Duration time, Runnable work) {
        later.add(work);
        return () -> later.remove(work);
    }

    /// Time goes by.
    void pass() {
        for (int i = 0; i < 20 && !later.isEmpty(); i++) {
            var now = List.copyOf(later);
            later.clear();
            now.forEach(Runnable::run);
        }
    }
}
