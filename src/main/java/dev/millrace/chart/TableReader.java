package dev.millrace.chart;

import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a table: groups if one of its columns is an aggregate, else rows as they are.
public final class TableReader {

    /// Rows of a table that says nothing of them.
    public static final long USUAL_ROWS = 1_000;

    private static final long MOST = 10_000;

    private final Complaints complaints = new Complaints();
    private final Columns columns;
    private final SettingReader reader;
    private final Listing listing;
    private final List<Key> keys = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private final List<Head> keyHeads = new ArrayList<>();
    private final List<Head> measureHeads = new ArrayList<>();
    private final List<Value> drawn = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private TableReader(Listing listing, Schema rows) {
        this.listing = listing;
        columns = new Columns(rows, complaints);
        reader = new SettingReader(columns, complaints);
    }

    public static Read read(Listing listing, Schema rows) {
        return new TableReader(listing, rows).read();
    }

    private Read read() {
        if (listing.columns().isEmpty()) {
            complaints.missing("columns", "A table needs a column.", "Add one.");
        }
        for (int i = 0; i < listing.columns().size(); i++) {
            cell("columns[" + i + "]", listing.columns().get(i));
        }
        var across = across();
        if (listing.rows() < 0 || listing.rows() > MOST) {
            complaints.wrongType("rows", "a number up to " + MOST, Value.of(listing.rows()));
        }
        var order = order();
        return Read.of(complaints, () -> tile(order, across));
    }

    private void cell(String path, Listing.Cell cell) {
        reader.format(path + ".format", cell.format());
        if (cell.aggregate() == Aggregate.NONE && !cell.field().isBlank()) {
            columns.find(path + ".field", cell.field())
                    .ifPresent(column -> key(path, cell, column));
            return;
        }
        var own = reader.measure(path, cell.aggregate(), cell.field());
        var measure =
                cell.over().isBlank()
                        ? own
                        : own.flatMap(above -> over(path, cell.over()).map(above::over));
        measure.ifPresent(one -> measure(cell, one));
    }

    private Optional<Measure> over(String path, String column) {
        return columns.find(path + ".over", column)
                .filter(found -> columns.isNumber(path + ".over", found, "a share"))
                .map(found -> Measure.of(Op.SUM, found.name()));
    }

    private void key(String path, Listing.Cell cell, Column column) {
        var key = Key.of(column);
        if (!cell.timeUnit().isBlank()) {
            var unit = Unit.of(cell.timeUnit());
            if (unit.isEmpty()) {
                complaints.unknown(
                        path + ".time_unit", "time unit", cell.timeUnit(), ChannelReader.UNITS);
                return;
            }
            if (!columns.isTime(path + ".field", column, "\"time_unit\"")) {
                return;
            }
            key = new Key(column.name(), new Bucket.Time(unit.get()));
        }
        boolean isNumber = Sort.of(column) == Sort.NUMBER;
        add(cell, "k" + keys.size(), column.name(), isNumber, format(key, column));
        keyHeads.add(new Head(title(cell, column.name()), type(key, isNumber)));
        keys.add(key);
    }

    private static String type(Key key, boolean isNumber) {
        return switch (key.bucket()) {
            case Bucket.Time(Unit unit) -> unit.isCyclic() ? "ordinal" : "temporal";
            case Bucket.Plain _ when isNumber -> "quantitative";
            default -> "nominal";
        };
    }

    private static String format(Key key, Column column) {
        return switch (key.bucket()) {
            case Bucket.Time(Unit unit) when unit == Unit.INSTANT && column.type().equals("DATE") ->
                    Unit.YEARMONTHDATE.format();
            case Bucket.Time(Unit unit) -> unit.format();
            default -> "";
        };
    }

    private void measure(Listing.Cell cell, Measure measure) {
        add(cell, "m" + measures.size(), measure.title(), true, Formats.exact(measure));
        measureHeads.add(new Head(title(cell, measure.title()), "quantitative"));
        measures.add(measure);
    }

    private void add(Listing.Cell cell, String name, String title, boolean isNumber, String usual) {
        names.add(name);
        drawn.add(
                Value.fields(
                        Draw.entry("name", name),
                        Draw.entry("title", title(cell, title)),
                        Draw.entry("align", isNumber ? "right" : "left"),
                        Draw.entry("format", cell.format().isEmpty() ? usual : cell.format()),
                        Draw.entry("bar", cell.bar()),
                        Draw.entry("negative", cell.negativeRed())));
    }

    private static String title(Listing.Cell cell, String usual) {
        return cell.title().isEmpty() ? usual : cell.title();
    }

    /// The name of the key whose values become columns; empty for none.
    private String across() {
        if (listing.across().isBlank()) {
            return "";
        }
        if (measures.isEmpty()) {
            complaints.impossible(
                    "across", "Only aggregates can be spread over columns.", "Add an aggregate.");
        }
        var column = columns.find("across", listing.across());
        if (column.isEmpty()) {
            return "";
        }
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).column().equals(column.get().name())) {
                return "k" + i;
            }
        }
        var key = Key.of(column.get());
        keys.add(key);
        keyHeads.add(
                new Head(column.get().name(), type(key, Sort.of(column.get()) == Sort.NUMBER)));
        return "k" + (keys.size() - 1);
    }

    private List<Order> order() {
        var order = new ArrayList<Order>();
        for (int i = 0; i < listing.sort().size(); i++) {
            var by = listing.sort().get(i);
            if (by.column() >= 0 && by.column() < names.size()) {
                order.add(new Order(names.get(by.column()), by.descending()));
            } else if (complaints.faults().isEmpty()) {
                complaints.impossible(
                        "sort[" + i + "].column",
                        "There is no column " + by.column() + ".",
                        "The first one is 0.");
            }
        }
        return order;
    }

    private Tile tile(List<Order> order, String across) {
        var heads = new ArrayList<>(keyHeads);
        heads.addAll(measureHeads);
        boolean raw = measures.isEmpty();
        long rows = listing.rows() == 0 ? USUAL_ROWS : listing.rows();
        var data =
                new Dataset(
                        "d0",
                        keys,
                        measures,
                        List.of(),
                        order,
                        across.isEmpty() ? rows : MOST,
                        raw ? Dataset.Form.RAW : Dataset.Form.GROUPS,
                        0,
                        heads);
        var look =
                Value.fields(
                        Draw.entry("kind", "table"),
                        Draw.entry("columns", new Value.Items(drawn)),
                        Draw.entry("rows", rows));
        return new Tile(
                Tile.Kind.TABLE,
                across.isEmpty() ? look : look.with("across", Value.of(across)),
                List.of(data));
    }
}
