package dev.millrace.ui.monitor;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.NodeId;
import dev.millrace.model.Rows;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The rows in front of a node that made it fail, as far as the engine can tell. FX thread only.
final class CulpritRows extends VBox {

    private static final double HEIGHT = 150;
    private static final double LINE = 21;
    private static final int MOST_COLUMNS = 40;

    private final Culprits culprits;
    private final Executor fxThread;
    private final Label caption = new Label();
    private final GridPane grid = new GridPane();
    private final ScrollPane scroll = new ScrollPane(grid);
    private Optional<Fault> asked = Optional.empty();

    CulpritRows(Culprits culprits, Executor fxThread) {
        this.culprits = culprits;
        this.fxThread = fxThread;
        setId("culprits");
        getStyleClass().add("mill-culprits");
        caption.setId("culprits-caption");
        caption.getStyleClass().add("mill-muted");
        caption.setWrapText(true);
        grid.getStyleClass().add("mill-culprits-grid");
        grid.setAlignment(Pos.TOP_LEFT);
        scroll.setMaxHeight(HEIGHT);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        getChildren().setAll(caption, scroll);
        said("", false);
    }

    private void said(String text, boolean rows) {
        caption.setText(text);
        setVisible(!text.isEmpty());
        setManaged(!text.isEmpty());
        scroll.setVisible(rows);
        scroll.setManaged(rows);
    }

    /// @param failed the node; empty if nothing failed
    void show(Optional<NodeId> failed, Optional<Fault> fault) {
        if (fault.equals(asked)) {
            return;
        }
        asked = fault;
        if (failed.isEmpty() || fault.isEmpty() || !isOfRows(fault.get())) {
            said("", false);
            return;
        }
        said("Looking for the rows that caused it…", false);
        var _ =
                culprits.of(failed.get(), fault.get())
                        .whenCompleteAsync(
                                (found, failure) -> answered(fault, found, failure), fxThread);
    }

    private static boolean isOfRows(Fault fault) {
        return fault.code() == FaultCode.DATA_INVALID || fault.code() == FaultCode.CHECK_FAILED;
    }

    private void answered(
            Optional<Fault> about, Culprits.@Nullable Found found, @Nullable Throwable failure) {
        if (!about.equals(asked)) {
            return;
        }
        if (failure != null || found == null || found.rows().values().isEmpty()) {
            said("", false);
            return;
        }
        var rows = found.rows();
        int count = rows.values().size();
        var which =
                count == 1 && !found.more()
                        ? "This row"
                        : found.more()
                                ? "The first " + count + " rows"
                                : "These " + count + " rows";
        said(which + " of " + found.of() + " caused it:", true);
        fill(rows);
    }

    private void fill(Rows rows) {
        grid.getChildren().clear();
        scroll.setMinHeight(Math.min(HEIGHT, LINE * (rows.values().size() + 1) + LINE));
        var columns = rows.schema().columns();
        int wide = Math.min(MOST_COLUMNS, columns.size());
        for (int c = 0; c < wide; c++) {
            var head = new Label(columns.get(c).name());
            head.getStyleClass().add("mill-strong");
            head.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(head, c, 0);
            for (int r = 0; r < rows.values().size(); r++) {
                grid.add(cell(rows.values().get(r), c), c, r + 1);
            }
        }
    }

    private static Label cell(List<@Nullable String> row, int column) {
        var value = row.get(column);
        var cell = new Label(value == null ? "NULL" : value);
        cell.getStyleClass().add(value == null ? "mill-muted" : "mill-mono");
        cell.setMaxWidth(260);
        return cell;
    }
}
