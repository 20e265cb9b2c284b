package dev.millrace.ui.code;

import dev.millrace.ui.code.Lexeme.Kind;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// The call whose brackets the caret stands in.
///
/// @param open index of its opening bracket in the text
/// @param argument 0-based index of the one that is being typed
record CallAt(String function, int open, int argument) {

    private record Bracket(int lexeme, int commas) {}

    static Optional<CallAt> at(String sql, List<Lexeme> lexemes, int caret) {
        var open = new ArrayDeque<Bracket>();
        for (int i = 0; i < lexemes.size() && lexemes.get(i).to() <= caret; i++) {
            switch (lexemes.get(i).kind()) {
                case OPEN -> open.push(new Bracket(i, 0));
                case CLOSE -> open.poll();
                case COMMA -> {
                    var bracket = open.poll();
                    if (bracket != null) {
                        open.push(new Bracket(bracket.lexeme(), bracket.commas() + 1));
                    }
                }
                default -> {}
            }
        }
        return open.stream()
                .filter(bracket -> isCall(sql, lexemes, bracket.lexeme()))
                .findFirst()
                .map(
                        bracket ->
                                new CallAt(
                                        lexemes.get(bracket.lexeme() - 1).text(sql),
                                        lexemes.get(bracket.lexeme()).from(),
                                        bracket.commas()));
    }

    private static boolean isCall(String sql, List<Lexeme> lexemes, int open) {
        return open > 0
                && sql.charAt(lexemes.get(open).from()) == '('
                && lexemes.get(open - 1).is(Kind.WORD)
                && lexemes.get(open - 1).to() == lexemes.get(open).from();
    }
}
