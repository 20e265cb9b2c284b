package dev.millrace.ui.inspector;

import dev.millrace.node.Setting;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the members of the rows beneath are, said once. It shows while there are rows.
final class Captions extends HBox {

    Captions(Setting list, VBox rows) {
        getStyleClass().add("mill-captions");
        var shares = new Shares();
        HBox.setHgrow(shares, Priority.ALWAYS);
        for (Setting member : list.members()) {
            if (!shares.getChildren().isEmpty() && RowControl.isPair(list)) {
                shares.getChildren().add(room());
            }
            var caption = new Label(member.label());
            caption.setMinWidth(0);
            caption.setPrefWidth(0);
            caption.setMaxWidth(Double.MAX_VALUE);
            caption.setTooltip(new Tooltip(member.help()));
            shares.add(caption, RowControl.share(member));
        }
        var buttons = new Region();
        buttons.getStyleClass().add("mill-captions-end");
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(shares, buttons);
        visibleProperty().bind(rows.visibleProperty());
        managedProperty().bind(rows.visibleProperty());
    }

    /// As much as the sign between two columns takes.
    private static Label room() {
        var sign = RowControl.equal();
        sign.setPrefHeight(0);
        sign.setVisible(false);
        return sign;
    }
}
