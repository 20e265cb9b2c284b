package dev.millrace.draw;

import java.util.Locale;

/// Texts and numbers as they may stand in XML. What people write may hold anything.
final class Xml {

    private static final char REPLACEMENT = '\uFFFD';

    private Xml() {}

    /// In one line, without what XML cannot hold even escaped: control characters, halves of
    /// surrogate pairs and two that Unicode itself excludes become U+FFFD, line breaks and tabs
    /// spaces.
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(
                        character -> {
                            if (character == '\n' || character == '\r' || character == '\t') {
                                return ' ';
                            }
                            return isForbidden(character) ? REPLACEMENT : character;
                        })
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isForbidden(int character) {
        return Character.isISOControl(character)
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
                || character == 0xFFFE
                || character == 0xFFFF;
    }

    /// Cleaned and escaped, for the content of an element or an attribute in double quotes.
    static String text(String text) {
        return clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// To a hundredth, as short as it can be, the same in every locale.
    static String number(double value) {
        long hundredths = Math.round(value * 100);
        var sign = hundredths < 0 ? "-" : "";
        long whole = Math.abs(hundredths) / 100;
        long rest = Math.abs(hundredths) % 100;
        if (rest == 0) {
            return sign + whole;
        }
        var digits = rest % 10 == 0 ? Long.toString(rest / 10) : (rest < 10 ? "0" : "") + rest;
        return sign + whole + "." + digits;
    }

    /// To seven digits behind the point, for what many others are multiplied with.
    static String precise(double value) {
        return String.format(Locale.ROOT, "%.7f", value);
    }
}
