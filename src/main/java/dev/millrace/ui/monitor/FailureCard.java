package dev.millrace.ui.monitor;

import dev.millrace.fault.Fault;
import dev.millrace.model.NodeId;
import dev.millrace.ui.document.RunModel;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Why the run failed, in words, with what to do next: the rows that caused it, the statement that
/// ran, and another try. FX thread only.
final class FailureCard extends VBox {

    private static final int SQL_LINES = 7;

    private final RunModel run;
    private final Label title = new Label();
    private final Label message = new Label();
    private final Label hint = new Label();
    private final Button retry = new Button("Retry from here");
    private final Hyperlink node = new Hyperlink("Go to the node");
    private final Hyperlink sqlLink = new Hyperlink();
    private final TextArea sql = new TextArea();
    private final CulpritRows culprits;

    /// @param run that is told about
    /// @param culprits the rows that made it fail
    /// @param again runs again; what was computed before is taken from what was kept
    /// @param jump goes to a node
    FailureCard(RunModel run, CulpritRows culprits, Runnable again, Consumer<NodeId> jump) {
        this.run = run;
        this.culprits = culprits;
        setId("failure");
        getStyleClass().add("mill-failure");
        title.getStyleClass().add("mill-strong");
        for (Label each : new Label[] {message, hint}) {
            each.setWrapText(true);
            each.setMinHeight(Region.USE_PREF_SIZE);
        }
        message.setId("failure-message");
        hint.setId("failure-hint");
        hint.getStyleClass().add("mill-muted");
        retry.setId("retry");
        retry.getStyleClass().add("accent");
        retry.setOnAction(_ -> again.run());
        node.setId("failure-node");
        node.setOnAction(_ -> run.failedNode().ifPresent(id -> jump.accept(id.outermost())));
        sqlLink.setId("failure-sql-link");
        sqlLink.setOnAction(_ -> showSql(!sql.isVisible()));
        sql.setId("failure-sql");
        sql.setEditable(false);
        sql.setPrefRowCount(SQL_LINES);
        sql.getStyleClass().add("mill-mono");
        sql.setAccessibleText("The statement that failed");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var actions = new HBox(10, retry, node, sqlLink, room);
        actions.getStyleClass().add("mill-failure-actions");
        getChildren().setAll(title, message, hint, actions, culprits, sql);
        showSql(false);
        say(this, false);
    }

    private static void say(Region part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }

    private void showSql(boolean shown) {
        say(sql, shown);
        sqlLink.setText(shown ? "Hide the SQL" : "Show the SQL that ran");
    }

    /// Shows the first failure of the run, if there is one.
    void show() {
        Optional<Fault> fault = run.faults().stream().findFirst();
        boolean isShown = fault.isPresent() && !run.isRunning();
        say(this, isShown);
        culprits.show(
                isShown ? run.failedNode() : Optional.empty(), isShown ? fault : Optional.empty());
        if (!isShown) {
            showSql(false);
            return;
        }
        var failed = run.failedNode();
        title.setText(
                failed.map(run::title).map(name -> name + " failed").orElse("The run failed"));
        message.setText(fault.get().message());
        hint.setText(fault.get().hint());
        say(hint, !fault.get().hint().isEmpty());
        node.setVisible(failed.isPresent());
        node.setManaged(failed.isPresent());
        sql.setText(run.failedSql().orElse(""));
        sqlLink.setVisible(run.failedSql().isPresent());
        sqlLink.setManaged(run.failedSql().isPresent());
    }
}
