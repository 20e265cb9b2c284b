package dev.millrace.ui.shell;

import dev.millrace.ui.fx.PathIcon;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What is shown while no pipeline is open: begin, open, samples, and what was open last.
final class Welcome extends ScrollPane {

    private static final double CARD = 260;

    private final Consumer<Path> open;

    /// A pipeline that comes along.
    record Sample(String title, String text, Path file) {}

    Welcome(
            List<Sample> samples,
            List<Path> recent,
            Runnable begin,
            Runnable browse,
            Consumer<Path> open) {
        this.open = open;
        setId("welcome");
        setFitToWidth(true);
        setFitToHeight(true);
        var headline = new Label("Draw a data pipeline");
        headline.getStyleClass().add("headline");
        var brand = new HBox(14, new PathIcon(Glyphs.LOGO, "accent", 36), headline);
        brand.setAlignment(Pos.CENTER_LEFT);
        var start = new Button("New pipeline");
        start.setId("welcome-new");
        start.setDefaultButton(true);
        start.setOnAction(_ -> begin.run());
        var existing = new Button("Open a file…");
        existing.setId("welcome-open");
        existing.setOnAction(_ -> browse.run());
        var page = new VBox(brand, new HBox(10, start, existing));
        page.getStyleClass().add("mill-welcome");
        if (!samples.isEmpty()) {
            page.getChildren().add(section("Samples"));
            var cards = new FlowPane(12, 12);
            samples.forEach(
                    sample ->
                            cards.getChildren()
                                    .add(card(sample.title(), sample.text(), sample.file())));
            page.getChildren().add(cards);
        }
        if (!recent.isEmpty()) {
            page.getChildren().add(section("Opened last"));
            var cards = new FlowPane(12, 12);
            recent.forEach(
                    file ->
                            cards.getChildren()
                                    .add(card(Documents.title(file), where(file), file)));
            page.getChildren().add(cards);
        }
        setContent(page);
    }

    private static String where(Path file) {
        return String.valueOf(file.getParent());
    }

    private static Label section(String title) {
        var label = new Label(title);
        label.getStyleClass().add("section");
        return label;
    }

    private Node card(String title, String text, Path file) {
        var heading = new Label(title);
        heading.getStyleClass().add("title");
        var lines = new Label(text);
        lines.setWrapText(true);
        lines.getStyleClass().add("mill-muted");
        var card = new VBox(heading, lines);
        card.setId("open-" + String.valueOf(file.getFileName()).replace('.', '-'));
        card.getStyleClass().add("mill-card");
        card.setPrefWidth(CARD);
        card.setFocusTraversable(true);
        card.setAccessibleRole(AccessibleRole.BUTTON);
        card.setAccessibleText("Open " + title + ". " + text);
        card.setOnMouseClicked(_ -> open.accept(file));
        card.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                        open.accept(file);
                        event.consume();
                    }
                });
        return card;
    }
}
