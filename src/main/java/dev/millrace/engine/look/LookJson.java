package dev.millrace.engine.look;

import dev.millrace.engine.JsonMembers;
import dev.millrace.engine.JsonObject;
import dev.millrace.engine.look.ColumnStatistics.Range;
import dev.millrace.engine.look.ColumnStatistics.Top;
import dev.millrace.engine.look.Looked.Cut;
import dev.millrace.engine.look.Looked.Extent;
import dev.millrace.engine.look.Looked.Kind;
import dev.millrace.model.Column;
import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is asked of a look and what it answers, as JSON and back.
public final class LookJson {

    private LookJson() {}

    public static Value.Fields write(LookQuery query) {
        return new JsonObject()
                .put(
                        "order",
                        items(
                                query.order(),
                                key ->
                                        new JsonObject()
                                                .put("column", key.column())
                                                .put("descending", Value.of(key.descending()))))
                .put(
                        "filters",
                        items(
                                query.filters(),
                                filter ->
                                        new JsonObject()
                                                .put("column", filter.column())
                                                .put("test", filter.test().name())
                                                .put("value", filter.value())))
                .fields();
    }

    /// Members that are absent are empty lists.
    public static LookQuery query(Value.Fields fields) {
        var query = new JsonMembers("The query", fields);
        return new LookQuery(
                objects(query, "order").stream()
                        .map(key -> new LookQuery.Order(key.text("column"), key.flag("descending")))
                        .toList(),
                objects(query, "filters").stream()
                        .map(
                                filter ->
                                        new LookQuery.Filter(
                                                filter.text("column"),
                                                filter.oneOf("test", LookQuery.Test.class),
                                                filter.has("value") ? filter.text("value") : ""))
                        .toList());
    }

    public static Value.Fields write(Looked looked) {
        var object =
                write(looked.rows(), new JsonObject())
                        .put("more", Value.of(looked.more()))
                        .put("short", Value.of(looked.isShort()))
                        .put("count", looked.count())
                        .put("estimate", looked.estimate());
        return write(looked.extent(), object).fields();
    }

    /// Puts rows with their columns into an object.
    public static JsonObject write(Rows rows, JsonObject into) {
        return into.put("columns", columns(rows.schema())).put("rows", rows(rows));
    }

    /// Puts into an object how much of the sources was read.
    public static JsonObject write(Extent extent, JsonObject into) {
        return into.put("kind", extent.kind().name())
                .put("cuts", items(extent.cuts(), LookJson::cut));
    }

    private static JsonObject cut(Cut cut) {
        return new JsonObject()
                .put("source", cut.source())
                .put("rows", cut.rows())
                .put("total", cut.total())
                .put("exact", Value.of(cut.isExact()));
    }

    public static Looked looked(Value.Fields fields) {
        var looked = new JsonMembers("The look", fields);
        return new Looked(
                rows(looked),
                looked.flag("more"),
                looked.flag("short"),
                looked.numberIfAny("count"),
                looked.numberIfAny("estimate"),
                extent(looked));
    }

    /// The rows in an object.
    public static Rows rows(JsonMembers looked) {
        var schema =
                new Schema(
                        looked.objects("columns").stream()
                                .map(column -> new Column(column.text("name"), column.text("type")))
                                .toList());
        var rows = new ArrayList<List<@Nullable String>>();
        for (Value row : looked.list("rows")) {
            rows.add(cells(row));
        }
        return new Rows(schema, rows);
    }

    /// How much of the sources was read, as an object says.
    public static Extent extent(JsonMembers looked) {
        var cuts =
                looked.objects("cuts").stream()
                        .map(
                                cut ->
                                        new Cut(
                                                cut.node("source"),
                                                cut.number("rows"),
                                                cut.numberIfAny("total"),
                                                cut.flag("exact")))
                        .toList();
        return new Extent(looked.oneOf("kind", Kind.class), cuts);
    }

    private static List<@Nullable String> cells(Value row) {
        var cells = new ArrayList<@Nullable String>();
        if (row instanceof Value.Items(var values)) {
            for (Value cell : values) {
                cells.add(cell instanceof Value.Text(String text) ? text : null);
            }
        }
        return cells;
    }

