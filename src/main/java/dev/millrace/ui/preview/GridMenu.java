package dev.millrace.ui.preview;

import dev.millrace.engine.look.LookQuery.Filter;
import dev.millrace.engine.look.LookQuery.Order;
import dev.millrace.engine.look.LookQuery.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/// The menu of the current cell and of what is selected. FX thread only.
final class GridMenu {

    private final GridModel model;
    private final GridCommands commands;
    private final ContextMenu menu = new ContextMenu();

    GridMenu(GridModel model, GridCommands commands) {
        this.model = model;
        this.commands = commands;
        menu.setId("grid-menu");
    }

    /// Ready to be shown; empty items: there is no cell.
    ContextMenu menu() {
        menu.getItems().setAll(items());
        return menu;
    }

    private List<MenuItem> items() {
        var selection = model.cursor().selection();
        var column = model.cursor().column();
        if (selection.isEmpty() || column.isEmpty()) {
            return List.of();
        }
        var items = new ArrayList<MenuItem>();
        items.add(item("copy", "Copy", commands::copy));
        var others = new Menu("Copy as");
        others.setId("grid-copy-as");
        others.getItems().setAll(otherCopies(commands));
        items.add(others);
        items.add(new SeparatorMenuItem());
        items.add(item("value", "Show value", commands::openValue));
        items.add(item("explain", "Where does this row come from?", commands::explain));
        items.add(item("why", "Why is a value missing…", commands::why));
        items.addAll(filters(selection.get(), column.get()));
        items.add(new SeparatorMenuItem());
        items.addAll(orders(column.get().name()));
        items.add(new SeparatorMenuItem());
        items.addAll(columns(selection.get()));
        return items;
    }

    /// All ways to copy, for other menus too.
    static List<MenuItem> copies(GridCommands commands) {
        var items = new ArrayList<MenuItem>();
        items.add(item("copy", "Copy", commands::copy));
        items.addAll(otherCopies(commands));
        return items;
    }

    private static List<MenuItem> otherCopies(GridCommands commands) {
        var items = new ArrayList<MenuItem>();
        for (var format : CopyFormat.values()) {
            var id = "copy-" + format.name().toLowerCase(Locale.ROOT);
            boolean header = format == CopyFormat.CSV || format == CopyFormat.TSV;
            items.add(item(id, "Copy as " + format.title(), () -> commands.copy(format, header)));
        }
        var bare = new Menu("Copy without header");
        bare.setId("grid-copy-bare");
        bare.getItems()
                .setAll(
                        item("bare-csv", "CSV", () -> commands.copy(CopyFormat.CSV, false)),
                        item("bare-tsv", "TSV", () -> commands.copy(CopyFormat.TSV, false)));
        items.add(bare);
        return items;
    }

    private List<MenuItem> filters(GridSelection at, GridColumn column) {
        var name = column.name();
        var items = new ArrayList<MenuItem>();
        if (model.rows().has(at.row())) {
            var value = model.rows().value(at.row(), name);
            boolean cut = value != null && CellText.isCut(value);
            var only = value == null ? Test.IS_NULL : Test.EQUALS;
            var but = value == null ? Test.IS_NOT_NULL : Test.DIFFERS;
            var text = value == null ? "" : value;
            items.add(filter("only", "Filter by this value", new Filter(name, only, text), cut));
            items.add(filter("but", "Exclude this value", new Filter(name, but, text), cut));
        }
        items.add(item("filter", "Filter " + name + "…", () -> commands.filter(at.column())));
        return items;
    }

    /// A value that a page cut would find nothing.
    private MenuItem filter(String id, String title, Filter filter, boolean cut) {
        var item = item(id, title, () -> model.query(QueryEdits.with(model.query(), filter)));
        item.setDisable(cut);
        return item;
    }

    private List<MenuItem> orders(String column) {
        return List.of(
                item("ascending", "Sort ascending", () -> sort(new Order(column, false))),
                item("descending", "Sort descending", () -> sort(new Order(column, true))),
                item("unsorted", "Do not sort", () -> sort(null)));
    }

    private void sort(@Nullable Order key) {
        model.query(QueryEdits.sorted(model.query(), Optional.ofNullable(key)));
    }

    private List<MenuItem> columns(GridSelection at) {
        var names =
                model
                        .columns()
                        .shown()
                        .subList(at.firstColumn(), at.lastColumn(model.columns().size()) + 1)
                        .stream()
                        .map(GridColumn::name)
                        .toList();
        var hide = names.size() == 1 ? "Hide column" : "Hide " + names.size() + " columns";
        return List.of(
                item("fit", "Fit width", () -> model.edits().fit(at.column())),
                item("left", "Move column left", () -> commands.moveColumn(-1)),
                item("right", "Move column right", () -> commands.moveColumn(1)),
                item("hide", hide, () -> model.edits().hide(names)),
                item("show-all", "Show all columns", () -> model.edits().showAll()));
    }

    private static MenuItem item(String id, String title, Runnable action) {
        var item = new MenuItem(title);
        item.setId("grid-" + id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
