package dev.millrace.plan;

import dev.millrace.duck.Lane;
import dev.millrace.duck.Warehouse;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.node.Scan;
import dev.millrace.sql.Sql;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The warehouse's tables as empty tables of the planning session, looked up once.
final class WarehouseSchemas implements WarehouseTables {
    private final Warehouse warehouse;
    private final Map<String, Boolean> names = new LinkedHashMap<>();
    private boolean opened;

    WarehouseSchemas(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public Set<String> openFor(Lane lane) {
        if (!opened) {
            opened = true;
            open(lane);
        }
        return names.keySet();
    }

    /// A query names the warehouse's tables as they are; here they live in the warehouse's schema.
    static Sql qualified(TypedTexts.Checked query) {
        if (query.tables().isEmpty()) {
            return query.sql();
        }
        var tables =
                query.tables().stream()
                        .map(
                                table ->
                                        Sql.of(
                                                "{} AS (SELECT * FROM {}.{})",
                                                Sql.name(table),
                                                Sql.name(Scan.FromWarehouse.WAREHOUSE),
                                                Sql.name(table)))
                        .toList();
        return Sql.of("WITH {} SELECT * FROM ({}\n)", Sql.join(", ", tables), query.sql());
    }

    private void open(Lane lane) {
        if (!warehouse.exists()) {
            throw Fault.of(FaultCode.TABLE_NOT_FOUND, "The workspace has no warehouse yet.")
                    .withHint("A node \"storage.warehouse\" makes it.")
                    .toException();
        }
        try (var _ = warehouse.lockUntouched(lane::isCancelled)) {
            warehouse.attachForReading(lane);
            var tables = warehouse.tables(lane);
            warehouse.detach(lane);
            lane.execute("CREATE SCHEMA " + Warehouse.NAME);
            tables.forEach(
                    (table, schema) -> {
                        lane.createEmpty(Warehouse.NAME, table, schema);
                        names.put(table.toLowerCase(Locale.ROOT), true);
                    });
        }
    }
}
