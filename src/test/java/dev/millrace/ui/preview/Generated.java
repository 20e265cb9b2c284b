package dev.millrace.ui.preview;

import dev.millrace.engine.look.ColumnStatistics;
import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.LookQuery.Filter;
import dev.millrace.json.Json;
import dev.millrace.model.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Rows that are made up when they are asked for. Filters and sorts only as many as fit.
final class Generated implements PageSource {

    /// The value of a cell.
    @FunctionalInterface
    interface Cells {
        @Nullable String at(long row, int column);
    }

    private static final long FEW = 100_000;

    final Schema schema;
    final long count;
    final List<String> asked = new ArrayList<>();
    UnaryOperator<List<ColumnStatistics>> known = facts -> facts;
    boolean countIsKnown = true;
    private final Cells cells;

    Generated(Schema schema, long count, Cells cells) {
        this.schema = schema;
        this.count = count;
        this.cells = cells;
    }

    /// What is shown before anything is asked.
    Page first() {
        return page(LookQuery.ALL, 0, 100);
    }

    @Override
    public CompletableFuture<Page> rows(LookQuery query, long offset, int limit) {
        if (limit > MOST_ROWS) {
            throw new IllegalArgumentException("too many at once: " + limit);
        }
        asked.add("rows " + offset + "+" + limit);
        return CompletableFuture.completedFuture(page(query, offset, limit));
    }

    private Page page(LookQuery query, long offset, int limit) {
        var order = order(query);
        long all = order == null ? count : order.size();
        var rows = new ArrayList<List<@Nullable String>>();
        for (long row = offset; row < Math.min(all, offset + limit); row++) {
            rows.add(row(order == null ? row : order.get((int) row)));
        }
        var told = countIsKnown ? OptionalLong.of(all) : OptionalLong.empty();
        return new Page(rows, offset + limit < all, told);
    }

    private List<@Nullable String> row(long row) {
        var values = new ArrayList<@Nullable String>();
        for (int column = 0; column < schema.columns().size(); column++) {
            var value = cells.at(row, column);
            values.add(value == null || value.length() <= MOST_TEXT ? value : cut(value));
        }
        return values;
    }

    private static String cut(String value) {
        return value.substring(0, MOST_TEXT) + "…";
    }

    /// Which rows fit, in order; null: all.
    private @Nullable List<Long> order(LookQuery query) {
        if (query.isAll()) {
            return null;
        }
        var fits = new ArrayList<Long>();
        LongStream.range(0, Math.min(count, FEW))
                .filter(row -> query.filters().stream().allMatch(filter -> fits(row, filter)))
                .forEach(fits::add);
        for (var key : query.order().reversed()) {
            int column = schema.names().indexOf(key.column());
            fits.sort((a, b) -> compare(cells.at(a, column), cells.at(b, column)));
            if (key.descending()) {
                Collections.reverse(fits);
            }
        }
        return fits;
    }

    private static int compare(@Nullable String a, @Nullable String b) {
        return Objects.requireNonNullElse(a, "").compareTo(Objects.requireNonNullElse(b, ""));
    }

    private boolean fits(long row, Filter filter) {
        var value = cells.at(row, schema.names().indexOf(filter.column()));
        return switch (filter.test()) {
            case EQUALS -> filter.value().equals(value);
            case DIFFERS -> !filter.value().equals(value);
            case CONTAINS -> value != null && value.contains(filter.value());
            case LESS -> value != null && value.compareTo(filter.value()) < 0;
            case MORE -> value != null && value.compareTo(filter.value()) > 0;
            case IS_NULL -> value == null;
            case IS_NOT_NULL -> value != null;
            case REPEATS -> throw new IllegalArgumentException("not asked of generated rows");
        };
    }

    @Override
    public CompletableFuture<List<ColumnStatistics>> statistics(List<String> columns) {
        asked.add("statistics " + columns.size());
        var facts =
                columns.stream()
                        .map(c -> Made.facts(c, schema.find(c).orElseThrow().type()))
                        .toList();
        return CompletableFuture.completedFuture(known.apply(facts));
    }

    @Override
    public CompletableFuture<Optional<Found>> find(
            LookQuery query, String text, long from, boolean forward) {
        asked.add("find " + text + " from " + from);
        long start = Math.clamp(from, 0, count - 1);
        var rows =
                forward
                        ? LongStream.range(start, count).limit(FEW)
                        : LongStream.range(0, Math.min(FEW, start + 1)).map(i -> start - i);
        return CompletableFuture.completedFuture(
                from >= count && forward
                        ? Optional.empty()
                        : rows.mapToObj(row -> found(row, text))
                                .flatMap(Optional::stream)
                                .findFirst());
    }

    private Optional<Found> found(long row, String text) {
        for (int i = 0; i < schema.columns().size(); i++) {
            var value = cells.at(row, i);
            if (value != null && value.toLowerCase(java.util.Locale.ROOT).contains(text)) {
                return Optional.of(new Found(row, schema.names().get(i)));
            }
        }
        return Optional.empty();
    }

    @Override
    public CompletableFuture<String> value(LookQuery query, long row, String column) {
        asked.add("value " + row + " " + column);
        int index = schema.names().indexOf(column);
        var value = cells.at(row, index);
        boolean nested =
                ValueKind.of(schema.columns().get(index).type()) == ValueKind.NESTED
                        && value != null
                        && CopiedJson.isJson(value);
        return CompletableFuture.completedFuture(
                value == null ? "null" : nested ? value : Json.quote(value));
    }

    long asked(String what) {
        return asked.stream().filter(said -> said.startsWith(what)).count();
    }
}
