package dev.millrace.ui.preview;

import dev.millrace.ui.fx.PathIcon;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The filters that hold and the tools of the grid, behind what the shell puts there. FX thread
/// only.
final class GridBar extends HBox {

    private static final String FIND =
            "M10 3A7 7 0 1 0 14.2 15.6L19.3 20.7L20.7 19.3L15.6 14.2A7 7 0 0 0 10 3ZM10 5A5 5 0 1 1"
                    + " 10 15A5 5 0 0 1 10 5Z";
    private static final String COLUMNS = "M3 4H21V20H3ZM5 6V18H9V6ZM11 6V18H15V6ZM17 6V18H19V6Z";
    private static final String COPY = "M8 3H20V16H8ZM10 5V14H18V5ZM4 7H6V18H16V20H4Z";
    private static final String VALUE = "M3 4H21V20H3ZM5 6V18H13V6ZM15 6V18H19V6Z";
    private static final double ICON = 14;

    /// Narrower, the tools are their icons alone.
    private static final double NARROW = 380;

    private final HBox lead = new HBox();
    private final Button columns = new Button("Columns");
    private final Button value = new Button("Value");

    GridBar(GridModel model, GridCommands commands) {
        super(8);
        setId("grid-bar");
        getStyleClass().add("mill-grid-bar-row");
        setAlignment(Pos.CENTER_LEFT);
        lead.setAlignment(Pos.CENTER_LEFT);
        var chips = new FilterChips(model);
        HBox.setHgrow(chips, Priority.ALWAYS);
        var notice = new Label();
        notice.setId("grid-notice");
        notice.getStyleClass().add("mill-muted");
        notice.textProperty().bind(model.words().noticeProperty());
        notice.setMinWidth(0);
        var find = new Button("Find");
        find.setOnAction(_ -> commands.find());
        tool(find, "find", FIND, "Find in all rows  Ctrl+F");
        tool(columns, "columns-open", COLUMNS, "Say which columns show");
        tool(value, "value-open", VALUE, "Show the whole value  Enter");
        value.setOnAction(_ -> commands.openValue());
        var copy = new MenuButton("Copy");
        copy.getItems().setAll(GridMenu.copies(commands));
        tool(copy, "copy-open", COPY, "Copy what is selected");
        getChildren().addAll(lead, chips, notice, find, columns, copy, value);
        setMinWidth(0);
        var tools = List.<ButtonBase>of(find, columns, copy, value);
        widthProperty().subscribe(width -> tools.forEach(tool -> narrow(tool, width)));
    }

    private static void narrow(ButtonBase tool, Number width) {
        boolean isNarrow = width.doubleValue() < NARROW;
        tool.setContentDisplay(isNarrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }

    /// Puts controls in front of the tools, in place of those before.
    void lead(List<? extends Node> controls) {
        lead.getChildren().setAll(controls);
    }

    private static void tool(ButtonBase tool, String id, String icon, String says) {
        tool.setId("grid-" + id);
        tool.getStyleClass().add("mill-grid-tool");
        tool.setGraphic(new PathIcon(icon, "", ICON));
        tool.setMinWidth(Region.USE_PREF_SIZE);
        tool.setAccessibleText(says);
        tool.setTooltip(new Tooltip(says));
    }

    /// Opens the list of columns below its button.
    void onColumns(Consumer<Button> open) {
        columns.setOnAction(_ -> open.accept(columns));
    }
}
