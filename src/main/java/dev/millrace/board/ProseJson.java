package dev.millrace.board;

import dev.millrace.chart.prose.Block;
import dev.millrace.chart.prose.Inline;
import dev.millrace.chart.prose.Mention;
import dev.millrace.chart.prose.Prose;
import dev.millrace.model.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A text as the page reads it: a tree of blocks, whose texts are texts and never markup.
final class ProseJson {

    private ProseJson() {}

    /// `{"blocks": [{"kind": "heading", "level": 1, "inside": [...]}, ...]}`
    static Value.Fields of(Prose prose) {
        return Value.fields(Map.entry("blocks", blocks(prose.blocks())));
    }

    private static Value blocks(List<Block> blocks) {
        return list(blocks, ProseJson::block);
    }

    private static Value block(Block block) {
        return switch (block) {
            case Block.Heading(int level, var inside) ->
                    kind("heading", inside).with("level", Value.of(level));
            case Block.Paragraph(var inside) -> kind("paragraph", inside);
            case Block.Items(int first, var items) ->
                    kind("list")
                            .with("first", Value.of(first))
                            .with("items", list(items, ProseJson::blocks));
            case Block.Quote(var inside) -> kind("quote").with("inside", blocks(inside));
            case Block.Code(String text) -> kind("code").with("text", Value.of(text));
            case Block.Table(var head, var rows, var alignments) ->
                    kind("table")
                            .with("head", list(head, ProseJson::inlines))
                            .with("rows", list(rows, row -> list(row, ProseJson::inlines)))
                            .with("alignments", list(alignments, Value::of));
            case Block.Rule _ -> kind("rule");
            case Block.Tile(Mention mention) -> kind("tile").with("tile", Value.of(mention.id()));
        };
    }

    private static Value inlines(List<Inline> inside) {
        return list(inside, ProseJson::inline);
    }

    private static Value inline(Inline inline) {
        return switch (inline) {
            case Inline.Text(String text) -> kind("text").with("text", Value.of(text));
            case Inline.Strong(var inside) -> kind("strong", inside);
            case Inline.Emphasis(var inside) -> kind("emphasis", inside);
            case Inline.Code(String text) -> kind("code").with("text", Value.of(text));
            case Inline.Link(String address, var inside) ->
                    kind("link", inside).with("address", Value.of(address));
            case Inline.Figure(Mention mention) ->
                    kind("figure").with("tile", Value.of(mention.id()));
            case Inline.Break _ -> kind("break");
        };
    }

    private static Value.Fields kind(String kind) {
        return Value.fields(Map.entry("kind", Value.of(kind)));
    }

    private static Value.Fields kind(String kind, List<Inline> inside) {
        return kind(kind).with("inside", inlines(inside));
    }

    private static <T> Value list(List<T> all, Function<T, Value> one) {
        return new Value.Items(all.stream().map(one).toList());
    }
}
