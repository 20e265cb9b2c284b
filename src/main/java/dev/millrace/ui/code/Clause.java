package dev.millrace.ui.code;

import dev.millrace.ui.code.Block.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A clause of a query.
///
/// @param head its keywords
record Clause(List<Block> head, List<Block> body) {

    /// How the body is set out if it does not fit into a line.
    enum Form {
        /// A line for each element, further in.
        LIST,
        /// A line for each, as far in as the clause.
        TABLES,
        /// A line for each part of a condition.
        CONDITION
    }

    private static final Set<String> STARTS =
            Set.of(
                    "SELECT",
                    "FROM",
                    "WHERE",
                    "GROUP",
                    "HAVING",
                    "QUALIFY",
                    "WINDOW",
                    "ORDER",
                    "LIMIT",
                    "OFFSET",
                    "WITH",
                    "VALUES",
                    "UNION",
                    "INTERSECT",
                    "EXCEPT");

    /// Words in front of JOIN.
    private static final Set<String> JOINS =
            Set.of(
                    "NATURAL",
                    "ASOF",
                    "POSITIONAL",
                    "LEFT",
                    "RIGHT",
                    "FULL",
                    "INNER",
                    "CROSS",
                    "SEMI",
                    "ANTI",
                    "OUTER",
                    "JOIN");

    private static final Set<String> HEADS =
            Set.of("BY", "ALL", "DISTINCT", "RECURSIVE", "OUTER", "JOIN");

    List<Block> all() {
        var all = new ArrayList<>(head);
        all.addAll(body);
        return all;
    }

    Form form() {
        return switch (head.isEmpty() ? "" : keyword(head.getFirst())) {
            case "SELECT", "GROUP", "ORDER", "VALUES" -> Form.LIST;
            case "FROM", "WITH", "WINDOW" -> Form.TABLES;
            default -> Form.CONDITION;
        };
    }

    static List<Clause> of(List<Block> blocks) {
        var clauses = new ArrayList<Clause>();
        int begin = 0;
        for (int i = 1; i < blocks.size(); i++) {
            if (starts(blocks, i)) {
                clauses.add(clause(blocks.subList(begin, i)));
                begin = i;
            }
        }
        if (begin < blocks.size()) {
            clauses.add(clause(blocks.subList(begin, blocks.size())));
        }
        return clauses;
    }

    private static Clause clause(List<Block> blocks) {
        int head = 0;
        var first = keyword(blocks.getFirst());
        if (STARTS.contains(first) || JOINS.contains(first)) {
            head = 1;
            while (head < blocks.size() && continues(keyword(blocks.get(head)))) {
                head++;
            }
        }
        return new Clause(blocks.subList(0, head), blocks.subList(head, blocks.size()));
    }

    private static boolean continues(String word) {
        return HEADS.contains(word) || JOINS.contains(word);
    }

    private static boolean starts(List<Block> blocks, int at) {
        var word = keyword(blocks.get(at));
        var before = keyword(blocks.get(at - 1));
        if (JOINS.contains(word)) {
            return !JOINS.contains(before) && isJoin(blocks, at);
        }
        return switch (word) {
            // IS DISTINCT FROM
            case "FROM" -> !before.equals("DISTINCT");
            case "ORDER", "GROUP" ->
                    at + 1 < blocks.size() && keyword(blocks.get(at + 1)).equals("BY");
            // A set operation, and not what a star leaves out.
            case "EXCEPT" -> at + 1 < blocks.size() && !(blocks.get(at + 1) instanceof Block.Group);
            default -> STARTS.contains(word);
        };
    }

    private static boolean isJoin(List<Block> blocks, int at) {
        int i = at;
        while (i < blocks.size() && JOINS.contains(keyword(blocks.get(i)))) {
            if (keyword(blocks.get(i)).equals("JOIN")) {
                return true;
            }
            i++;
        }
        return false;
    }

    private static String keyword(Block block) {
        return block instanceof Leaf(Piece piece) && piece.keyword() ? piece.text() : "";
    }
}
