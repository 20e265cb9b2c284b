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
        for (Setting member : list.members()) {
            var caption = new Label(member.label());
            caption.setMinWidth(40);
            caption.setPrefWidth(40);
            caption.setMaxWidth(Double.MAX_VALUE);
            caption.setTooltip(new Tooltip(member.help()));
            HBox.setHgrow(caption, Priority.ALWAYS);
            getChildren().add(caption);
        }
        var buttons = new Region();
        buttons.getStyleClass().add("mill-captions-end");
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(buttons);
        visibleProperty().bind(rows.visibleProperty());
        managedProperty().bind(rows.visibleProperty());
    }
}
