package dev.millrace.chart.prose;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.CustomNode;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/// Finds `{{...}}` in a line, so that nothing inside is taken for Markdown.
final class MentionParser implements InlineContentParser {

    /// Characters between the braces; what is longer is text.
    private static final int LONGEST = 1_000;

    private static final Pattern FORM =
            Pattern.compile(
                    "(?<input>[^.:\"]*)"
                            + "(?:\\.\\s*(?<column>\"(?:[^\"]|\"\")*\"|[^:\"\\s][^:]*)\\s*)?"
                            + "(?::(?<format>.*))?");

    /// What stands between the braces.
    static final class Braces extends CustomNode {
        final String inside;

        Braces(String inside) {
            this.inside = inside;
        }
    }

    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('{');
        }

        @Override
        public InlineContentParser create() {
            return new MentionParser();
        }
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        if (!scanner.next("{{")) {
            return ParsedInline.none();
        }
        var from = scanner.position();
        for (int i = 0; i < LONGEST && scanner.hasNext() && scanner.peek() != '\n'; i++) {
            var to = scanner.position();
            if (scanner.next("}}")) {
                var inside = scanner.getSource(from, to).getContent();
                return ParsedInline.of(new Braces(inside), scanner.position());
            }
            scanner.next();
        }
        return ParsedInline.none();
    }

    /// What has another form is the name of nothing, and is told as such.
    ///
    /// @param inside what stands between the braces that begin at `from`
    static Mention mention(String inside, int from, int to) {
        var found = FORM.matcher(inside);
        var column = found.matches() ? found.group("column") : null;
        if (column == null) {
            boolean hasFormat = found.matches() && found.group("format") != null;
            return new Mention(
                    (hasFormat ? found.group("input") : inside).strip(),
                    "",
                    hasFormat ? found.group("format").strip() : "",
                    from,
                    to,
                    from,
                    from);
        }
        int start = from + 2 + found.start("column");
        return new Mention(
                found.group("input").strip(),
                plain(column.strip()),
                found.group("format") == null ? "" : found.group("format").strip(),
                from,
                to,
                start,
                start + column.stripTrailing().length());
    }

    private static String plain(String column) {
        return column.startsWith("\"") && column.length() > 1
                ? column.substring(1, column.length() - 1).replace("\"\"", "\"")
                : column;
    }
}
