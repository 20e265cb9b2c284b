package dev.millrace.board;

import static java.util.Objects.requireNonNull;

import dev.millrace.chart.Board;
import dev.millrace.chart.Tile;
import dev.millrace.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where the tiles of a page stand: as its description says, and the others below, figures side by
/// side and the rest in pairs.
final class Spots {

    private static final int FIGURE_HEIGHT = 1;
    private static final int HEIGHT = 3;
    private static final int FIGURES_IN_A_ROW = 6;

    private final Map<String, Value> places = new LinkedHashMap<>();
    private final int columns;
    private int below;

    private Spots(int columns) {
        this.columns = columns;
    }

    static Spots of(Page page, PageBuilder builder) {
        var spots = new Spots(page.board().columns());
        for (Board.Spot spot : page.board().spots()) {
            spots.put(spot.tile(), spot.tab(), spot.x(), spot.y(), spot.width(), spot.height());
            if (spot.tab() == 0) {
                spots.below = Math.max(spots.below, spot.y() + spot.height());
            }
        }
        var free =
                page.tiles().stream()
                        .map(Shown::id)
                        .filter(id -> !spots.places.containsKey(id))
                        .toList();
        var figures = free.stream().filter(id -> isFigure(builder, id)).toList();
        var others = free.stream().filter(id -> !isFigure(builder, id)).toList();
        int inARow = Math.clamp(figures.size(), 1, FIGURES_IN_A_ROW);
        spots.rows(figures, inARow, FIGURE_HEIGHT);
        spots.rows(others, others.size() == 1 ? 1 : 2, HEIGHT);
        return spots;
    }

    /// Of a tile of the page.
    Value place(String tile) {
        return requireNonNull(places.get(tile));
    }

    private static boolean isFigure(PageBuilder builder, String tile) {
        return builder.drawn(tile)
                .filter(drawn -> drawn.tile().kind() == Tile.Kind.METRIC)
                .isPresent();
    }

    private void rows(List<String> tiles, int inARow, int height) {
        int width = Math.max(1, columns / inARow);
        for (int i = 0; i < tiles.size(); i++) {
            put(tiles.get(i), 0, i % inARow * width, below, width, height);
            if (i % inARow == inARow - 1 || i == tiles.size() - 1) {
                below += height;
            }
        }
    }

    private void put(String tile, int tab, int x, int y, int width, int height) {
        places.put(
                tile,
                Value.fields(
                        Map.entry("tab", Value.of(tab)),
                        Map.entry("x", Value.of(x)),
                        Map.entry("y", Value.of(y)),
                        Map.entry("w", Value.of(width)),
                        Map.entry("h", Value.of(height))));
    }
}
