package dev.millrace.ui.preview;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.ui.fx.Ruler;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;

/// A value within a nested one; what is below it is made once it is opened.
final class ValueBranch extends TreeItem<ValueBranch.Entry> {

    /// Longer lists are shown in parts.
    private static final int PART = 500;

    private static final int MOST_TEXT = 2_000;

    /// @param name of a member, or place in a list
    record Entry(String name, Value value, int from, int to) {

        static Entry of(String name, Value value) {
            return new Entry(name, value, 0, size(value));
        }

        private boolean isPart() {
            return to - from < size(value);
        }

        /// In one line.
        String text() {
            return switch (value) {
                case Value.Fields _ -> "{" + Figures.count(to - from, "member", "members") + "}";
                case Value.Items _ ->
                        isPart() ? "" : "[" + Figures.count(to - from, "item", "items") + "]";
                case Value.Text(String text) ->
                        CellText.shown(
                                text.length() > MOST_TEXT
                                        ? text.substring(0, MOST_TEXT) + Ruler.MORE
                                        : text);
                default -> Json.line(value);
            };
        }

        boolean isNull() {
            return value instanceof Value.Null;
        }
    }

    private boolean made;

    ValueBranch(Entry entry) {
        super(entry);
    }

    private static int size(Value value) {
        return switch (value) {
            case Value.Items(var values) -> values.size();
            case Value.Fields(var members) -> members.size();
            default -> 0;
        };
    }

    @Override
    public boolean isLeaf() {
        return size(getValue().value()) == 0;
    }

    @Override
    public ObservableList<TreeItem<Entry>> getChildren() {
        if (!made) {
            made = true;
            super.getChildren().setAll(below());
        }
        return super.getChildren();
    }

    private List<TreeItem<Entry>> below() {
        var entry = getValue();
        var items = new ArrayList<TreeItem<Entry>>();
        if (entry.to() - entry.from() > PART) {
            for (int from = entry.from(); from < entry.to(); from += PART) {
                int to = Math.min(entry.to(), from + PART);
                var name = from + " … " + (to - 1);
                items.add(new ValueBranch(new Entry(name, entry.value(), from, to)));
            }
            return items;
        }
        switch (entry.value()) {
            case Value.Items(var values) -> {
                for (int i = entry.from(); i < entry.to(); i++) {
                    items.add(new ValueBranch(Entry.of(String.valueOf(i), values.get(i))));
                }
            }
            case Value.Fields(var members) ->
                    members.entrySet().stream()
                            .skip(entry.from())
                            .limit(entry.to() - entry.from())
                            .map(m -> new ValueBranch(Entry.of(m.getKey(), m.getValue())))
                            .forEach(items::add);
            default -> {}
        }
        return items;
    }
}
