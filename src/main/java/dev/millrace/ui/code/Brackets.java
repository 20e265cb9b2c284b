package dev.millrace.ui.code;

import dev.millrace.ui.code.Lexeme.Kind;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which bracket closes which.
///
/// @param partners of each bracket that has one, by their places in the text
/// @param alone places of those that have none
record Brackets(Map<Integer, Integer> partners, Set<Integer> alone) {

    static Brackets of(String sql, List<Lexeme> lexemes) {
        var partners = new HashMap<Integer, Integer>();
        var alone = new TreeSet<Integer>();
        var open = new ArrayDeque<Integer>();
        for (Lexeme lexeme : lexemes) {
            int at = lexeme.from();
            if (lexeme.is(Kind.OPEN)) {
                open.push(at);
            } else if (lexeme.is(Kind.CLOSE)) {
                var before = open.peek();
                if (before != null && closes(sql.charAt(before), sql.charAt(at))) {
                    open.pop();
                    partners.put(before, at);
                    partners.put(at, before);
                } else {
                    alone.add(at);
                }
            }
        }
        alone.addAll(open);
        return new Brackets(partners, alone);
    }

    static boolean closes(char open, char close) {
        return "()[]{}".contains("" + open + close);
    }

    /// The places of the bracket at the caret and of its partner; none if there is none.
    Set<Integer> at(int caret) {
        for (int at : new int[] {caret - 1, caret}) {
            var partner = partners.get(at);
            if (partner != null) {
                return Set.of(at, partner);
            }
        }
        return Set.of();
    }
}
