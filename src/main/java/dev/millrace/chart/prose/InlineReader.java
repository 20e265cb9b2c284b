package dev.millrace.chart.prose;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;

/// Reads what stands within lines, and keeps the places that name inputs.
final class InlineReader {

    /// The end of a line that is no break; no word of a text is equal to it.
    static final Inline LINE = new Inline.Text("\n");

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:https?://|mailto:)[^\\s\\p{Cntrl}]+");

    /// Words within words, such as `**a *b* c**`; deeper ones are text.
    private static final int DEEPEST = 20;

    private final List<Mention> mentions = new ArrayList<>();

    List<Mention> mentions() {
        return List.copyOf(mentions);
    }

    List<Inline> read(Node parent) {
        return inside(parent, 0);
    }

    private List<Inline> inside(Node parent, int depth) {
        var inside = new ArrayList<Inline>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            add(node, depth, inside);
        }
        return inside;
    }

    private void add(Node node, int depth, List<Inline> to) {
        if (depth > DEEPEST) {
            to.add(new Inline.Text(flat(node)));
            return;
        }
        switch (node) {
            case org.commonmark.node.Text text -> to.add(new Inline.Text(text.getLiteral()));
            case org.commonmark.node.Code code -> to.add(new Inline.Code(code.getLiteral()));
            case HtmlInline html -> to.add(new Inline.Text(html.getLiteral()));
            case StrongEmphasis strong -> to.add(new Inline.Strong(inside(strong, depth + 1)));
            case Emphasis emphasis -> to.add(new Inline.Emphasis(inside(emphasis, depth + 1)));
            case Link link -> link(link.getDestination(), inside(link, depth + 1), to);
            case Image image -> link(image.getDestination(), inside(image, depth + 1), to);
            case MentionParser.Braces braces -> to.add(new Inline.Figure(mention(braces)));
            case SoftLineBreak _ -> to.add(LINE);
            case HardLineBreak _ -> {
                to.add(new Inline.Break());
                to.add(LINE);
            }
            default -> to.addAll(inside(node, depth + 1));
        }
    }

    private static void link(String address, List<Inline> inside, List<Inline> to) {
        if (ADDRESS.matcher(address).matches()) {
            to.add(new Inline.Link(address, inside));
        } else {
            to.addAll(inside);
        }
    }

    private Mention mention(MentionParser.Braces braces) {
        var spans = braces.getSourceSpans();
        int from = spans.isEmpty() ? 0 : spans.getFirst().getInputIndex();
        int length = spans.stream().mapToInt(SourceSpan::getLength).sum();
        var mention = MentionParser.mention(braces.inside, from, from + length);
        mentions.add(mention);
        return mention;
    }

    /// The text of a node whatever lies in it, without a call for each depth.
    private static String flat(Node top) {
        var text = new StringBuilder();
        var open = new ArrayDeque<Node>();
        open.push(top);
        while (!open.isEmpty()) {
            var node = open.pop();
            if (node instanceof org.commonmark.node.Text words) {
                text.append(words.getLiteral());
            }
            for (var child = node.getLastChild(); child != null; child = child.getPrevious()) {
                open.push(child);
            }
        }
        return text.toString();
    }
}
