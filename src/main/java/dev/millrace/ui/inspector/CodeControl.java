package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import dev.millrace.model.Column;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.ui.code.CodeEditor;
import dev.millrace.ui.code.CodeMark;
import dev.millrace.ui.code.CodeScope;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.CodeArea;

/// An expression with its first values beneath it, or a whole SELECT.
final class CodeControl implements FieldControl {

    private static final CodeEditor.Height EXPRESSION = new CodeEditor.Height(1, 6);
    private static final CodeEditor.Height QUERY = new CodeEditor.Height(6, 18);

    private final Slot slot;
    private final Form form;
    private final boolean query;
    private final CodeEditor editor;
    private final CodeArea area;
    private final Binding binding;
    private final FirstValues values;
    private final VBox box = new VBox(4);

    /// @param query whether it is a whole SELECT
    CodeControl(Slot slot, Form form, boolean query) {
        this.slot = slot;
        this.form = form;
        this.query = query;
        editor = new CodeEditor(query ? QUERY : EXPRESSION, query, this::scope);
        area = editor.area();
        binding = new Binding(slot, value -> editor.show(ValueText.plain(value)));
        values = new FirstValues(slot, form, area::getText);
        Controls.name(area, slot);
        editor.onTyped(this::typed);
        area.focusedProperty().addListener((_, _, focused) -> focused(focused));
        Controls.leavingByTab(area);
        Controls.whenLeft(area, form::seal);
        box.getChildren().add(area);
        box.getChildren().add(query ? formatting() : values.line());
    }

    private HBox formatting() {
        var format = new Hyperlink("Format");
        format.setId("format-" + slot.path());
        format.setAccessibleText("Format " + slot.label());
        format.setTooltip(new Tooltip("Set it out in lines  Ctrl+Shift+F"));
        format.setOnAction(_ -> editor.format());
        var line = new HBox(format);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    /// Says what is to be written, while nothing is.
    void prompt(String text) {
        editor.prompt(text);
    }

    private CodeScope scope() {
        return new CodeScope(
                tables(),
                form.parameters().get(),
                form.code().functions(),
                query,
                slot.setting().aggregates());
    }

    /// The inputs, and the columns that are given above it.
    private List<CodeScope.Table> tables() {
        var tables = new ArrayList<>(form.inputs().get().tables(query));
        if (!slot.setting().above().isEmpty()) {
            tables.add(new CodeScope.Table("", above(), false));
        }
        return tables;
    }

    /// One that replaces a column of the input is not seen yet. Types are known while the node has
    /// no problem.
    private List<Column> above() {
        var document = form.document();
        var own =
                form.node()
                        .get()
                        .map(id -> new Port(id, ""))
                        .flatMap(
                                port ->
                                        InputColumns.from(
                                                document.pipeline(),
                                                document.findings(),
                                                document.catalog(),
                                                port))
                        .orElse(Schema.EMPTY);
        var inputs = new Schema(form.inputs().get().of(slot.path()));
        var found = new ArrayList<Column>();
        for (Value.Fields each : slot.above()) {
            if (each.get(slot.setting().above()) instanceof Value.Text(String name)
                    && !name.isBlank()
                    && inputs.find(name).isEmpty()) {
                found.add(own.find(name).orElse(new Column(name, "")));
            }
        }
        return found;
    }

    private void typed(String text) {
        binding.type(Value.of(text));
        changed();
    }

    private void focused(boolean focused) {
        if (focused) {
            // They are there once the first letter is typed.
            form.code().functions();
        }
        if (focused && !query) {
            values.focused();
        }
    }

    private void changed() {
        if (!query) {
            values.changed();
        }
    }

    @Override
    public Region region() {
        return box;
    }

    @Override
    public Node input() {
        return area;
    }

    @Override
    public void refresh() {
        binding.refresh();
    }

    @Override
    public List<Fault> show(SettingFaults faults, String path) {
        editor.mark(
                faults.at(path).stream()
                        .filter(fault -> fault.place().from() >= 0)
                        .map(CodeControl::mark)
                        .toList());
        changed();
        return FieldControl.super.show(faults, path);
    }

    private static CodeMark mark(Fault fault) {
        var said = fault.message() + (fault.hint().isEmpty() ? "" : " " + fault.hint());
        var place = fault.place();
        return new CodeMark(place.from(), place.to(), said, fault.isError());
    }
}
