package dev.millrace.ui.code;

import dev.millrace.ui.code.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// SQL as nested blocks: what stands between two brackets, or from CASE to END.
sealed interface Block {

    /// One piece.
    record Leaf(Piece piece) implements Block {}

    /// @param close null in a text that stops too early
    record Group(Piece open, List<Block> inner, @Nullable Piece close) implements Block {

        /// Whether it holds a SELECT.
        boolean isQuery() {
            return open.text().equals("(")
                    && inner.stream()
                            .filter(block -> !isComment(block))
                            .findFirst()
                            .filter(Block::beginsQuery)
                            .isPresent();
        }

        boolean isCase() {
            return open.is(Kind.WORD);
        }
    }

    Set<String> BEGIN_QUERY =
            Set.of("SELECT", "FROM", "WITH", "VALUES", "PIVOT", "UNPIVOT", "SUMMARIZE", "DESCRIBE");

    static boolean beginsQuery(Block block) {
        return block instanceof Leaf(Piece piece)
                && piece.keyword()
                && BEGIN_QUERY.contains(piece.text());
    }

    private static boolean isComment(Block block) {
        return block instanceof Leaf(Piece piece) && piece.is(Kind.COMMENT);
    }

    static boolean is(Block block, String keyword) {
        return block instanceof Leaf(Piece piece) && piece.is(keyword);
    }

    static boolean isComma(Block block) {
        return block instanceof Leaf(Piece piece) && piece.is(Kind.COMMA);
    }

    static List<Block> of(List<Piece> pieces) {
        var reader = new Reader(pieces);
        var blocks = new ArrayList<Block>();
        while (reader.hasNext()) {
            blocks.addAll(reader.until(""));
            if (reader.hasNext()) {
                // A bracket that closes nothing.
                blocks.add(new Leaf(reader.next()));
            }
        }
        return blocks;
    }

    /// Reads pieces one after another.
    final class Reader {

        private final List<Piece> pieces;
        private int at;

        private Reader(List<Piece> pieces) {
            this.pieces = pieces;
        }

        private boolean hasNext() {
            return at < pieces.size();
        }

        private Piece next() {
            return pieces.get(at++);
        }

        /// Stops in front of the first bracket that was not opened here, and of END in a CASE.
        ///
        /// @param opened the piece that began the group; empty outside of all
        private List<Block> until(String opened) {
            var blocks = new ArrayList<Block>();
            while (hasNext()) {
                var piece = pieces.get(at);
                boolean ends = opened.equals("CASE") && piece.is("END");
                if (ends || piece.is(Kind.CLOSE)) {
                    break;
                }
                at++;
                blocks.add(piece.isOpen() || piece.is("CASE") ? group(piece) : new Leaf(piece));
            }
            return blocks;
        }

        private Group group(Piece open) {
            var inner = until(open.text());
            boolean closes =
                    hasNext()
                            && (open.is("CASE")
                                    ? pieces.get(at).is("END")
                                    : pieces.get(at).is(Kind.CLOSE));
            return new Group(open, inner, closes ? next() : null);
        }
    }
}
