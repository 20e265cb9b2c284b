package dev.millrace.engine.look;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.engine.Culprit;
import dev.millrace.engine.LookForm;
import dev.millrace.engine.look.Looked.Extent;
import dev.millrace.engine.look.Looked.Kind;
import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import dev.millrace.plan.Planned;
import dev.millrace.plan.StatementText;
import dev.millrace.sql.Dialect;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The rows of one port as they were when it was looked at. Holds up to three tables: what was
/// sampled, all rows where somebody asked for more than the first ones, and those in the order and
/// choice that was asked for last. One thread at a time.
final class LookView {

    private final KeptTables tables;
    private final Course sampled;
    private final Course whole;
    private final TableMaker maker;
    private final Planned planned;
    private final ArrangedRows arranged;
    private @Nullable DeliveryChange change;
    private @Nullable String sample;
    private @Nullable String all;

    LookView(KeptTables tables, Course sampled, Course whole, TableMaker maker, Planned planned) {
        this.tables = tables;
        this.sampled = sampled;
        this.whole = whole;
        this.maker = maker;
        this.planned = planned;
        arranged = new ArrangedRows(tables, sampled.wanted().schema());
    }

    Schema schema() {
        return sampled.wanted().schema();
    }

    Set<String> pins() {
        var pins = new HashSet<>(sampled.pins());
        pins.addAll(whole.pins());
        return pins;
    }

    /// The first rows, computed alone.
    ///
    /// @param most rows that are wanted; fewer of a wide relation
    /// @param further whether sources that were cut are read on until there are enough rows
    Looked first(Lane lane, long most, boolean further) {
        long limit = Limits.answer(schema().columns().size(), most);
        sampled.walk(tables, maker, lane);
        var extent = sampled.extent();
        var rows = rows(lane, sampled, limit + 1);
        boolean ends = rows.values().size() <= limit;
        if (ends && further && extent.kind() == Kind.FIRST_ROWS) {
            whole.walk(tables, maker, lane);
            rows = rows(lane, whole, limit + 1);
            ends = rows.values().size() <= limit;
            if (ends) {
                extent = new Extent(Kind.EXACT, List.of());
            }
        }
        return new Looked(
                cut(rows, limit),
                !ends || extent.kind() == Kind.FIRST_ROWS,
                ends && extent.kind() == Kind.FIRST_ROWS,
                count(extent, rows.values().size(), ends),
                OptionalLong.empty(),
                extent);
    }

    private OptionalLong count(Extent extent, int rows, boolean ends) {
        if (ends && extent.kind() == Kind.EXACT) {
            return OptionalLong.of(rows);
        }
        return extent.kind() == Kind.SAMPLED ? OptionalLong.empty() : sampled.preserved();
    }

    private static Rows cut(Rows rows, long limit) {
        return rows.values().size() <= limit
                ? rows
                : new Rows(rows.schema(), rows.values().subList(0, Math.toIntExact(limit)));
    }

    /// Rows that come in another order each time are computed once, so that a row keeps its number.
    private Rows rows(Lane lane, Course course, long limit) {
        if (course.equals(sampled) && course.isShuffled()) {
            var table = base(lane, false);
            return arranged.page(lane, table, 0, limit);
        }
        var fused = course.fused(course.wanted());
        var files = TableMaker.files(course.bound());
        var text = StatementText.of(fused, List.of(), files);
        var head = "SELECT " + LookForm.SHORT.columns(schema()) + " FROM (";
        try {
            var rows = lane.rows(head + text.text() + " LIMIT " + limit + ")");
            return LookForm.SHORT.rows(schema(), rows);
        } catch (EngineException e) {
            throw new Culprit(fused, text, files, course.bound().written())
                    .fault(e, head.length(), lane)
                    .toException(e);
        }
    }

    /// Rows from an offset on. Of a look that knows only the first rows, all rows are computed
    /// first.
    Looked page(Lane lane, LookQuery query, long offset, long most) {
        long limit = Limits.answer(schema().columns().size(), most);
        var table = arranged(lane, query, true);
        long count = TableMaker.count(lane, table);
        var rows = arranged.page(lane, table, offset, limit);
        var extent = extentOfAll();
        boolean known = extent.kind() == Kind.EXACT;
        return new Looked(
                rows,
                offset + rows.values().size() < count,
                false,
                known ? OptionalLong.of(count) : OptionalLong.empty(),
                known ? OptionalLong.empty() : OptionalLong.of(count),
                extent);
    }

