package dev.millrace.board;

import dev.millrace.chart.Board;
import dev.millrace.chart.Bucket;
import dev.millrace.chart.Dataset;
import dev.millrace.chart.Key;
import dev.millrace.chart.Sort;
import dev.millrace.chart.Tile;
import dev.millrace.chart.Unit;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.model.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a page can be filtered by: the controls its description asks for, and the groups of its
/// tiles, by clicks on their marks.
final class PageFilters {

    private final Identities identities;
    private final List<PageFilter> all = new ArrayList<>();

    private PageFilters(Identities identities) {
        this.identities = identities;
    }

    /// A text has none: its sentences would no longer be true.
    ///
    /// @param tiles with their bins resolved, as they are drawn
    static List<PageFilter> of(Page page, List<Drawn> tiles, Identities identities) {
        var filters = new PageFilters(identities);
        for (Board.Filter filter : page.board().filters()) {
            filters.control(filter, tiles);
        }
        if (page.prose().isEmpty()) {
            tiles.forEach(filters::picks);
        }
        return List.copyOf(filters.all);
    }

    private void control(Board.Filter filter, List<Drawn> tiles) {
        for (Drawn tile : tiles) {
            var column = tile.shown().rows().schema().find(filter.column());
            if (column.isPresent()) {
                add(filter, tile, column.get());
                return;
            }
        }
    }

    private void add(Board.Filter filter, Drawn tile, Column column) {
        var kind = kind(filter.kind(), Sort.of(column));
        var bucket =
                kind == PageFilter.Kind.DATE
                        ? new Bucket.Time(unit(filter.unit()))
                        : Key.of(column).bucket();
        var identity = identities.of(tile.shown().rows(), column.name());
        if (find(identity, bucket).isEmpty()) {
            all.add(
                    new PageFilter(
                            "f" + all.size(),
                            filter.title().isEmpty() ? column.name() : filter.title(),
                            kind,
                            identity,
                            bucket,
                            true));
        }
    }

    private static PageFilter.Kind kind(Board.Filter.Kind asked, Sort sort) {
        boolean time = sort == Sort.TIME;
        return switch (asked) {
            case AUTO ->
                    time
                            ? PageFilter.Kind.DATE
                            : sort == Sort.NUMBER ? PageFilter.Kind.RANGE : PageFilter.Kind.CHOICE;
            case CHOICE -> PageFilter.Kind.CHOICE;
            case RANGE -> time ? PageFilter.Kind.DATE : PageFilter.Kind.RANGE;
            case DATE -> time ? PageFilter.Kind.DATE : PageFilter.Kind.CHOICE;
        };
    }

    private static Unit unit(Board.Filter.Unit unit) {
        return switch (unit) {
            case MONTH -> Unit.YEARMONTH;
            case YEAR -> Unit.YEAR;
            case QUARTER -> Unit.YEARQUARTER;
            case WEEK -> Unit.YEARWEEK;
            case DAY -> Unit.YEARMONTHDATE;
            case HOUR -> Unit.YEARMONTHDATEHOURS;
        };
    }

    /// The groups a tile shows; the rows of a table as they are have none.
    private void picks(Drawn tile) {
        if (tile.tile().kind() == Tile.Kind.METRIC) {
            return;
        }
        for (Dataset dataset : tile.tile().datasets()) {
            for (Key key : dataset.raw() ? List.<Key>of() : dataset.keys()) {
                pick(tile, key);
            }
        }
    }

    private void pick(Drawn tile, Key key) {
        var identity = identities.of(tile.shown().rows(), key.column());
        if (find(identity, key.bucket()).isEmpty()) {
            all.add(
                    new PageFilter(
                            "f" + all.size(),
                            key.column(),
                            PageFilter.Kind.CHOICE,
                            identity,
                            key.bucket(),
                            false));
        }
    }

    private Optional<PageFilter> find(ColumnAt identity, Bucket bucket) {
        return find(all, identity, bucket);
    }

    /// The filter that says what a group of a tile says.
    static Optional<PageFilter> find(List<PageFilter> all, ColumnAt identity, Bucket bucket) {
        return all.stream()
                .filter(each -> each.identity().equals(identity) && each.bucket().equals(bucket))
                .findFirst();
    }
}
