package dev.millrace.ui.code;

/// How well a name fits what is typed; whatever the case.
final class Match {

    static final int NONE = Integer.MAX_VALUE;

    /// What costs more is found by some of its letters only.
    static final int BY_WORD = 2;

    private Match() {}

    /// 0 is the name itself, 1 its beginning, 2 the beginning of a word in it, 3 some of its
    /// letters in their order, the first of which begins a word.
    static int cost(String name, String typed) {
        if (typed.isEmpty()) {
            return 1;
        }
        if (name.regionMatches(true, 0, typed, 0, typed.length())) {
            return name.length() == typed.length() ? 0 : 1;
        }
        for (int at = 1; at + typed.length() <= name.length(); at++) {
            if (beginsWord(name, at) && name.regionMatches(true, at, typed, 0, typed.length())) {
                return BY_WORD;
            }
        }
        return typed.length() > 1 && isScattered(name, typed) ? 3 : NONE;
    }

    private static boolean beginsWord(String name, int at) {
        char before = name.charAt(at - 1);
        char letter = name.charAt(at);
        return Character.isLetterOrDigit(letter)
                && (!Character.isLetterOrDigit(before)
                        || (Character.isUpperCase(letter) && Character.isLowerCase(before)));
    }

    private static boolean isScattered(String name, String typed) {
        int found = 0;
        for (int at = 0; at < name.length() && found < typed.length(); at++) {
            boolean may = found > 0 || at == 0 || beginsWord(name, at);
            if (may && lower(name.charAt(at)) == lower(typed.charAt(found))) {
                found++;
            }
        }
        return found == typed.length();
    }

    private static char lower(char letter) {
        return Character.toLowerCase(letter);
    }
}
