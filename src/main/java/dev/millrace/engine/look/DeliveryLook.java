package dev.millrace.engine.look;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Warehouse;
import dev.millrace.engine.dataset.Compatibility;
import dev.millrace.engine.dataset.Published;
import dev.millrace.model.Schema;
import dev.millrace.node.Delivery;
import dev.millrace.plan.Bound.BoundDelivery;
import dev.millrace.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Compares the rows of a delivery with what is in its target.
final class DeliveryLook {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Lane lane;
    private final Warehouse warehouse;
    private final BoundDelivery delivery;
    private final String rows;
    private final Schema schema;

    /// @param rows a table with the rows that would be delivered
    DeliveryLook(
            Lane lane, Warehouse warehouse, BoundDelivery delivery, String rows, Schema schema) {
        this.lane = lane;
        this.warehouse = warehouse;
        this.delivery = delivery;
        this.rows = Dialect.DUCKDB.name(rows);
        this.schema = schema;
    }

    DeliveryChange change() {
        return switch (delivery.delivery()) {
            case Delivery.ToFile file -> file(file.path());
            case Delivery.ToFolder folder -> folder(folder);
            case Delivery.ToDataset dataset -> dataset(dataset);
            case Delivery.ToTable table -> table(table);
        };
    }

    private DeliveryChange file(String path) {
        var target = delivery.target();
        if (!Files.isRegularFile(target)) {
            return DeliveryChange.made(path, count("SELECT count(*) FROM " + rows));
        }
        try {
            return DeliveryChange.over(
                    path,
                    "replaces a file of %,d bytes, written %s"
                            .formatted(Files.size(target), time(target)));
        } catch (IOException unreadable) {
            return DeliveryChange.over(path, "replaces a file");
        }
    }

    private DeliveryChange folder(Delivery.ToFolder folder) {
        var target = delivery.target();
        if (!Files.isDirectory(target)) {
            return DeliveryChange.made(folder.path(), count("SELECT count(*) FROM " + rows));
        }
        var what = folder.append() ? "adds files to a folder" : "replaces a folder";
        try {
            return DeliveryChange.over(folder.path(), what + ", written " + time(target));
        } catch (IOException unreadable) {
            return DeliveryChange.over(folder.path(), what);
        }
    }

    private DeliveryChange dataset(Delivery.ToDataset dataset) {
        var name = dataset.path() + " " + dataset.terms().version();
        var there = Published.in(delivery.target());
        var same =
                there.stream()
                        .filter(each -> each.version().equals(dataset.terms().version()))
                        .findFirst();
        var change =
                same.map(each -> DeliveryChange.over(name, "replaces it, of " + each.created()))
                        .orElseGet(
                                () ->
                                        DeliveryChange.made(
                                                name, count("SELECT count(*) FROM " + rows)))
                        .columns(fresh(there), List.of());
        return Compatibility.fault(dataset.terms(), Delivery.Format.PARQUET.stored(schema), there)
                .map(fault -> change.noting("the run would fail: " + fault.text()))
                .orElse(change);
    }

    /// Columns that no version has yet.
    private List<String> fresh(List<Published> there) {
        return there.isEmpty()
                ? List.of()
                : schema.names().stream()
                        .filter(
                                name ->
                                        there.getLast().columns().stream()
                                                .noneMatch(each -> each.name().equals(name)))
                        .toList();
    }

    private static String time(Path target) throws IOException {
        return MINUTES.format(
                Files.getLastModifiedTime(target).toInstant().atZone(ZoneId.systemDefault()));
    }

