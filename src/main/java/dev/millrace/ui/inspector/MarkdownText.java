package dev.millrace.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.Parser;

/// Markdown as nodes of the window: paragraphs, headings, lists, code, bold and italic words.
final class MarkdownText extends AbstractVisitor {

    private static final Parser PARSER = Parser.builder().build();

    private final List<Node> blocks = new ArrayList<>();
    private TextFlow flow = new TextFlow();
    private String style = "";

    private MarkdownText() {}

    /// The blocks of the text, one below the other.
    static List<Node> of(String markdown) {
        var visitor = new MarkdownText();
        PARSER.parse(markdown).accept(visitor);
        return visitor.blocks;
    }

    @Override
    public void visit(Paragraph paragraph) {
        block(paragraph, "mill-text");
    }

    @Override
    public void visit(Heading heading) {
        style = "strong";
        block(heading, "mill-text");
        style = "";
    }

    private void block(Block block, String styleClass) {
        flow = new TextFlow();
        flow.getStyleClass().add(styleClass);
        flow.setMinHeight(Region.USE_PREF_SIZE);
        visitChildren(block);
        blocks.add(flow);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        blocks.add(HelpText.code(code.getLiteral().stripTrailing()));
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        blocks.add(HelpText.code(code.getLiteral().stripTrailing()));
    }

    @Override
    public void visit(BulletList list) {
        items(list, 0);
    }

    @Override
    public void visit(OrderedList list) {
        var first = list.getMarkerStartNumber();
        items(list, first == null ? 1 : first);
    }

    /// @param number of the first item; 0: the items have none
    private void items(ListBlock list, int number) {
        var box = new VBox(3);
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            var inner = new MarkdownText();
            inner.visitChildren(item);
            var content = new VBox(3);
            content.getChildren().addAll(inner.blocks);
            HBox.setHgrow(content, Priority.ALWAYS);
            var mark = new Label(number == 0 ? "•" : number++ + ".");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            box.getChildren().add(new HBox(6, mark, content));
        }
        blocks.add(box);
    }

    @Override
    public void visit(org.commonmark.node.Text text) {
        add(text.getLiteral(), style);
    }

    @Override
    public void visit(Code code) {
        add(code.getLiteral(), "code");
    }

    @Override
    public void visit(StrongEmphasis strong) {
        styled("strong", strong);
    }

    @Override
    public void visit(Emphasis emphasis) {
        styled("emphasis", emphasis);
    }

    private void styled(String inner, org.commonmark.node.Node node) {
        var outer = style;
        style = inner;
        visitChildren(node);
        style = outer;
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        add(" ", style);
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        add("\n", style);
    }

    private void add(String literal, String styleClass) {
        var text = new Text(literal);
        text.getStyleClass().add("mill-words");
        if (!styleClass.isEmpty()) {
            text.getStyleClass().add(styleClass);
        }
        flow.getChildren().add(text);
    }
}
