package dev.millrace.ui.code;

import java.util.Arrays;
import java.util.List;

/// Makes lines comments, or what they were before.
///
/// @param from to `to` what is replaced: whole lines
record CommentLines(int from, int to, String text) {

    private static final String MARK = "-- ";

    /// @param from to `to` the selection
    static CommentLines toggled(String sql, int from, int to) {
        int begin = sql.lastIndexOf('\n', from - 1) + 1;
        int last = to > from && sql.charAt(to - 1) == '\n' ? to - 1 : to;
        int newLine = sql.indexOf('\n', last);
        int end = newLine < 0 ? sql.length() : newLine;
        var lines = Arrays.asList(sql.substring(begin, end).split("\n", -1));
        boolean comments =
                lines.stream().anyMatch(line -> !line.isBlank())
                        && lines.stream()
                                .filter(line -> !line.isBlank())
                                .allMatch(line -> line.stripLeading().startsWith("--"));
        var changed = lines.stream().map(line -> comments ? bare(line) : marked(line, lines));
        return new CommentLines(begin, end, String.join("\n", changed.toList()));
    }

    private static String marked(String line, List<String> lines) {
        if (line.isBlank() && lines.size() > 1) {
            return line;
        }
        int indent =
                lines.stream()
                        .filter(each -> !each.isBlank())
                        .mapToInt(each -> each.length() - each.stripLeading().length())
                        .min()
                        .orElse(line.length());
        return line.substring(0, indent) + MARK + line.substring(indent);
    }

    private static String bare(String line) {
        int at = line.indexOf("--");
        if (at < 0) {
            return line;
        }
        int end = line.startsWith(MARK, at) ? at + MARK.length() : at + 2;
        return line.substring(0, at) + line.substring(end);
    }
}
