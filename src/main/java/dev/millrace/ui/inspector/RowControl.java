package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import dev.millrace.node.Editor;
import dev.millrace.node.Setting;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// An element of a list on one line: a single value, or a record of a few short members.
final class RowControl implements FieldControl {

    private static final int MOST_MEMBERS = 3;
    private static final double NARROWEST = 40;

    private record Part(Slot slot, FieldControl control) {}

    private final List<Part> parts = new ArrayList<>();
    private final FaultLines lines;
    private final VBox box = new VBox();

    RowControl(Slot element, Form form, Node buttons) {
        lines = new FaultLines(form.document().fixes());
        var shares = new Shares();
        HBox.setHgrow(shares, Priority.ALWAYS);
        var row = new HBox(shares);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("mill-row");
        var setting = element.setting();
        if (setting.kind() == Setting.Kind.RECORD) {
            boolean narrow = setting.members().size() == MOST_MEMBERS;
            for (Setting member : setting.members()) {
                if (!parts.isEmpty() && isPair(setting)) {
                    shares.getChildren().add(equal());
                }
                shares.add(part(element.member(member), form, narrow), share(member));
            }
            box.setId("setting-" + element.path());
        } else {
            shares.add(part(element, form, false), 1);
            if (parts.getFirst().control().input() instanceof TextField field) {
                field.setPromptText(setting.label());
            }
        }
        row.getChildren().add(buttons);
        box.getChildren().addAll(row, lines);
    }

    /// Whether elements of the list stand on one line.
    static boolean fits(Setting list) {
        var members = list.members();
        boolean few = members.size() <= MOST_MEMBERS;
        return list.kind() != Setting.Kind.RECORD
                || (few && members.stream().allMatch(Controls::isOneLine));
    }

    /// Two columns that are held against each other.
    static boolean isPair(Setting list) {
        return list.members().size() == 2
                && list.members().stream().allMatch(m -> m.editor() == Editor.COLUMN);
    }

    /// How much of a row a member gets, beside the others: names are long, types are short.
    static double share(Setting member) {
        return switch (member.editor()) {
            case COLUMN -> 1.1;
            case TYPE -> 0.85;
            default -> 1;
        };
    }

    static Label equal() {
        var sign = new Label("=");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        sign.getStyleClass().addAll("mill-muted", "mill-mono");
        return sign;
    }

    private Region part(Slot slot, Form form, boolean isNarrow) {
        var control = Controls.of(slot, form);
        if (isNarrow && control.input() instanceof SuggestField field) {
            field.quiet();
        }
        var region = control.region();
        region.setMinWidth(NARROWEST);
        region.setPrefWidth(NARROWEST);
        parts.add(new Part(slot, control));
        return region;
    }

    @Override
    public Region region() {
        return box;
    }

    @Override
    public void refresh() {
        parts.forEach(part -> part.control().refresh());
    }

    @Override
    public List<Fault> show(SettingFaults faults, String path) {
        parts.forEach(part -> part.control().show(faults, part.slot().path()));
        lines.show(faults.under(path));
        return List.of();
    }

    @Override
    public void focus() {
        parts.getFirst().control().focus();
    }
}