    private Extent extentOfAll() {
        var extent = sampled.extent();
        return extent.kind() == Kind.FIRST_ROWS ? whole.extent() : extent;
    }

    /// The table of the rows that are asked for.
    ///
    /// @param wholly whether the first rows are not enough
    String arranged(Lane lane, LookQuery query, boolean wholly) {
        return arranged.of(lane, query, base(lane, wholly));
    }

    private String base(Lane lane, boolean wholly) {
        if (wholly && sampled.extent().kind() == Kind.FIRST_ROWS) {
            if (all == null) {
                whole.walk(tables, maker, lane);
                all = table(lane, whole);
            }
            return all;
        }
        if (sample == null) {
            sample = table(lane, sampled);
        }
        return sample;
    }

    private String table(Lane lane, Course course) {
        var table = tables.free("looked at");
        TableMaker.fill(lane, table, course.bound(), course.fused(course.wanted()), Long.MAX_VALUE);
        return table;
    }

    /// How many rows there are, as far as that is known without reading more.
    Looked.Extent extent() {
        return sampled.extent();
    }

    /// Rows of the wire, or an estimate of them, once a table of the sample is there.
    Figures figures(Lane lane) {
        var extent = sampled.extent();
        long rows = TableMaker.count(lane, base(lane, false));
        return switch (extent.kind()) {
            case EXACT -> new Figures(rows, OptionalLong.of(rows), OptionalLong.empty());
            case FIRST_ROWS -> new Figures(rows, sampled.preserved(), estimate(extent, rows));
            case SAMPLED -> new Figures(rows, OptionalLong.empty(), OptionalLong.empty());
        };
    }

    private static OptionalLong estimate(Extent extent, long rows) {
        var cut = extent.cuts().getFirst();
        return extent.cuts().size() == 1 && cut.total().isPresent()
                ? OptionalLong.of(Math.round((double) rows * cut.total().getAsLong() / cut.rows()))
                : OptionalLong.empty();
    }

    /// @param known rows that statistics are of
    /// @param count of the wire, exact
    /// @param estimate of the wire
    record Figures(long known, OptionalLong count, OptionalLong estimate) {}

    /// What would change if these rows were delivered; asked once.
    Optional<DeliveryChange> change(Lane lane) {
        var delivery = sampled.bound().deliveries().get(sampled.wanted().node());
        if (delivery != null && change == null) {
            var found =
                    new DeliveryLook(lane, maker.warehouse(), delivery, base(lane, false), schema())
                            .change();
            boolean isWhole = sampled.extent().kind() == Looked.Kind.EXACT;
            change = isWhole || found.inserts().isEmpty() ? found : found.ofSomeRows();
        }
        return Optional.ofNullable(change);
    }

    List<ColumnStatistics> statistics(Lane lane, List<String> columns) {
        return new Statistics(lane, base(lane, false), schema()).of(columns);
    }

    /// The whole value of a cell, as JSON; empty if there is no such row or it is NULL.
    Optional<String> value(Lane lane, LookQuery query, long row, String column) {
        return arranged.value(lane, arranged(lane, query, row >= 0), row, column);
    }

    Optional<LookFound> find(Lane lane, LookQuery query, String text, long from, boolean forward) {
        return arranged.find(lane, arranged(lane, query, true), text, from, forward);
    }

    /// Asks about the rows a row was computed from.
    ///
    /// @param row its number among the rows that are asked for
    /// @param question gets a SELECT of the row; of none where there is no such row
    <T> T around(Lane lane, LookQuery query, long row, BiFunction<WireRows, String, T> question) {
        boolean isFirst = query.isAll() && row < TableMaker.count(lane, base(lane, false));
        var table = arranged(lane, query, !isFirst);
        boolean wholly = !isFirst && sampled.extent().kind() == Kind.FIRST_ROWS;
        var course = wholly ? whole : sampled;
        course.walk(tables, maker, lane);
        try (var rows = new WireRows(tables, course, planned, maker.warehouse().file(), lane)) {
            var name = Dialect.DUCKDB.name(table);
            return question.apply(
                    rows, "SELECT * FROM (FROM " + name + " LIMIT 1 OFFSET " + row + ")");
        }
    }

    /// Drops its tables.
    void close(Lane lane) {
        arranged.forget(lane);
        if (sample != null) {
            KeptTables.drop(lane, sample);
        }
        if (all != null) {
            KeptTables.drop(lane, all);
        }
    }
}
