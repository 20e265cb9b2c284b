package dev.millrace.engine.look;

import dev.millrace.duck.Lane;
import dev.millrace.sql.Dialect;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The samples a session holds, found again by what is in them; those that were not used for
/// longest go first. One thread at a time.
final class KeptTables {

    static final int MOST = 64;
    private static final long MOST_VALUES = 200_000_000;

    private record Held(Kept kept, long values) {}

    private final Map<String, Held> byPrint = new LinkedHashMap<>(16, 0.75f, true);
    private long values;
    private int number;

    /// A name nothing has had yet.
    String free(String stem) {
        return stem + " " + ++number;
    }

    Optional<Kept> find(String print) {
        return Optional.ofNullable(byPrint.get(print)).map(Held::kept);
    }

    /// @param columns of the table
    void add(Kept kept, int columns) {
        var held = new Held(kept, kept.rows() * columns);
        byPrint.put(kept.print(), held);
        values += held.values();
    }

    /// Drops what is too much.
    ///
    /// @param pinned prints of those that are in use
    void tidy(Lane lane, Set<String> pinned) {
        var oldest = byPrint.values().iterator();
        while ((byPrint.size() > MOST || values > MOST_VALUES) && oldest.hasNext()) {
            var held = oldest.next();
            if (!pinned.contains(held.kept().print())) {
                oldest.remove();
                values -= held.values();
                drop(lane, held.kept().table());
            }
        }
    }

    static void drop(Lane lane, String table) {
        lane.settle("DROP TABLE IF EXISTS " + Dialect.DUCKDB.name(table));
    }
}
