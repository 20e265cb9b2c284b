package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.look.FunctionList;
import dev.millrace.model.Column;
import dev.millrace.ui.code.CodeEditor;
import dev.millrace.ui.code.CodeScope;
import dev.millrace.ui.theme.Theming;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// How long it takes from a letter to the list of suggestions that fit it, among 2,000 columns and
/// all functions.
@AutoService(Benchmark.class)
public final class Completing implements Benchmark {

    private static final int COLUMNS = 2_000;
    private static final int LETTERS = 300;
    private static final int WARM = 100;
    private static final String WORD = "column number 1";

    @Override
    public String name() {
        return "completing";
    }

    @Override
    public String about() {
        return "300 letters typed with the list of suggestions open, of 2,000 columns and all"
                + " functions: from the letter until the list that fits it is laid out, two pulses"
                + " with what is between them (aim 16 ms).";
    }

    @Override
    public Table measure(Path folder) {
        Stages.startUp();
        var columns =
                IntStream.range(0, COLUMNS)
                        .mapToObj(i -> new Column("column number " + i, "DECIMAL(18,2)"))
                        .toList();
        var table = new CodeScope.Table("orders", columns, false);
        var scope = new CodeScope(List.of(table), List.of(), FunctionList.read(), true, true);
        var done = new CompletableFuture<List<Double>>();
        Platform.runLater(() -> new Typist(scope, done).start());
        var held = done.join();
        Collections.sort(held);
        return Table.of("ratio", "figure", "aim", "what")
                .with(Stages.row(held.get(LETTERS / 2), 16, "a letter and its list, ms, median"))
                .with(Stages.row(held.get(LETTERS * 95 / 100), 32, "95th percentile"));
    }

    /// Types a letter every third pulse.
    private static final class Typist extends AnimationTimer {

        private final CodeEditor editor;
        private final Stage stage;
        private final Theming theming = new Theming();
        private final CompletableFuture<List<Double>> done;
        private final List<Double> held = new ArrayList<>();
        private int pulse;
        private int letters;
        private long typed;

        Typist(CodeScope scope, CompletableFuture<List<Double>> done) {
            this.done = done;
            editor = new CodeEditor(new CodeEditor.Height(1, 6), false, () -> scope);
            stage = Stages.stage(new StackPane(editor.area()));
            theming.dress(stage.getScene());
            stage.getScene().addPostLayoutPulseListener(this::laidOut);
            editor.area().requestFocus();
        }

        @Override
        public void handle(long now) {
            // The end of the pulse that lays out the list is the beginning of the one behind it.
            if (pulse % 3 == 0) {
                if (letters % WORD.length() == 0) {
                    editor.area().replaceText("");
                }
                typed = System.nanoTime();
                var letter = String.valueOf(WORD.charAt(letters++ % WORD.length()));
                // A name of several words is in quotes.
                Event.fireEvent(editor.area(), key(letter.equals(" ") ? "_" : letter));
            }
            pulse++;
        }

        private static KeyEvent key(String letter) {
            return new KeyEvent(
                    KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false);
        }

        private void laidOut() {
            Platform.requestNextPulse();
            if (pulse % 3 != 2 || letters <= WARM) {
                return;
            }
            held.add((System.nanoTime() - typed) / 1e6);
            if (held.size() == LETTERS) {
                stop();
                stage.hide();
                theming.close();
                done.complete(held);
            }
        }
    }
}
