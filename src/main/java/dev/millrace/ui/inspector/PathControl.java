package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import dev.millrace.ui.fx.PathIcon;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A path, typed or picked.
final class PathControl implements FieldControl {

    private final TextField field = new TextField();
    private final Binding binding;
    private final HBox box;

    PathControl(Slot slot, Form form) {
        binding = new Binding(slot, value -> field.setText(ValueText.plain(value)));
        Controls.name(field, slot);
        Controls.sealing(field, form);
        field.textProperty().addListener((_, _, typed) -> binding.type(Value.of(typed)));
        HBox.setHgrow(field, Priority.ALWAYS);
        var browse = new Button("", new PathIcon(Glyphs.FOLDER, "", 16));
        browse.setId(field.getId() + "-browse");
        browse.setAccessibleText("Choose a file for " + slot.label());
        browse.getStyleClass().add("mill-browse");
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setOnAction(_ -> pick(slot, form));
        box = new HBox(6, field, browse);
    }

    private void pick(Slot slot, Form form) {
        var files = form.files();
        var picked = form.writes() ? files.save("Write to") : files.open("Read " + slot.label());
        picked.ifPresent(
                path -> {
                    var text = PickedPath.text(path, files.base());
                    form.seal();
                    field.setText(text);
                    field.end();
                    form.seal();
                });
    }

    @Override
    public Region region() {
        return box;
    }

    @Override
    public TextField input() {
        return field;
    }

    @Override
    public void refresh() {
        binding.refresh();
    }
}
