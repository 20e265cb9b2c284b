package dev.millrace.draw;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// Finds what lies in a part of the plane without looking at the rest: numbered rectangles in the
/// cells of a grid.
final class Grid {

    private static final double CELL = 512;

    /// What covers more cells is looked at each time, so that one wire across the world does not
    /// fill the memory.
    private static final long MOST_CELLS = 64;

    private record Cell(int column, int row) {}

    private final Map<Cell, List<Integer>> cells = new HashMap<>();
    private final List<Integer> large = new ArrayList<>();
    private final List<Rect> rects = new ArrayList<>();

    /// Adds the next rectangle; the first has the number 0.
    void add(Rect rect) {
        int number = rects.size();
        rects.add(rect);
        long columns = 1L + cell(rect.right()) - cell(rect.x());
        long rows = 1L + cell(rect.bottom()) - cell(rect.y());
        if (columns * rows > MOST_CELLS) {
            large.add(number);
            return;
        }
        for (int column = cell(rect.x()); column <= cell(rect.right()); column++) {
            for (int row = cell(rect.y()); row <= cell(rect.bottom()); row++) {
                cells.computeIfAbsent(new Cell(column, row), _ -> new ArrayList<>()).add(number);
            }
        }
    }

    /// Tells the numbers of the rectangles that touch the area, in order.
    void within(Rect area, IntConsumer found) {
        var numbers = new BitSet(rects.size());
        long columns = 1L + cell(area.right()) - cell(area.x());
        long rows = 1L + cell(area.bottom()) - cell(area.y());
        if (columns * rows > 2L * cells.size()) {
            numbers.set(0, rects.size());
        } else {
            large.forEach(numbers::set);
            for (int column = cell(area.x()); column <= cell(area.right()); column++) {
                for (int row = cell(area.y()); row <= cell(area.bottom()); row++) {
                    cells.getOrDefault(new Cell(column, row), List.of()).forEach(numbers::set);
                }
            }
        }
        numbers.stream().filter(n -> rects.get(n).intersects(area)).forEach(found);
    }

    private static int cell(double at) {
        return (int) Math.floor(at / CELL);
    }
}
