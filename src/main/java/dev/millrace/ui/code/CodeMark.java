package dev.millrace.ui.code;

import java.util.ArrayList;
import java.util.List;

/// A stretch of text that something is wrong with.
///
/// @param to character after the last one
public record CodeMark(int from, int to, String message, boolean error) {

    /// The same in a text of another length or kind: a single character is told by the word it
    /// begins, and at the end of a text the last one.
    CodeMark fitted(String sql, List<Lexeme> lexemes) {
        int begin = Math.clamp(from, 0, Math.max(0, sql.length() - 1));
        int end = Math.clamp(to, Math.min(begin + 1, sql.length()), sql.length());
        if (end - begin <= 1) {
            for (Lexeme lexeme : lexemes) {
                if (lexeme.from() == begin) {
                    end = lexeme.to();
                }
            }
        }
        return new CodeMark(begin, end, message, error);
    }

    /// The marks behind an edit, moved with their texts; those it touches are gone.
    ///
    /// @param removed characters that were at `at`
    /// @param added characters that are now there
    static List<CodeMark> after(List<CodeMark> marks, int at, int removed, int added) {
        var moved = new ArrayList<CodeMark>();
        for (CodeMark mark : marks) {
            if (mark.to() < at || (mark.to() == at && removed == 0 && added == 0)) {
                moved.add(mark);
            } else if (mark.from() >= at + removed) {
                int by = added - removed;
                moved.add(
                        new CodeMark(
                                mark.from() + by, mark.to() + by, mark.message(), mark.error()));
            }
        }
        return moved;
    }

    boolean holds(int index) {
        return index >= from && index < to;
    }
}
