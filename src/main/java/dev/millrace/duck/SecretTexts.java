package dev.millrace.duck;

import dev.millrace.model.Value;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// Values of secret parameters, which the engine may quote when a statement fails. Any thread.
///
/// A text of four characters or more is hidden wherever it stands, in any case. A shorter one is
/// hidden where it stands as a word, since it would else be found everywhere; an empty one hides
/// nothing.
final class SecretTexts {

    private static final int SHORT = 4;

    private final List<Pattern> all = new CopyOnWriteArrayList<>();

    void add(Value value) {
        switch (value) {
            case Value.Text(String text) -> add(text);
            case Value.Num(var number) -> add(number.toPlainString());
            case Value.Items(var values) -> values.forEach(this::add);
            case Value.Bool _, Value.Null _, Value.Fields _ -> {}
        }
    }

    private void add(String text) {
        var found = text.strip();
        if (found.isEmpty()) {
            return;
        }
        var quoted = Pattern.quote(found);
        var inSql = Pattern.quote(found.replace("'", "''"));
        var either = "(?:" + inSql + "|" + quoted + ")";
        all.add(
                Pattern.compile(
                        found.length() < SHORT
                                ? "(?<![\\p{L}\\p{N}])" + either + "(?![\\p{L}\\p{N}])"
                                : either,
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /// The text with `***` for every secret.
    String hide(String text) {
        var hidden = text;
        for (Pattern secret : all) {
            hidden = secret.matcher(hidden).replaceAll("***");
        }
        return hidden;
    }
}
