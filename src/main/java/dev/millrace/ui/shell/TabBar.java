package dev.millrace.ui.shell;

import dev.millrace.ui.fx.PathIcon;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A tab for each open pipeline, and one to begin another.
final class TabBar extends HBox {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final String CROSS =
            "M6.4 5L5 6.4L10.6 12L5 17.6L6.4 19L12 13.4L17.6 19L19 17.6L13.4 12L19 6.4L17.6 5L12"
                    + " 10.6Z";
    private static final double WIDEST_TITLE = 200;
    private static final double LEAST_TITLE = 36;
    private static final double WIDEST_FILE = 130;

    private final ObjectProperty<Optional<OpenDocument>> current;
    private final Map<OpenDocument, HBox> tabs = new HashMap<>();
    private final Map<OpenDocument, Label> files = new HashMap<>();
    private final Consumer<OpenDocument> close;
    private final Button another = new Button("+");

    TabBar(
            ObservableList<OpenDocument> documents,
            ObjectProperty<Optional<OpenDocument>> current,
            Consumer<OpenDocument> close,
            Runnable begin) {
        this.current = current;
        this.close = close;
        setId("tabs");
        getStyleClass().add("mill-tabs");
        setAccessibleRole(AccessibleRole.TAB_PANE);
        another.setId("tab-new");
        another.getStyleClass().setAll("button", "mill-tab-new");
        another.setAccessibleText("New pipeline");
        another.setOnAction(_ -> begin.run());
        documents.addListener((ListChangeListener<OpenDocument>) _ -> show(documents));
        current.subscribe(this::mark);
        show(documents);
    }

    private void show(ObservableList<OpenDocument> documents) {
        tabs.keySet().retainAll(documents);
        files.keySet().retainAll(documents);
        getChildren().clear();
        for (OpenDocument document : documents) {
            getChildren().add(tabs.computeIfAbsent(document, this::tab));
        }
        getChildren().add(another);
        tellApart();
        mark();
    }

    private HBox tab(OpenDocument document) {
        var title = new Label();
        title.textProperty().bind(document.title());
        var file = new Label();
        file.getStyleClass().add("mill-tab-file");
        file.setMaxWidth(WIDEST_FILE);
        file.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        document.fileProperty()
                .subscribe(
                        path -> {
                            file.setText(path.map(TabBar::inFolder).orElse(""));
                            var says = path.map(Path::toString).orElse("Not saved yet");
                            Tooltip.install(title, new Tooltip(says));
                        });
        files.put(document, file);
        title.setMaxWidth(WIDEST_TITLE);
        title.setMinWidth(LEAST_TITLE);
        var dot = new Region();
        dot.getStyleClass().add("mill-changed");
        dot.visibleProperty().bind(document.model().changedProperty());
        dot.managedProperty().bind(dot.visibleProperty());
        var cross = new Button();
        cross.setGraphic(new PathIcon(CROSS, "", 12));
        cross.getStyleClass().add("mill-tab-close");
        cross.setFocusTraversable(false);
        cross.setOnAction(_ -> close.accept(document));
        var tab = new HBox(8, title, file, dot, cross);
        tab.setAlignment(Pos.CENTER_LEFT);
        tab.getStyleClass().add("mill-tab");
        tab.setFocusTraversable(true);
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        document.title()
                .subscribe(
                        name -> {
                            tellApart();
                            tab.setAccessibleText(name);
                            cross.setAccessibleText("Close " + name);
                        });
        tab.setOnMousePressed(
                event -> {
                    if (event.getButton() == MouseButton.MIDDLE) {
                        close.accept(document);
                    } else {
                        current.set(Optional.of(document));
                    }
                });
        tab.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                        current.set(Optional.of(document));
                        event.consume();
                    }
                });
        return tab;
    }

    /// `sales/daily` of `/home/ann/sales/daily.pipeline.json`.
    private static String inFolder(Path file) {
        var folder = file.getParent() == null ? null : file.getParent().getFileName();
        return (folder == null ? "" : folder + "/") + Documents.shortName(file);
    }

    /// Of pipelines of one name the files are named too.
    private void tellApart() {
        files.forEach(
                (document, file) -> {
                    long same =
                            files.keySet().stream()
                                    .filter(d -> d.title().get().equals(document.title().get()))
                                    .count();
                    file.setVisible(same > 1);
                    file.setManaged(same > 1);
                });
    }

    private void mark() {
        tabs.forEach(
                (document, tab) ->
                        tab.pseudoClassStateChanged(
                                SELECTED,
                                current.get()
                                        .map(OpenDocument::inTab)
                                        .filter(document::equals)
                                        .isPresent()));
    }
}
