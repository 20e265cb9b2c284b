package dev.millrace.export;

import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Lays SQL out for reading: a clause a line, and of a clause that is too long an item a line.
///
/// Only what node types wrote is broken into lines. A line break in a literal or in a person's text
/// may mean something, so it stays as it is.
final class Layout {

    private static final int WIDEST = 96;
    private static final Pattern CLAUSE =
            Pattern.compile(
                    " (?=(?:(?<!DISTINCT )FROM|WHERE|GROUP BY|HAVING|QUALIFY|ORDER BY|LIMIT|UNION|"
                            + "((INNER|LEFT|RIGHT|FULL|SEMI|ANTI|CROSS) )?JOIN)\\b)");
    private static final Pattern SIDE = Pattern.compile("(INNER|LEFT|RIGHT|FULL|SEMI|ANTI|CROSS)$");
    private static final Pattern CALL = Pattern.compile("FROM \\w+\\(");
    private static final String ROWS = "FROM (VALUES ";
    private static final Pattern COMMENT = Pattern.compile("--|/\\*");

    private final String indent;
    private final StringBuilder text = new StringBuilder();

    /// Where the clause at hand may be broken, by depth of brackets: 0 and 1.
    private final List<List<Integer>> breaks = List.of(new ArrayList<>(), new ArrayList<>());

    private int clause;
    private int depth;
    private boolean quoted;

    private Layout(String indent) {
        this.indent = indent;
    }

    /// @param indent put in front of every line
    /// @param files what stands for a `Files` part
    static String of(Sql sql, String indent, UnaryOperator<Sql.Part> files) {
        var layout = new Layout(indent);
        layout.text.append(indent);
        layout.clause = layout.text.length();
        joined(sql.parts().stream().map(files).toList()).forEach(layout::add);
        layout.close();
        return layout.text.toString();
    }

    /// Texts that follow one another as one, so that a keyword is seen whole.
    private static List<Sql.Part> joined(List<Sql.Part> parts) {
        var joined = new ArrayList<Sql.Part>();
        for (Sql.Part part : parts) {
            if (part instanceof Sql.Part.Text(String next)
                    && !joined.isEmpty()
                    && joined.getLast() instanceof Sql.Part.Text(String last)) {
                joined.set(joined.size() - 1, new Sql.Part.Text(last + next));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }

    private void add(Sql.Part part) {
        if (part instanceof Sql.Part.Text(String sql)) {
            keywords(sql);
            return;
        }
        var written = new Sql(List.of(part)).text(Dialect.DUCKDB);
        text.append(part instanceof Sql.Part.Typed typed ? typed(typed, written) : written);
    }

    private void keywords(String sql) {
        var clauses = CLAUSE.matcher(sql).useTransparentBounds(true);
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            quoted ^= c == '\'';
            if (quoted || c == '\'') {
                text.append(c);
                continue;
            }
            depth += c == '(' || c == '{' || c == '[' ? 1 : 0;
            depth -= c == ')' || c == '}' || c == ']' ? 1 : 0;
            boolean breaks = c == ' ' && depth == 0 && clauses.region(i, sql.length()).lookingAt();
            if (breaks && !SIDE.matcher(text.subSequence(clause, text.length())).find()) {
                close();
                text.append('\n').append(indent);
                clause = text.length();
            } else {
                text.append(c);
                note(c);
            }
        }
    }

    private void note(char c) {
        if (c == ',' && depth <= 1) {
            breaks.get(depth).add(text.length());
        } else if (c == '(' && depth == 1) {
            breaks.get(1).add(text.length());
        }
    }

    /// Ends a clause: breaks it into its items if it is too long.
    private void close() {
        if (text.length() - clause > WIDEST) {
            var at = new ArrayList<Integer>();
            if (startsWith("SELECT ") && !breaks.get(0).isEmpty()) {
                at.add(clause + "SELECT".length());
                at.addAll(breaks.get(0));
            } else if (CALL.matcher(text).region(clause, text.length()).lookingAt()) {
                at.addAll(breaks.get(1));
            } else if (startsWith(ROWS)) {
                at.add(clause + ROWS.length() - 1);
                breaks.get(1).stream().filter(this::isBeforeARow).forEach(at::add);
            }
            for (int place : at.reversed()) {
                boolean space = place < text.length() && text.charAt(place) == ' ';
                text.replace(place, space ? place + 1 : place, "\n" + indent + "    ");
            }
        }
        breaks.forEach(List::clear);
    }

    private boolean isBeforeARow(int place) {
        return text.indexOf(" (", place) == place;
    }

    private boolean startsWith(String word) {
        return text.indexOf(word, clause) == clause;
    }

    /// The line break that keeps a comment at the end from reaching outside is needed only there.
    private String typed(Sql.Part.Typed typed, String written) {
        if (typed.form() == Sql.Form.TYPE_TEXT || COMMENT.matcher(typed.text()).find()) {
            return written;
        }
        var end = written.endsWith("\n)") ? "\n)" : "\n";
        var body = written.substring(0, written.length() - end.length());
        return (hasQuotes(typed.text()) ? body : body.replace("\n", "\n" + indent + "    "))
                + end.strip();
    }

    private static boolean hasQuotes(String text) {
        return text.indexOf('\'') >= 0 || text.indexOf('"') >= 0 || text.indexOf('$') >= 0;
    }
}
