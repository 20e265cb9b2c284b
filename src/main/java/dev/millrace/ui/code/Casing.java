package dev.millrace.ui.code;

import dev.millrace.model.NodeId;
import dev.millrace.ui.code.Lexeme.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which words of a text are keywords where they stand. A word that may be a name is none unless
/// its neighbours leave no doubt, because the case of a name can show in a result.
final class Casing {

    /// Reserved words that are functions too.
    private static final Set<String> CALLED = Set.of("left", "right", "glob", "unpack");

    private static final Set<String> FRAMED =
            Set.of("between", "unbounded", "current", "preceding", "following");

    private final List<Piece> pieces;

    /// @param pieces without comments
    Casing(List<Piece> pieces) {
        this.pieces = pieces;
    }

    boolean isKeyword(int index) {
        var piece = pieces.get(index);
        if (!piece.is(Kind.WORD)) {
            return false;
        }
        var before = at(index - 1);
        var after = at(index + 1);
        if (isName(before, after)) {
            return false;
        }
        var word = word(piece);
        if (NodeId.isReserved(word) && !word.equals("lambda")) {
            return !(CALLED.contains(word) && text(after).equals("("));
        }
        return isContextual(word, index, before, after);
    }

    private static boolean isName(@Nullable Piece before, @Nullable Piece after) {
        return is(before, Kind.DOT)
                || is(after, Kind.DOT)
                || word(before).equals("as")
                || text(after).equals(":");
    }

    private boolean isContextual(
            String word, int index, @Nullable Piece before, @Nullable Piece after) {
        var previous = word(before);
        var next = word(after);
        return switch (word) {
            case "by" -> Set.of("group", "order", "partition").contains(previous);
            case "partition" -> next.equals("by");
            case "over", "filter" -> text(before).equals(")") && text(after).equals("(");
            case "nulls" -> next.equals("first") || next.equals("last");
            case "first", "last" -> previous.equals("nulls");
            case "rows", "range", "groups" -> FRAMED.contains(next);
            case "preceding", "following" ->
                    previous.equals("unbounded") || is(before, Kind.NUMBER);
            case "unbounded" -> next.equals("preceding") || next.equals("following");
            case "current" -> next.equals("row");
            case "row" -> previous.equals("current");
            case "exclude", "replace", "rename" ->
                    text(before).equals("*")
                            || (index > 1 && text(before).equals(")") && star(index - 1));
            case "recursive" -> previous.equals("with");
            case "values", "exists", "cast", "try_cast" -> text(after).equals("(");
            case "interval" -> is(after, Kind.STRING) || is(after, Kind.NUMBER);
            case "between" -> isOperand(before) && begins(after);
            default -> false;
        };
    }

    /// Whether the brackets that end here follow `* EXCLUDE` or the like.
    private boolean star(int close) {
        int depth = 0;
        for (int i = close; i >= 2; i--) {
            depth += is(at(i), Kind.CLOSE) ? 1 : is(at(i), Kind.OPEN) ? -1 : 0;
            if (depth == 0) {
                return Set.of("exclude", "replace", "rename").contains(word(at(i - 1)))
                        && text(at(i - 2)).equals("*");
            }
        }
        return false;
    }

    private static boolean isOperand(@Nullable Piece piece) {
        return is(piece, Kind.CLOSE)
                || is(piece, Kind.NAME)
                || is(piece, Kind.NUMBER)
                || is(piece, Kind.STRING)
                || is(piece, Kind.PARAMETER)
                || (is(piece, Kind.WORD)
                        && (word(piece).equals("not") || !NodeId.isReserved(word(piece))));
    }

    private static boolean begins(@Nullable Piece piece) {
        return is(piece, Kind.NAME)
                || is(piece, Kind.NUMBER)
                || is(piece, Kind.STRING)
                || is(piece, Kind.PARAMETER)
                || (is(piece, Kind.WORD) && !NodeId.isReserved(word(piece)));
    }

    private @Nullable Piece at(int index) {
        return index >= 0 && index < pieces.size() ? pieces.get(index) : null;
    }

    private static boolean is(@Nullable Piece piece, Kind kind) {
        return piece != null && piece.is(kind);
    }

    private static String text(@Nullable Piece piece) {
        return piece == null ? "" : piece.text();
    }

    private static String word(@Nullable Piece piece) {
        return is(piece, Kind.WORD) ? text(piece).toLowerCase(Locale.ROOT) : "";
    }
}
