package dev.millrace.ui.code;

import dev.millrace.ui.code.Block.Group;
import dev.millrace.ui.code.Block.Leaf;
import dev.millrace.ui.code.Lexeme.Kind;
import java.util.List;
import java.util.function.UnaryOperator;

/// Sets SQL out in lines. Only white space and the case of keywords change, and the result of a
/// second time is that of the first.
public final class SqlFormatter {

    private static final int STEP = 4;
    private static final int OF_EXPRESSION = 44;
    private static final int OF_QUERY = 80;

    /// What is set out anew can leave room for more; nearly all texts are settled after two.
    private static final int MOST_TIMES = 8;

    private final Lines lines = new Lines();
    private final int width;

    private SqlFormatter(int width) {
        this.width = width;
    }

    /// One expression: a condition in a line for each part, if it is long.
    public static String expression(String sql) {
        return settled(
                sql,
                text -> {
                    var formatter = new SqlFormatter(OF_EXPRESSION);
                    formatter.condition(Block.of(Piece.of(text)), 2);
                    return formatter.lines.text();
                });
    }

    /// One SELECT: a line for each clause.
    public static String query(String sql) {
        return settled(
                sql,
                text -> {
                    var formatter = new SqlFormatter(OF_QUERY);
                    formatter.clauses(Block.of(Piece.of(text)), 0);
                    return formatter.lines.text();
                });
    }

    private static String settled(String sql, UnaryOperator<String> format) {
        var text = sql;
        for (int time = 0; time < MOST_TIMES; time++) {
            var next = format.apply(text);
            if (next.equals(text)) {
                return text;
            }
            text = next;
        }
        return text;
    }

    private void clauses(List<Block> blocks, int indent) {
        for (Clause clause : Clause.of(blocks)) {
            lines.newLine(indent);
            if (fits(clause.all(), indent)) {
                clause.all().forEach(this::add);
                continue;
            }
            clause.head().forEach(this::add);
            switch (clause.form()) {
                case LIST -> items(clause.body(), indent + STEP, true);
                case TABLES -> items(clause.body(), indent, false);
                case CONDITION -> condition(clause.body(), indent + STEP);
            }
        }
    }

    /// @param breaks whether the first one begins a line too
    private void items(List<Block> blocks, int indent, boolean breaks) {
        if (breaks) {
            lines.newLine(indent);
        }
        for (Block block : blocks) {
            add(block);
            if (Block.isComma(block)) {
                lines.newLine(indent);
            }
        }
    }

    /// Breaks before each AND and OR that is not part of a BETWEEN.
    private void condition(List<Block> blocks, int indent) {
        boolean broken = !fits(blocks, lines.column());
        int between = 0;
        for (Block block : blocks) {
            if (Block.is(block, "BETWEEN")) {
                between++;
            } else if (Block.is(block, "AND") && between > 0) {
                between--;
            } else if (broken
                    && (Block.is(block, "AND") || Block.is(block, "OR") || Block.is(block, "ON"))) {
                lines.newLine(indent);
            }
            add(block);
        }
    }

    private void add(Block block) {
        switch (block) {
            case Leaf(Piece piece) -> lines.add(piece);
            case Group group when group.isQuery() && group.close() != null -> query(group);
            case Group group when fits(List.of(group), lines.column()) -> inline(group);
            case Group group when group.isCase() -> cases(group);
            case Group group when group.inner().isEmpty() -> inline(group);
            case Group group -> broken(group);
        }
    }

    private void inline(Group group) {
        lines.add(group.open());
        group.inner().forEach(this::add);
        close(group);
    }

    private void query(Group group) {
        int indent = lines.indent();
        lines.add(group.open());
        clauses(group.inner(), indent + STEP);
        lines.newLine(indent);
        close(group);
    }

    private void broken(Group group) {
        int indent = lines.indent();
        lines.add(group.open());
        lines.newLine(indent + STEP);
        if (group.inner().stream().anyMatch(Block::isComma)) {
            items(group.inner(), indent + STEP, false);
        } else {
            condition(group.inner(), indent + STEP);
        }
        lines.newLine(indent);
        close(group);
    }

    private void cases(Group group) {
        int indent = lines.indent();
        lines.add(group.open());
        for (Block block : group.inner()) {
            if (Block.is(block, "WHEN") || Block.is(block, "ELSE")) {
                lines.newLine(indent + STEP);
            }
            add(block);
        }
        lines.newLine(indent);
        close(group);
    }

    private void close(Group group) {
        var close = group.close();
        if (close != null) {
            lines.add(close);
        }
    }

    private boolean fits(List<Block> blocks, int column) {
        return column + length(blocks) <= width;
    }

    /// Characters in one line; more than any line has, if they need several.
    private static int length(List<Block> blocks) {
        int length = 0;
        for (Block block : blocks) {
            length +=
                    switch (block) {
                        case Leaf(Piece piece) -> length(piece);
                        case Group group when group.isQuery() -> OF_QUERY + 1;
                        case Group(Piece open, List<Block> inner, Piece close) ->
                                length(open) + length(inner) + (close == null ? 0 : length(close));
                    };
            if (length > OF_QUERY) {
                return OF_QUERY + 1;
            }
        }
        return length;
    }

    private static int length(Piece piece) {
        boolean several = piece.breaks() || (piece.is(Kind.COMMENT) && piece.endsLine());
        return several ? OF_QUERY + 1 : piece.text().length() + (piece.spaced() ? 1 : 0);
    }
}