    private DeliveryChange table(Delivery.ToTable table) {
        if (!warehouse.exists()) {
            return DeliveryChange.made(table.table(), count("SELECT count(*) FROM " + rows));
        }
        try (var _ = warehouse.lockUntouched(lane::isCancelled)) {
            warehouse.attachForReading(lane);
            try {
                return warehouse.tables(lane).entrySet().stream()
                        .filter(there -> there.getKey().equalsIgnoreCase(table.table()))
                        .findFirst()
                        .map(there -> onto(table, there))
                        .orElseGet(
                                () ->
                                        DeliveryChange.made(
                                                table.table(),
                                                count("SELECT count(*) FROM " + rows)));
            } finally {
                warehouse.detach(lane);
            }
        }
    }

    private DeliveryChange onto(Delivery.ToTable table, Map.Entry<String, Schema> there) {
        var target = Warehouse.NAME + "." + Dialect.DUCKDB.name(there.getKey());
        var fresh = missing(schema, there.getValue());
        var lost = missing(there.getValue(), schema);
        try {
            return switch (table.mode()) {
                case REPLACE -> replaced(table.table(), target, fresh, lost).columns(fresh, lost);
                case APPEND ->
                        kept(
                                DeliveryChange.of(
                                        table.table(),
                                        false,
                                        count("SELECT count(*) FROM " + rows),
                                        0,
                                        0),
                                fresh);
                case MERGE -> kept(merged(table, target, there.getValue()), fresh);
            };
        } catch (EngineException notComparable) {
            return DeliveryChange.over(table.table(), notComparable.fault().message());
        }
    }

    /// Columns of the one that the other lacks.
    private static List<String> missing(Schema of, Schema in) {
        return of.names().stream().filter(name -> in.find(name).isEmpty()).toList();
    }

    private static DeliveryChange kept(DeliveryChange change, List<String> fresh) {
        return fresh.isEmpty()
                ? change
                : change.columns(fresh, List.of())
                        .noting("the run would fail: the table has no such column");
    }

    private DeliveryChange replaced(
            String name, String target, List<String> fresh, List<String> lost) {
        if (!fresh.isEmpty() || !lost.isEmpty()) {
            return DeliveryChange.of(
                    name,
                    false,
                    count("SELECT count(*) FROM " + rows),
                    0,
                    count("SELECT count(*) FROM " + target));
        }
        var columns = names(schema.names(), "");
        var ours = "SELECT " + columns + " FROM " + rows;
        var theirs = "SELECT " + columns + " FROM " + target;
        return DeliveryChange.of(
                name,
                false,
                count("SELECT count(*) FROM (" + ours + " EXCEPT ALL " + theirs + ")"),
                0,
                count("SELECT count(*) FROM (" + theirs + " EXCEPT ALL " + ours + ")"));
    }

    private DeliveryChange merged(Delivery.ToTable table, String target, Schema there) {
        var equal =
                table.keys().stream()
                        .map(Dialect.DUCKDB::name)
                        .map(key -> "n." + key + " IS NOT DISTINCT FROM t." + key)
                        .collect(Collectors.joining(" AND "));
        var shared = schema.names().stream().filter(name -> there.find(name).isPresent()).toList();
        var found =
                lane.rows(
                                "SELECT count(*) FILTER (t.__there IS NULL), count(*) FILTER"
                                        + " (t.__there AND row("
                                        + names(shared, "n.")
                                        + ") IS DISTINCT FROM row("
                                        + names(shared, "t.")
                                        + ")) FROM "
                                        + rows
                                        + " n LEFT JOIN (SELECT *, TRUE AS __there FROM "
                                        + target
                                        + ") t ON "
                                        + equal)
                        .values()
                        .getFirst();
        return DeliveryChange.of(
                table.table(),
                false,
                Long.parseLong(requireNonNull(found.get(0))),
                Long.parseLong(requireNonNull(found.get(1))),
                0);
    }

    private static String names(List<String> names, String before) {
        return names.stream()
                .map(Dialect.DUCKDB::name)
                .map(name -> before + name)
                .collect(Collectors.joining(", "));
    }

    private long count(String select) {
        return Long.parseLong(requireNonNull(lane.rows(select).values().getFirst().getFirst()));
    }
}