    private static Value rows(Rows rows) {
        var all = new ArrayList<Value>(rows.values().size());
        for (var row : rows.values()) {
            var cells = new ArrayList<Value>(row.size());
            row.forEach(cell -> cells.add(cell == null ? new Value.Null() : Value.of(cell)));
            all.add(new Value.Items(cells));
        }
        return new Value.Items(all);
    }

    private static Value columns(Schema schema) {
        return items(
                schema.columns(),
                column -> new JsonObject().put("name", column.name()).put("type", column.type()));
    }

    public static Value.Fields write(LookSummary summary) {
        var object =
                new JsonObject()
                        .put("count", summary.count())
                        .put("estimate", summary.estimate())
                        .put("statistics", items(summary.columns(), LookJson::statistics));
        summary.change().ifPresent(change -> object.put("change", change(change)));
        return object.fields();
    }

    private static Value change(DeliveryChange change) {
        return new JsonObject()
                .put("target", change.target())
                .put("new", Value.of(change.isNew()))
                .put("inserts", change.inserts())
                .put("updates", change.updates())
                .put("deletes", change.deletes())
                .put("newColumns", texts(change.newColumns()))
                .put("lostColumns", texts(change.lostColumns()))
                .put("note", change.note())
                .fields();
    }

    private static Value texts(List<String> texts) {
        return new Value.Items(texts.stream().<Value>map(Value::of).toList());
    }

    private static DeliveryChange change(JsonMembers change) {
        return new DeliveryChange(
                change.text("target"),
                change.flag("new"),
                change.numberIfAny("inserts"),
                change.numberIfAny("updates"),
                change.numberIfAny("deletes"),
                change.texts("newColumns"),
                change.texts("lostColumns"),
                change.text("note"));
    }

    private static JsonObject statistics(ColumnStatistics column) {
        var object =
                new JsonObject()
                        .put("column", column.column())
                        .put("rows", column.rows())
                        .put("nulls", column.nulls())
                        .put("distinct", column.distinct())
                        .put("exact", Value.of(column.distinctIsExact()))
                        .put(
                                "top",
                                items(
                                        column.top(),
                                        top ->
                                                new JsonObject()
                                                        .put("value", top.value())
                                                        .put("rows", top.rows())))
                        .put(
                                "histogram",
                                new Value.Items(
                                        column.histogram().stream()
                                                .<Value>map(
                                                        bar ->
                                                                new Value.Num(
                                                                        BigDecimal.valueOf(bar)))
                                                .toList()));
        column.range()
                .ifPresent(range -> object.put("least", range.least()).put("most", range.most()));
        return object;
    }

    public static LookSummary summary(Value.Fields fields) {
        var summary = new JsonMembers("The summary", fields);
        return new LookSummary(
                summary.numberIfAny("count"),
                summary.numberIfAny("estimate"),
                summary.has("change")
                        ? Optional.of(change(summary.object("change")))
                        : Optional.empty(),
                summary.objects("statistics").stream().map(LookJson::statistics).toList());
    }

    private static ColumnStatistics statistics(JsonMembers column) {
        return new ColumnStatistics(
                column.text("column"),
                column.number("rows"),
                column.number("nulls"),
                column.number("distinct"),
                column.flag("exact"),
                column.has("least")
                        ? Optional.of(new Range(column.text("least"), column.text("most")))
                        : Optional.empty(),
                column.objects("top").stream()
                        .map(top -> new Top(top.text("value"), top.number("rows")))
                        .toList(),
                column.numbers("histogram"));
    }

    private interface Writer<T> {
        JsonObject write(T item);
    }

    private static <T> Value items(List<T> all, Writer<T> writer) {
        return new Value.Items(
                all.stream().<Value>map(each -> writer.write(each).fields()).toList());
    }

    private static List<JsonMembers> objects(JsonMembers members, String name) {
        return members.has(name) ? members.objects(name) : List.of();
    }
}
