package dev.millrace.ui.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// The style classes of a text: its parts, what is wrong, and brackets.
///
/// @param pair brackets that belong together and one of which is at the caret
record CodePaint(
        List<SqlTokens.Token> tokens, List<CodeMark> marks, Set<Integer> alone, Set<Integer> pair) {

    /// @param length of the text, not 0
    StyleSpans<Collection<String>> spans(int length) {
        var edges = new TreeSet<Integer>(Set.of(0, length));
        tokens.forEach(token -> edges.addAll(List.of(token.from(), token.to())));
        marks.forEach(mark -> edges.addAll(List.of(mark.from(), mark.to())));
        alone.forEach(at -> edges.addAll(List.of(at, at + 1)));
        pair.forEach(at -> edges.addAll(List.of(at, at + 1)));
        var spans = new StyleSpansBuilder<Collection<String>>();
        int begin = 0;
        int token = 0;
        for (int edge : edges.headSet(length, true).tailSet(1, true)) {
            while (token < tokens.size() && tokens.get(token).to() <= begin) {
                token++;
            }
            spans.add(styles(token, begin), edge - begin);
            begin = edge;
        }
        return spans.create();
    }

    private Collection<String> styles(int token, int at) {
        boolean plain = token >= tokens.size() || tokens.get(token).from() > at;
        var styles = new ArrayList<String>(2);
        if (!plain) {
            styles.add("sql-" + tokens.get(token).kind().name().toLowerCase(Locale.ROOT));
        }
        for (CodeMark mark : marks) {
            if (mark.holds(at)) {
                styles.add(mark.error() ? "code-error" : "code-warning");
                break;
            }
        }
        if (alone.contains(at)) {
            styles.add("code-alone");
        } else if (pair.contains(at)) {
            styles.add("code-pair");
        }
        return styles;
    }
}
