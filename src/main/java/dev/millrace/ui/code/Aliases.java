package dev.millrace.ui.code;

import dev.millrace.model.NodeId;
import dev.millrace.ui.code.Lexeme.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The names a query gives to its inputs: `FROM orders AS o JOIN people p`.
final class Aliases {

    private static final Set<String> BEFORE_TABLE = Set.of("from", "join", ",");

    private Aliases() {}

    /// @return tables by alias, both in lower case; a table is an alias of its own
    static Map<String, String> of(String sql, List<Lexeme> lexemes) {
        var aliases = new LinkedHashMap<String, String>();
        for (int i = 0; i + 1 < lexemes.size(); i++) {
            if (BEFORE_TABLE.contains(lower(sql, lexemes.get(i)))) {
                var table = CodeContext.name(sql, lexemes.get(i + 1)).toLowerCase(Locale.ROOT);
                var alias = alias(sql, lexemes, i + 2);
                if (!table.isEmpty() && !alias.isEmpty()) {
                    aliases.put(alias, table);
                }
            }
        }
        return aliases;
    }

    private static String alias(String sql, List<Lexeme> lexemes, int at) {
        int index = at < lexemes.size() && lower(sql, lexemes.get(at)).equals("as") ? at + 1 : at;
        if (index >= lexemes.size()) {
            return "";
        }
        var name = CodeContext.name(sql, lexemes.get(index)).toLowerCase(Locale.ROOT);
        boolean keyword = lexemes.get(index).is(Kind.WORD) && NodeId.isReserved(name);
        return keyword ? "" : name;
    }

    private static String lower(String sql, Lexeme lexeme) {
        return lexeme.text(sql).toLowerCase(Locale.ROOT);
    }
}
