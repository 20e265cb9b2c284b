package dev.millrace.ui.preview;

import dev.millrace.engine.look.LookQuery;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// The rows of a port as a person looks at them: sorted, filtered, scrolled, selected. Holds the
/// pages near those in view, never all rows. FX thread only.
public final class GridModel {

    private final GridThreads threads;
    private final ColumnWidths widths = new ColumnWidths();
    private final ColumnEdits edits = new ColumnEdits(this, widths);
    private final ShownRows rows = new ShownRows();
    private final ColumnFacts facts;
    private final GridScroll scroll = new GridScroll();
    private final GridCursor cursor = new GridCursor(this);
    private final GridMemories memories = new GridMemories();
    private final Patience patience;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final GridWords words = new GridWords();
    private GridColumns columns = new GridColumns(List.of(), List.of());
    private List<Column> schema = List.of();
    private LookQuery query = LookQuery.ALL;
    private String port = "";
    private long shown;
    private boolean awaiting;

    public GridModel(GridThreads threads) {
        this.threads = threads;
        facts = new ColumnFacts(threads, this::changed);
        patience = new Patience(threads.delay(), this::isWaiting, this::repaint);
    }

    /// Shows the rows of a port. What the person set for it stays, as far as its columns do.
    ///
    /// @param newPort names it; the place in the rows is kept where it is the one shown before
    /// @param first rows as the port has them, unsorted and unfiltered
    public void show(String newPort, Schema newSchema, PageSource source, Page first) {
        shown++;
        boolean same = newPort.equals(port);
        var current = cursor.column().map(GridColumn::name).orElse(null);
        remember();
        var memory = memories.of(newPort);
        port = newPort;
        words.clear();
        awaiting = false;
        schema = newSchema.columns();
        query = memory.queryOf(schema);
        columns = new GridColumns(memory.arranged(schema, first.rows(), widths), memory.hidden());
        facts.turn(source, same ? Set.copyOf(newSchema.names()) : Set.of());
        open(source, Optional.of(first), same);
        scroll.to(memory.x(), memory.y());
        cursor.keep(same ? current : null);
        changed();
    }

    /// Shows a text instead of rows.
    public void clear(String text) {
        remember();
        words.empty(text);
        forget();
    }

    /// Shows why there are no rows.
    public void fail(GridFailure why) {
        remember();
        words.fail(why);
        forget();
    }

    private void forget() {
        port = "";
        awaiting = false;
        schema = List.of();
        columns = new GridColumns(List.of(), List.of());
        query = LookQuery.ALL;
        facts.turn(null, Set.of());
        rows.turn(null, List.of(), false);
        cursor.keep(null);
        changed();
    }

    private void remember() {
        memories.keep(
                port,
                new GridMemory(query, columns.hidden(), columns.all(), scroll.x(), scroll.y()));
    }

    private void open(PageSource source, Optional<Page> first, boolean keep) {
        var names = schema.stream().map(Column::name).toList();
        var opened = new GridRows(threads, source, query, names.size(), this::changed);
        if (query.isAll()) {
            first.ifPresent(opened::begin);
        }
        rows.turn(opened, names, keep);
        scroll.whole(columns.width(), rows.extent());
    }

    /// Asks the rows anew; from their beginning, since they are others.
    void query(LookQuery newQuery) {
        var from = rows.now();
        if (from.isPresent() && !newQuery.equals(query)) {
            query = newQuery;
            open(from.get().source(), Optional.empty(), true);
            scroll.to(scroll.x(), 0);
            cursor.keep(null);
            changed();
        }
    }

    /// The number of the row with the current cell, from 0; empty where there is none.
    public OptionalLong currentRow() {
        return cursor.selection()
                .map(at -> OptionalLong.of(at.row()))
                .orElseGet(OptionalLong::empty);
    }

    /// Shows some rows of a port in place of those before, now or when it is shown next.
    public void ask(String wanted, LookQuery newQuery) {
        if (wanted.equals(port)) {
            query(newQuery);
        } else {
            memories.keep(wanted, memories.of(wanted).with(newQuery));
        }
    }

    /// Which rows show, and in which order.
    public LookQuery query() {
        return query;
    }

    /// The view has that much room for cells.
    void resized(double width, double height) {
        if (scroll.resize(width, height)) {
            scroll.whole(columns.width(), rows.extent());
            look();
        }
    }

    void scrollTo(double x, double y) {
        scroll.to(x, y);
        moved();
    }

    /// Newer rows of the port are on their way, or no longer.
    public void await(boolean awaited) {
        awaiting = awaited;
        facts.hold(awaited);
        patience.watch();
        repaint();
    }

    /// Another part of the rows or another cell is in view.
    void moved() {
        look();
        repaint();
    }

    private void repaint() {
        revision.set(revision.get() + 1);
    }

    private void changed() {
        scroll.whole(columns.width(), rows.extent());
        cursor.keep(null);
        look();
        rows.settle();
        repaint();
    }

    private void look() {
        if (rows.now().isEmpty() || scroll.height() <= 0 || columns.size() == 0) {
            return;
        }
        rows.now().get().see(scroll.firstRow(), scroll.lastRow());
        facts.see(namesInView());
        patience.watch();
    }

    private List<String> namesInView() {
        int from = columns.placeAt(scroll.x());
        int to = columns.placeAt(scroll.x() + scroll.width());
        return columns.shown().subList(from, to + 1).stream().map(GridColumn::name).toList();
    }

    /// There is such a row, as was found out elsewhere.
    void reach(long row) {
        rows.now().ifPresent(held -> held.count().reach(row));
        scroll.whole(columns.width(), rows.extent());
    }

    /// The column of the current cell; empty if there is none.
    public Optional<String> currentColumn() {
        return cursor.column().map(GridColumn::name);
    }

    /// How often rows were given to show.
    public long shown() {
        return shown;
    }

    /// Whether rows in view were asked for and are not there yet.
    public boolean isWaiting() {
        return awaiting || rows.now().map(GridRows::isWaiting).orElse(false);
    }

    void columnsChanged(Runnable change) {
        var current = cursor.column().map(GridColumn::name).orElse(null);
        change.run();
        scroll.whole(columns.width(), rows.extent());
        cursor.keep(current);
        moved();
    }

    GridThreads threads() {
        return threads;
    }

    GridColumns columns() {
        return columns;
    }

    ShownRows rows() {
        return rows;
    }

    ColumnFacts facts() {
        return facts;
    }

    GridScroll scroll() {
        return scroll;
    }

    GridCursor cursor() {
        return cursor;
    }

    /// Whether rows in view have let wait for themselves.
    boolean isSlow() {
        return patience.isOver();
    }

    /// Counts whatever shows and changes.
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// What is said around the rows, and in their place.
    public GridWords words() {
        return words;
    }

    /// Changes of the columns.
    ColumnEdits edits() {
        return edits;
    }

    void say(String text) {
        words.say(text);
    }
}
