package dev.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.edit.Selection;
import dev.millrace.json.Json;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.ui.theme.ThemeChoice;
import dev.millrace.ui.theme.Theming;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Opens inspectors on the window's thread, from a test's own.
final class Windows {

    private static final long MILLIS = 30_000;

    private static @Nullable Theming shared;

    private final Theming theming = get(Windows::theming);

    /// One for all tests, since each follows the desktop for good. FX thread only.
    private static Theming theming() {
        if (shared == null) {
            shared = new Theming();
        }
        return shared;
    }

    void theme(ThemeChoice choice) {
        run(() -> theming.choiceProperty().set(choice));
    }

    <T> T get(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(MILLIS, work);
    }

    void run(Runnable work) {
        get(
                () -> {
                    work.run();
                    return true;
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    static Value.Fields json(String json) {
        return (Value.Fields) Json.parse(json);
    }

    Opened open(String type, String settings) {
        return open(type, json(settings));
    }

    Opened open(String type, Value.Fields settings) {
        return whole(get(() -> on(type, settings)));
    }

    /// The same inspector once it has all its controls: a long form grows from pulse to pulse.
    Opened whole(Opened opened) {
        long before;
        long now = 0;
        do {
            before = now;
            now = get(opened::size);
            pulses();
        } while (now != before);
        return opened;
    }

    private void pulses() {
        var left = new CountDownLatch(2);
        run(
                () ->
                        new AnimationTimer() {
                            @Override
                            public void handle(long now) {
                                left.countDown();
                                if (left.getCount() == 0) {
                                    stop();
                                }
                            }
                        }.start());
        try {
            assertThat(left.await(MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Opened on(String type, Value.Fields settings) {
        var opened = on(Pipeline.EMPTY.with(Node.of("n", type, settings)));
        opened.document.select(Selection.of(Opened.N));
        return opened;
    }

    Opened on(Pipeline pipeline) {
        return new Opened(theming, pipeline);
    }

    /// Of a node `n` behind a source `a`.
    Opened joined(String type, String port, String settings) {
        var opened =
                new Opened(
                        theming,
                        Pipeline.EMPTY
                                .with(Node.of("a", "source.csv", Value.Fields.EMPTY))
                                .with(Node.of("n", type, json(settings)))
                                .linked(Link.of("a", "n." + port)));
        opened.document.select(Selection.of(Opened.N));
        return opened;
    }

    /// The same inspector in a window that has the focus.
    Opened shown(Opened opened) {
        run(
                () -> {
                    var stage = stage();
                    stage.setScene(opened.scene);
                    stage.show();
                    stage.requestFocus();
                });
        return opened;
    }

    void hide() {
        run(() -> stage().hide());
    }

    private static Stage stage() {
        return FxToolkit.toolkitContext().getRegisteredStage();
    }
}
