package dev.millrace.ui.code;

import dev.millrace.engine.look.TriedValues;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// The first values of an expression in a line: `first rows: true, true, false, NULL, …`.
public final class ValuesLine extends TextFlow {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final int LONGEST = 24;
    private static final double HEIGHT = 16;

    public ValuesLine() {
        getStyleClass().add("mill-values");
        clear();
        setManaged(false);
        setMinHeight(HEIGHT);
    }

    /// Takes its room for good, so that nothing moves under the hands when values come.
    public void reserve() {
        setManaged(true);
    }

    /// There is nothing to say.
    public void clear() {
        getChildren().clear();
        setVisible(false);
    }

    /// What it says is of an older text.
    public void stale() {
        pseudoClassStateChanged(STALE, true);
    }

    public void show(TriedValues tried) {
        getChildren().clear();
        pseudoClassStateChanged(STALE, false);
        add(tried.values().isEmpty() ? "no rows" : "first rows: ", "other");
        for (int i = 0; i < tried.values().size(); i++) {
            add(i == 0 ? "" : ", ", "other");
            var value = tried.values().get(i);
            add(written(tried.type(), value), style(tried.type(), value));
        }
        add(tried.more() ? ", …" : "", "other");
        var said = new StringBuilder();
        getChildren().forEach(text -> said.append(((Text) text).getText()));
        setAccessibleText(said.toString());
        setVisible(true);
    }

    private void add(String words, String style) {
        if (!words.isEmpty()) {
            var text = new Text(words);
            text.getStyleClass().addAll("text", style);
            getChildren().add(text);
        }
    }

    static String written(String type, @Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        var line = value.replace('\n', '⏎');
        var brief =
                line.codePointCount(0, line.length()) > LONGEST
                        ? line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…"
                        : line;
        return isText(type) ? "'" + brief + "'" : brief;
    }

    private static boolean isText(String type) {
        return type.equals("VARCHAR") || type.startsWith("ENUM");
    }

    private static String style(String type, @Nullable String value) {
        if (value == null) {
            return "null";
        }
        return type.equals("BOOLEAN") ? value.toLowerCase(Locale.ROOT) : "value";
    }
}
