package dev.millrace.ui.inspector;

import dev.millrace.chart.ShowMe;
import dev.millrace.chart.Sort;
import dev.millrace.model.Column;
import dev.millrace.model.Figures;
import dev.millrace.model.Value;
import dev.millrace.ui.fx.PathIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Charts that suit the columns of the input, the best first. A click or Enter takes one.
final class ChartProposals extends VBox {

    private static final int FEW = 5;

    private final ChartDesk desk;
    private final Label none = LabelledField.help("");
    private final VBox list = new VBox();
    private final Hyperlink all = new Hyperlink();
    private List<Column> columns = List.of();
    private boolean everything;

    ChartProposals(ChartDesk desk) {
        this.desk = desk;
        getStyleClass().add("mill-proposals");
        setId(desk.id("proposals"));
        list.setAccessibleText("Proposed charts");
        all.setId(desk.id("proposals-all"));
        all.setOnAction(
                _ -> {
                    everything = true;
                    build();
                });
        getChildren().addAll(none, list, all);
    }

    /// Columns on the shelves come first: of them a person thinks. The order stays while they look.
    void open() {
        everything = false;
        columns = ordered(desk);
        build();
    }

    static List<Column> ordered(ChartDesk desk) {
        var used = new ArrayList<String>();
        var spec = desk.spec();
        for (ChartShelf shelf : ChartShelf.of(spec)) {
            spec.entries(shelf).stream()
                    .flatMap(entry -> ChartChannel.of(entry).stream())
                    .forEach(channel -> used.add(channel.field()));
        }
        var known = desk.columns();
        var first =
                used.stream()
                        .flatMap(name -> known.stream().filter(c -> c.name().equals(name)))
                        .distinct();
        var rest = known.stream().filter(column -> !used.contains(column.name()));
        return java.util.stream.Stream.concat(first, rest).toList();
    }

    /// Other columns of the input.
    void refresh() {
        var now = desk.columns();
        if (now.size() != columns.size() || !columns.containsAll(now)) {
            open();
        }
    }

    private void build() {
        var proposals = ShowMe.charts(columns, Map.of());
        int count = everything ? proposals.size() : Math.min(proposals.size(), FEW);
        var next = new ArrayList<Node>();
        for (int i = 0; i < count; i++) {
            next.add(row(i, proposals.get(i)));
        }
        list.getChildren().setAll(next);
        boolean known = columns.stream().anyMatch(c -> Sort.of(c) != Sort.OTHER);
        none.setText(
                known
                        ? "No chart suits these columns."
                        : "Charts are proposed as soon as the columns of the input are known.");
        visible(none, proposals.isEmpty());
        visible(list, !proposals.isEmpty());
        all.setText("Show all " + Figures.plural(proposals.size(), "proposal"));
        visible(all, count < proposals.size());
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /// A row, not a button, whose words would not wrap.
    private Node row(int index, ShowMe.Proposal proposal) {
        var title = new Label(proposal.title());
        title.getStyleClass().add("mill-proposal-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        var words = new VBox(1, title, LabelledField.help(proposal.reason()));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var icon = new PathIcon(ChartGlyphs.mark(mark(proposal)), "accent", 18);
        var row = new HBox(10, icon, words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setId(desk.id("proposal-" + (index + 1)));
        row.setAccessibleRole(AccessibleRole.BUTTON);
        row.setAccessibleText(proposal.title() + ". " + proposal.reason());
        row.getStyleClass().add("mill-proposal");
        row.setFocusTraversable(true);
        row.setOnMousePressed(_ -> row.requestFocus());
        row.setOnMouseClicked(_ -> take(proposal));
        row.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, row, proposal));
        return row;
    }

    private void take(ShowMe.Proposal proposal) {
        desk.set(desk.spec().taking(proposal.spec()));
    }

    private static String mark(ShowMe.Proposal proposal) {
        return proposal.spec().get("mark") instanceof Value.Text(var mark) ? mark : "";
    }

    private void pressed(KeyEvent event, Node row, ShowMe.Proposal proposal) {
        var code = event.getCode();
        if (code == KeyCode.ENTER || code == KeyCode.SPACE) {
            take(proposal);
            event.consume();
        } else if (code == KeyCode.UP || code == KeyCode.DOWN) {
            var all = list.getChildren();
            long to = all.indexOf(row) + (code == KeyCode.UP ? -1L : 1L);
            all.get(Math.clamp(to, 0, all.size() - 1)).requestFocus();
            event.consume();
        }
    }

    void focusFirst() {
        if (!list.getChildren().isEmpty()) {
            list.getChildren().getFirst().requestFocus();
        }
    }
}
