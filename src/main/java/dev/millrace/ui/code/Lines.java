package dev.millrace.ui.code;

import dev.millrace.ui.code.Lexeme.Kind;

/// Takes pieces and breaks, and makes lines of them. A break is made with the next piece, so that a
/// comment can still stand at the end of the line it belongs to.
final class Lines {

    private final StringBuilder text = new StringBuilder();
    private boolean broken;
    private boolean ended;
    private int indent;
    private int written;

    /// The next piece begins a line.
    void newLine(int newIndent) {
        broken = text.length() > 0;
        indent = newIndent;
    }

    void add(Piece piece) {
        if (piece.ownLine()) {
            broken = text.length() > 0;
        }
        boolean stays = piece.is(Kind.COMMENT) && !piece.ownLine() && !ended && broken;
        if (stays) {
            text.append(' ');
        } else if (broken || ended) {
            text.append('\n').append(" ".repeat(indent));
            written = indent;
        } else if (piece.spaced() && text.length() > 0) {
            text.append(' ');
        }
        text.append(piece.text());
        broken = stays || (piece.ownLine() && piece.is(Kind.COMMENT));
        ended = piece.endsLine();
    }

    /// How far in the line begins that the next piece stands in.
    int indent() {
        return broken || ended ? indent : written;
    }

    /// Characters in the line that is being written.
    int column() {
        if (broken || ended) {
            return indent;
        }
        return text.length() - (text.lastIndexOf("\n") + 1);
    }

    String text() {
        return text.toString();
    }
}
