package dev.millrace.ui.inspector;

import dev.millrace.draw.Icons;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.node.NodeType;
import dev.millrace.ui.document.Edits;
import dev.millrace.ui.fx.PathIcon;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Who the node is: its icon in the colour of its stage, its title, its type and id, and whether a
/// run skips it.
final class NodeHead extends VBox {

    private final TitleField title;
    private final IdField id;
    private final EnabledSwitch enabled;
    private final Label type = new Label();

    NodeHead(Edits edits, Optional<NodeType<?>> known, BiPredicate<NodeId, String> rename) {
        title = new TitleField(edits);
        id = new IdField(rename);
        enabled = new EnabledSwitch(edits);
        getStyleClass().add("mill-inspector-head");
        HBox.setHgrow(title, Priority.ALWAYS);
        var top = new HBox(10, tile(known), title);
        top.setAlignment(Pos.CENTER_LEFT);
        type.getStyleClass().addAll("mill-mono", "mill-muted");
        type.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(id, Priority.ALWAYS);
        var names = new HBox(type, id);
        names.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(top, names, id.refusal(), enabled);
    }

    private static StackPane tile(Optional<NodeType<?>> known) {
        var stage = known.map(t -> t.spec().stage().name().toLowerCase(Locale.ROOT)).orElse("");
        var icon = Icons.of(known.map(t -> t.spec().id()).orElse(""));
        var tile = new StackPane(new PathIcon(icon, stage, 20));
        tile.getStyleClass().add("mill-tile");
        if (!stage.isEmpty()) {
            tile.getStyleClass().add(stage);
        }
        return tile;
    }

    void refresh(Node node) {
        type.setText(node.type() + " ·");
        title.refresh(node);
        id.refresh(node.id());
        enabled.refresh(node);
    }

    void focus() {
        title.requestFocus();
    }

    /// The title, written as it is typed.
    private static final class TitleField extends TextField {

        private String shown = "";
        private NodeId node = new NodeId("none");
        private boolean typing;

        TitleField(Edits edits) {
            setId("inspector-title");
            setAccessibleText("Title of the node");
            getStyleClass().addAll("mill-flat", "mill-inspector-title");
            textProperty()
                    .addListener(
                            (_, _, typed) -> {
                                if (!typed.strip().equals(shown.strip())) {
                                    typing = true;
                                    edits.title(node, typed);
                                    typing = false;
                                }
                            });
            Controls.whenLeft(
                    this,
                    () -> {
                        edits.document().seal();
                        setText(shown);
                    });
        }

        void refresh(Node now) {
            node = now.id();
            shown = now.displayTitle();
            if (!typing && !getText().strip().equals(shown.strip())) {
                setText(shown);
            }
        }
    }
}
