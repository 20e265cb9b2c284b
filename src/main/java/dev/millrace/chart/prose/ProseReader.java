package dev.millrace.chart.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Reads Markdown (CommonMark and tables). HTML in it is text, pictures are links, and links lead
/// nowhere but to the web and to mail. Any thread.
public final class ProseReader {

    /// How deep blocks may lie in each other; what lies deeper is text of the innermost one.
    private static final int DEEPEST = 30;

    /// Of strong and emphasised words, in a paragraph.
    private static final int MOST_MARKS = 3_000;

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .maxOpenBlockParsers(DEEPEST)
                    .customInlineContentParserFactory(new MentionParser.Factory())
                    .build();

    private final InlineReader inlines = new InlineReader();

    private ProseReader() {}

    public static Prose read(String markdown) {
        if (isHeap(markdown)) {
            return new Prose(List.of(new Block.Code(markdown)), List.of());
        }
        var reader = new ProseReader();
        var blocks = reader.blocks(PARSER.parse(markdown));
        return new Prose(blocks, reader.inlines.mentions());
    }

    /// Whether a paragraph could nest words deeper than the parser can follow.
    private static boolean isHeap(String markdown) {
        int marks = 0;
        for (int i = 0; i < markdown.length(); i++) {
            char each = markdown.charAt(i);
            boolean ends = each == '\n' && i > 0 && markdown.charAt(i - 1) == '\n';
            marks = ends ? 0 : each == '*' || each == '_' ? marks + 1 : marks;
            if (marks > MOST_MARKS) {
                return true;
            }
        }
        return false;
    }

    private List<Block> blocks(Node parent) {
        var blocks = new ArrayList<Block>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(node, blocks);
        }
        return blocks;
    }

    private void block(Node node, List<Block> blocks) {
        switch (node) {
            case Heading heading ->
                    blocks.add(new Block.Heading(heading.getLevel(), inlines.read(heading)));
            case Paragraph paragraph -> paragraph(inlines.read(paragraph), blocks);
            case BlockQuote quote -> blocks.add(new Block.Quote(blocks(quote)));
            case ListBlock list -> blocks.add(list(list));
            case FencedCodeBlock code -> blocks.add(new Block.Code(code.getLiteral()));
            case IndentedCodeBlock code -> blocks.add(new Block.Code(code.getLiteral()));
            case HtmlBlock html -> blocks.add(new Block.Code(html.getLiteral()));
            case ThematicBreak _ -> blocks.add(new Block.Rule());
            case TableBlock table -> blocks.add(table(table));
            case LinkReferenceDefinition _ -> {}
            default -> blocks.addAll(blocks(node));
        }
    }

    private Block list(ListBlock list) {
        var items = new ArrayList<List<Block>>();
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(blocks(item));
        }
        var start = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : null;
        return new Block.Items(list instanceof OrderedList ? start == null ? 1 : start : -1, items);
    }

    private Block table(TableBlock table) {
        var rows = new ArrayList<List<List<Inline>>>();
        var alignments = new ArrayList<String>();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    rows.add(cells(row, rows.isEmpty() ? alignments : new ArrayList<>()));
                }
            }
        }
        return new Block.Table(rows.getFirst(), rows.subList(1, rows.size()), alignments);
    }

    private List<List<Inline>> cells(Node row, List<String> alignments) {
        var cells = new ArrayList<List<Inline>>();
        for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell one) {
                var alignment = one.getAlignment();
                alignments.add(alignment == null ? "" : alignment.name().toLowerCase(Locale.ROOT));
            }
            cells.add(inlines.read(cell));
        }
        return cells;
    }

    /// A line that only names an input is the input's place, also amid the lines of a paragraph.
    private static void paragraph(List<Inline> inside, List<Block> blocks) {
        var words = new ArrayList<Inline>();
        for (List<Inline> line : lines(inside)) {
            var only = only(line);
            if (only == null) {
                if (!words.isEmpty()) {
                    words.add(InlineReader.LINE);
                }
                words.addAll(line);
            } else {
                finish(words, blocks);
                blocks.add(new Block.Tile(only));
            }
        }
        finish(words, blocks);
    }

    private static void finish(List<Inline> words, List<Block> blocks) {
        if (!words.isEmpty()) {
            blocks.add(new Block.Paragraph(words));
            words.clear();
        }
    }

    private static List<List<Inline>> lines(List<Inline> inside) {
        var lines = new ArrayList<List<Inline>>();
        var line = new ArrayList<Inline>();
        for (Inline each : inside) {
            if (each.equals(InlineReader.LINE)) {
                lines.add(List.copyOf(line));
                line.clear();
            } else {
                line.add(each);
            }
        }
        lines.add(line);
        return lines;
    }

    /// The only thing a line says, if it is the name of an input.
    private static @Nullable Mention only(List<Inline> line) {
        var said =
                line.stream()
                        .filter(each -> !(each instanceof Inline.Text(var text) && text.isBlank()))
                        .filter(each -> !(each instanceof Inline.Break))
                        .toList();
        return said.size() == 1
                        && said.getFirst() instanceof Inline.Figure(Mention mention)
                        && !mention.isOfColumn()
                ? mention
                : null;
    }
}
