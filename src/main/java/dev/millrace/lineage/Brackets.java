package dev.millrace.lineage;

import java.util.ArrayDeque;

/// Finds the brackets that belong to a piece of SQL.
final class Brackets {

    private Brackets() {}

    /// The range, made so much longer that each bracket in it has its other half: the tree does not
    /// tell of brackets that only group.
    static Written.Range closed(String text, Written.Range range) {
        int from = range.from();
        int to = range.to();
        var open = new ArrayDeque<Integer>();
        int missing = 0;
        for (int at = from; at < to; at = next(text, at)) {
            if (isOpening(text.charAt(at))) {
                open.push(at);
            } else if (isClosing(text.charAt(at)) && open.poll() == null) {
                missing++;
            }
        }
        for (; missing > 0 && from > 0; missing--) {
            from = back(text, from);
        }
        for (int left = open.size(); left > 0 && to < text.length(); left--) {
            to = forth(text, to);
        }
        return new Written.Range(from, to);
    }

    private static int back(String text, int from) {
        int at = from - 1;
        while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at >= 0 && isOpening(text.charAt(at)) ? at : from;
    }

    private static int forth(String text, int to) {
        int at = to;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && isClosing(text.charAt(at)) ? at + 1 : to;
    }

    private static boolean isOpening(char c) {
        return c == '(' || c == '[' || c == '{';
    }

    private static boolean isClosing(char c) {
        return c == ')' || c == ']' || c == '}';
    }

    /// The character behind the one there, or behind the text in quotes that begins there.
    static int next(String text, int at) {
        char c = text.charAt(at);
        if (c != '\'' && c != '"') {
            return at + 1;
        }
        int end = text.indexOf(c, at + 1);
        return end < 0 ? text.length() : end + 1;
    }
}
