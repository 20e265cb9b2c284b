package dev.millrace.nodes.transform;

import dev.millrace.node.Inputs;
import dev.millrace.nodes.KnownColumns;
import dev.millrace.nodes.UniqueNames;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The SELECT of computed columns, one level of nesting for each step of columns that use others.
///
/// The engine's own aliases are not used: it copies the expression behind an alias to each place
/// that names it, which doubles with every step, and refuses volatile ones and subqueries. Columns
/// that replace one of the input wait under a hidden name until all are computed.
final class DerivedLevels {

    private final List<DeriveColumns.Derived> columns;
    private final Inputs.Wire input;
    private final KnownColumns known;
    private final UniqueNames names;

    DerivedLevels(List<DeriveColumns.Derived> columns, Inputs.Wire input) {
        this.columns = columns;
        this.input = input;
        this.known = new KnownColumns(input.schema());
        this.names = new UniqueNames(input.schema().names());
        columns.forEach(column -> names.claim(column.name()));
    }

    Sql select() {
        var hidden = new ArrayList<Sql>();
        var replaced = new ArrayList<Sql>();
        var levels = levels(hidden, replaced);
        return replaced.isEmpty()
                ? levels
                : Sql.of(
                        "SELECT * EXCLUDE ({}) REPLACE ({}) FROM ({})",
                        Sql.join(", ", hidden),
                        Sql.join(", ", replaced),
                        levels);
    }

    /// The rows as a further column sees them: those that are to be replaced are still the old
    /// ones.
    Sql rows() {
        return columns.isEmpty()
                ? input.from()
                : Sql.of(
                        "({}) AS {}",
                        levels(new ArrayList<>(), new ArrayList<>()),
                        Sql.name(input.name()));
    }

    /// @param hidden takes names under which columns wait
    /// @param replaced takes what they replace
    private Sql levels(List<Sql> hidden, List<Sql> replaced) {
        var added = new ArrayList<List<Sql>>();
        var levels = levels();
        for (int i = 0; i < columns.size(); i++) {
            var name = Sql.name(columns.get(i).name());
            var target = name;
            if (replaces(columns.get(i))) {
                target = Sql.name(names.claim("__" + columns.get(i).name()));
                hidden.add(target);
                replaced.add(Sql.of("{} AS {}", target, name));
            }
            while (added.size() <= levels[i]) {
                added.add(new ArrayList<>());
            }
            var expression =
                    Sql.typed("columns[" + i + "].expression", columns.get(i).expression());
            added.get(levels[i]).add(Sql.of("{} AS {}", expression, target));
        }
        return nested(added);
    }

    /// Inner levels keep the name of the input, so that qualified names stay right.
    private Sql nested(List<List<Sql>> added) {
        var rows = input.from();
        var select = Sql.EMPTY;
        for (List<Sql> level : added) {
            if (!select.equals(Sql.EMPTY)) {
                rows = Sql.of("({}) AS {}", select, Sql.name(input.name()));
            }
            select = Sql.of("SELECT *, {} FROM {}", Sql.join(", ", level), rows);
        }
        return select;
    }

    /// For each column how many steps of other new columns it stands on.
    private int[] levels() {
        int[] levels = new int[columns.size()];
        for (int i = 0; i < levels.length; i++) {
            var text = columns.get(i).expression().toLowerCase(Locale.ROOT);
            for (int j = 0; j < i; j++) {
                if (levels[j] >= levels[i]
                        && !replaces(columns.get(j))
                        && mentions(text, columns.get(j).name())) {
                    levels[i] = levels[j] + 1;
                }
            }
        }
        return levels;
    }

    private boolean replaces(DeriveColumns.Derived column) {
        return known.find(column.name()).isPresent();
    }

    /// Whether a name may be used in an expression: a needless level is harmless, a missing one is
    /// not, so strings and comments count too.
    private static boolean mentions(String text, String name) {
        var wanted = name.toLowerCase(Locale.ROOT).replace("\"", "\"\"");
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            if (!isWord(text, at - 1) || !isWord(text, at)) {
                int end = at + wanted.length();
                if (!isWord(text, end) || !isWord(text, end - 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isWord(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        return Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_';
    }
}
