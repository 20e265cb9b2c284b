package dev.millrace.ui.inspector;

import dev.millrace.ui.fx.PathIcon;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Which elements of a long list are shown: the first few, and on demand all, a page at a time, so
/// that a file of two thousand columns opens as fast as one of twenty.
final class Pages extends HBox {

    static final int PAGE = 50;
    private static final int FEW = 10;
    private static final int NEARLY_FEW = 12;

    private final Runnable turned;
    private final Hyperlink all = new Hyperlink();
    private final Button back = button("Earlier ones", Glyphs.UP, -PAGE);
    private final Button on = button("Later ones", Glyphs.DOWN, PAGE);
    private final Label range = new Label();
    private int size;
    private int from;
    private boolean everything;

    /// @param turned is told when other elements are to be shown
    Pages(Runnable turned) {
        super(6);
        this.turned = turned;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("mill-pages");
        range.getStyleClass().add("mill-muted");
        all.setOnAction(
                _ -> {
                    everything = !everything;
                    from = 0;
                    turned.run();
                });
        getChildren().addAll(all, range, back, on);
    }

    private Button button(String text, String icon, int by) {
        var button = new Button("", new PathIcon(icon, "", 12));
        button.setAccessibleText(text);
        button.getStyleClass().add("mill-mini");
        button.setOnAction(_ -> turn(from + by));
        return button;
    }

    private void turn(int newFrom) {
        from = newFrom;
        turned.run();
    }

    int from() {
        return from;
    }

    /// How many are shown.
    int shown() {
        return Math.min(size - from, everything ? PAGE : size <= NEARLY_FEW ? size : FEW);
    }

    /// Makes sure that an element is shown.
    void show(int index) {
        if (index < from || index >= from + shown()) {
            everything = true;
            turn(index / PAGE * PAGE);
        }
    }

    void size(int newSize) {
        size = newSize;
        if (from >= size) {
            from = Math.max(0, (size - 1) / PAGE * PAGE);
        }
        boolean several = everything && size > PAGE;
        shown(all, size > NEARLY_FEW);
        all.setText(everything ? "Show fewer" : String.format(Locale.ROOT, "Show all %,d", size));
        range.setText(
                String.format(Locale.ROOT, "%,d to %,d of %,d", from + 1, from + shown(), size));
        shown(range, several);
        shown(back, several);
        shown(on, several);
        back.setDisable(from == 0);
        on.setDisable(from + shown() >= size);
        shown(this, size > NEARLY_FEW);
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
