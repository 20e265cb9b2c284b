package dev.millrace.chart.prose;

import java.util.ArrayList;
import java.util.List;

/// A text as a tree.
///
/// @param mentions the places that name inputs, in their order
public record Prose(List<Block> blocks, List<Mention> mentions) {

    public Prose {
        blocks = List.copyOf(blocks);
        mentions = List.copyOf(mentions);
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /// The texts of its headings, in order.
    public List<String> headings() {
        var headings = new ArrayList<String>();
        for (Block block : blocks) {
            if (block instanceof Block.Heading(_, var inside)) {
                headings.add(text(inside));
            }
        }
        return List.copyOf(headings);
    }

    private static String text(List<Inline> inside) {
        var text = new StringBuilder();
        for (Inline each : inside) {
            switch (each) {
                case Inline.Text(String words) -> text.append(words);
                case Inline.Code(String words) -> text.append(words);
                case Inline.Strong(var more) -> text.append(text(more));
                case Inline.Emphasis(var more) -> text.append(text(more));
                case Inline.Link(_, var more) -> text.append(text(more));
                case Inline.Figure(Mention mention) -> text.append(mention.id());
                case Inline.Break _ -> text.append(' ');
            }
        }
        return text.toString();
    }
}
