package dev.millrace.ui.preview;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import javafx.animation.PauseTransition;

/// Where and when the work of a grid is done.
///
/// @param window runs what touches the model, in order
/// @param background runs what would hold up the window
/// @param delay runs on the window's thread, later
public record GridThreads(Executor window, Executor background, Delay delay) {

    /// Runs something later, on the thread of the window.
    @FunctionalInterface
    public interface Delay {

        /// @return takes it back, unless it has run
        Runnable after(Duration time, Runnable work);
    }

    /// @param window `Platform::runLater`
    public static GridThreads of(Executor window) {
        return new GridThreads(window, ForkJoinPool.commonPool(), GridThreads::pause);
    }

    private static Runnable pause(Duration time, Runnable work) {
        var pause = new PauseTransition(javafx.util.Duration.millis((double) time.toMillis()));
        pause.setOnFinished(_ -> work.run());
        pause.play();
        return pause::stop;
    }
}
