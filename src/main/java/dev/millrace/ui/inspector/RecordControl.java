package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import dev.millrace.node.Setting;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A record as a card. Of many members those stay behind "More" that have their default and are in
/// order.
final class RecordControl implements FieldControl {

    private static final int FEW = 3;

    private final Slot slot;
    private final List<MemberField> members = new ArrayList<>();
    private final FaultLines lines;
    private final Hyperlink more = new Hyperlink();
    private final VBox card = new VBox();
    private boolean open;

    /// @param buttons what stands at the right of its first member
    RecordControl(Slot slot, Form form, List<Node> buttons) {
        this.slot = slot;
        lines = new FaultLines(form.document().fixes());
        Controls.name(card, slot);
        card.getStyleClass().add("mill-element");
        for (Setting member : slot.setting().members()) {
            members.add(new MemberField(slot.member(member), form, members.isEmpty()));
        }
        var head = new HBox(4, members.getFirst());
        head.setAlignment(Pos.TOP_LEFT);
        HBox.setHgrow(members.getFirst(), Priority.ALWAYS);
        head.getChildren().addAll(buttons);
        card.getChildren().addAll(head, lines);
        card.getChildren().addAll(members.subList(1, members.size()));
        card.getChildren().add(more);
        more.setId("setting-" + slot.path() + "-more");
        more.setOnAction(_ -> toggle());
        members.forEach(member -> member.reveal(isShort() || member.isFirst()));
    }

    private boolean isShort() {
        return members.size() <= FEW;
    }

    private void toggle() {
        open = !open;
        members.forEach(member -> member.reveal(open || isShort() || member.isFirst()));
        refresh();
        count();
    }

    private void count() {
        long hidden = members.stream().filter(member -> !member.isVisible()).count();
        more.setText(open ? "Less" : "More (" + hidden + ")");
        more.setAccessibleText((open ? "Fewer" : "More") + " settings of " + slot.label());
        boolean useful = !isShort() && (open || hidden > 0);
        more.setVisible(useful);
        more.setManaged(useful);
    }

    @Override
    public Region region() {
        return card;
    }

    @Override
    public void refresh() {
        members.forEach(MemberField::refresh);
        count();
    }

    @Override
    public List<Fault> show(SettingFaults faults, String path) {
        members.forEach(member -> member.show(faults));
        lines.show(faults.at(path));
        count();
        return List.of();
    }

    @Override
    public void focus() {
        members.getFirst().focus();
    }
}
