package dev.millrace.ui.code;

/// Where a caret stands after a text was set out anew.
final class Caret {

    private Caret() {}

    /// Behind the same character, white space not counted.
    static int moved(String before, String after, int caret) {
        long letters = before.substring(0, caret).chars().filter(c -> !isSpace(c)).count();
        int at = 0;
        while (letters > 0 && at < after.length()) {
            if (!isSpace(after.charAt(at))) {
                letters--;
            }
            at++;
        }
        return at;
    }

    private static boolean isSpace(int letter) {
        return Character.isWhitespace(letter);
    }
}
