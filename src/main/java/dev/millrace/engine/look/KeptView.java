package dev.millrace.engine.look;

import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.engine.KeptFile;
import dev.millrace.engine.look.Looked.Extent;
import dev.millrace.engine.look.Looked.Kind;
import dev.millrace.model.Schema;
import dev.millrace.sql.Dialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of one Parquet file, in a session that reaches nothing else. They are read from the
/// file as they are asked for; to be sorted, filtered or searched they are copied into memory once.
/// One thread at a time.
final class KeptView implements AutoCloseable {

    private static final long MOST_BYTES = 1L << 30;
    private static final String NAME = "kept rows";
    private static final Extent WHOLE = new Extent(Kind.EXACT, List.of());

    private final Path file;
    private final Session session;
    private final Schema schema;
    private final KeptTables tables = new KeptTables();
    private final ArrangedRows arranged;
    private @Nullable String copy;

    /// @param file a real path
    /// @param timezone that moments are written in, an IANA name
    KeptView(Path file, String timezone) {
        this.file = file;
        session =
                Session.open(
                        new SessionSettings(
                                MOST_BYTES, 0, Optional.empty(), timezone, false, false, false));
        session.lock(Set.of(file), Set.of());
        try (var lane = session.lane()) {
            var rows = KeptFile.select(file, lane);
            lane.execute("CREATE VIEW " + Dialect.DUCKDB.name(NAME) + " AS " + rows);
            schema = lane.bind(rows);
        }
        arranged = new ArrangedRows(tables, schema);
    }

    boolean isThere() {
        return Files.exists(file);
    }

    Lane lane() {
        return session.lane();
    }

    Looked page(Lane lane, LookQuery query, long offset, long most) {
        long limit = Limits.answer(schema.columns().size(), most);
        var table = table(lane, query);
        long count = TableMaker.count(lane, table);
        var rows = arranged.page(lane, table, offset, limit);
        return new Looked(
                rows,
                offset + rows.values().size() < count,
                false,
                OptionalLong.of(count),
                OptionalLong.empty(),
                WHOLE);
    }

    private String table(Lane lane, LookQuery query) {
        return query.isAll() ? NAME : arranged.of(lane, query, copy(lane));
    }

    private String copy(Lane lane) {
        if (copy == null) {
            var made = tables.free("copy");
            lane.execute(
                    "CREATE TABLE "
                            + Dialect.DUCKDB.name(made)
                            + " AS SELECT * FROM "
                            + Dialect.DUCKDB.name(NAME));
            copy = made;
        }
        return copy;
    }

    LookSummary summary(Lane lane, List<String> columns) {
        return new LookSummary(
                OptionalLong.of(TableMaker.count(lane, NAME)),
                OptionalLong.empty(),
                Optional.empty(),
                new Statistics(lane, NAME, schema).of(columns));
    }

    Optional<String> value(Lane lane, LookQuery query, long row, String column) {
        return arranged.value(lane, table(lane, query), row, column);
    }

    Optional<LookFound> find(Lane lane, LookQuery query, String text, long from, boolean forward) {
        var table = query.isAll() ? copy(lane) : table(lane, query);
        return arranged.find(lane, table, text, from, forward);
    }

    @Override
    public void close() {
        session.close();
    }
}
