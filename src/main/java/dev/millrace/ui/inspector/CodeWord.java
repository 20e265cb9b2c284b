package dev.millrace.ui.inspector;

/// The word that stands half typed in SQL.
final class CodeWord {

    private CodeWord() {}

    /// From where the word begins, with the quote or the dollar sign in front of it, to the caret.
    static String before(String text, int caret) {
        int quote = openQuote(text, caret);
        if (quote >= 0) {
            return text.substring(quote, caret);
        }
        int start = caret;
        while (start > 0 && isPart(text.charAt(start - 1))) {
            start--;
        }
        if (start > 0 && text.charAt(start - 1) == '$') {
            start--;
        }
        return text.substring(start, caret);
    }

    private static boolean isPart(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_';
    }

    /// Where a name in quotes begins that does not end before the caret; -1 if there is none.
    private static int openQuote(String text, int caret) {
        int open = -1;
        boolean inText = false;
        for (int i = 0; i < caret; i++) {
            if (text.charAt(i) == '\'' && open < 0) {
                inText = !inText;
            } else if (text.charAt(i) == '"' && !inText) {
                open = open < 0 ? i : -1;
            }
        }
        return open;
    }
}
