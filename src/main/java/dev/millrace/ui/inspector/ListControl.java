package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import dev.millrace.ui.fx.PathIcon;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The elements of a list, each a row or a card, to be added, removed and moved. Of a long list it
/// makes controls for one page only. They come into the window from pulse to pulse: a card has a
/// dozen controls.
final class ListControl implements FieldControl, ElementButtons.Listener {

    private record Element(Slot slot, FieldControl control, ElementButtons buttons) {}

    private final Slot slot;
    private final Form form;
    private final boolean rows;
    private final List<Element> elements = new ArrayList<>();
    private final VBox box = new VBox();
    private final VBox list = new VBox();
    private final FaultLines unknown = new FaultLines();
    private final Pages pages = new Pages(this::turned);
    private final Slices slices = new Slices(box, this::goOn);
    private int filled; // of the elements, those that show their values

    ListControl(Slot slot, Form form) {
        this.slot = slot;
        this.form = form;
        rows = RowControl.fits(slot.setting());
        Controls.name(box, slot);
        box.getStyleClass().addAll("mill-list", rows ? "rows" : "cards");
        list.getStyleClass().add("mill-list-elements");
        if (rows && slot.setting().members().size() > 1) {
            box.getChildren().add(new Captions(slot.setting(), list));
        }
        box.sceneProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now == null) {
                                left();
                            }
                        });
        box.getChildren().addAll(list, unknown, pages, add());
    }

    private Button add() {
        var add = new Button("Add " + slot.setting().one(), new PathIcon(Glyphs.ADD, "", 14));
        add.setId("setting-" + slot.path() + "-add");
        add.setAccessibleText("Add to " + slot.label());
        add.getStyleClass().add("mill-add");
        add.setAlignment(Pos.CENTER_LEFT);
        add.setOnAction(
                _ -> {
                    slot.add(slot.blank());
                    int last = slot.items().size() - 1;
                    pages.show(last);
                    complete();
                    elements.getLast().control().focus();
                });
        return add;
    }

    private void turned() {
        elements.clear();
        list.getChildren().clear();
        filled = 0;
        refresh();
        form.recheck().run();
    }

    @Override
    public void refresh() {
        int size = slot.items().size();
        pages.size(size);
        while (elements.size() > pages.shown()) {
            elements.removeLast();
            if (shown() > elements.size()) {
                list.getChildren().removeLast();
            }
        }
        filled = 0;
        while (filled < elements.size()) {
            fill();
        }
        if (!isWhole()) {
            slices.begin();
        }
        list.setVisible(size > 0);
        list.setManaged(size > 0);
    }

    /// It leaves the window, and its elements leave it.
    private void left() {
        list.getChildren().clear();
        if (!isWhole()) {
            slices.begin();
        }
    }

    private int shown() {
        return list.getChildren().size();
    }

    private boolean isWhole() {
        return shown() == pages.shown() && filled == shown();
    }

    private boolean goOn() {
        boolean fills = shown() == elements.size() && filled < shown();
        step();
        if (fills) {
            form.recheck().run();
        }
        return !isWhole();
    }

    /// Shows one more element that is made, or the values of one, or makes one.
    private void step() {
        if (shown() < elements.size()) {
            list.getChildren().add(elements.get(shown()).control().region());
        } else if (filled < elements.size()) {
            fill();
        } else if (elements.size() < pages.shown()) {
            make(pages.from() + elements.size());
        }
    }

    /// The next one shows its values, and the controls for them.
    private void fill() {
        var element = elements.get(filled);
        element.control().refresh();
        element.buttons().refresh(pages.from() + filled, slot.items().size());
        filled++;
    }

    private void complete() {
        while (!isWhole()) {
            step();
        }
        slices.end();
    }

    private void make(int index) {
        var element = slot.element(index);
        var buttons = new ElementButtons(element, index, this);
        var control =
                rows
                        ? new RowControl(element, form, buttons)
                        : new RecordControl(element, form, List.of(buttons));
        control.region().addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, index));
        elements.add(new Element(element, control, buttons));
    }

    private void pressed(KeyEvent event, int index) {
        boolean up = event.getCode() == KeyCode.UP;
        if (event.isAltDown() && (up || event.getCode() == KeyCode.DOWN)) {
            moved(index, up ? -1 : 1);
            event.consume();
        }
    }

    @Override
    public void moved(int index, int by) {
        int to = slot.move(index, by);
        pages.show(to);
        complete();
        elements.get(to - pages.from()).buttons().focus(by);
    }

    @Override
    public void removed(int index) {
        slot.remove(index);
        complete();
        int next = Math.min(index - pages.from(), elements.size() - 1);
        if (next >= 0) {
            elements.get(next).buttons().focus(0);
        } else {
            focus();
        }
    }

    @Override
    public Region region() {
        return box;
    }

    @Override
    public List<Fault> show(SettingFaults faults, String path) {
        elements.forEach(each -> each.control().show(faults, each.slot().path()));
        unknown.warn(UnknownColumns.warning(slot, form, faults));
        var rest = new ArrayList<>(faults.at(path));
        rest.addAll(faults.outside(path, pages.from(), pages.from() + pages.shown()));
        return rest;
    }

    @Override
    public void focus() {
        if (elements.isEmpty()) {
            box.getChildren().getLast().requestFocus();
        } else {
            elements.getFirst().control().focus();
        }
    }
}
