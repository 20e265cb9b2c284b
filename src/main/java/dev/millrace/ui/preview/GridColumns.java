package dev.millrace.ui.preview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// Which columns show, in which order and how wide. Positions count the columns that show.
final class GridColumns {

    private final List<GridColumn> all;
    private final Set<String> hidden = new HashSet<>();
    private final Map<String, Integer> places = new HashMap<>();
    private List<GridColumn> shown = List.of();
    private double[] lefts = {0};

    GridColumns(List<GridColumn> all, Collection<String> hidden) {
        this.all = new ArrayList<>(all);
        hide(hidden);
    }

    private void arrange() {
        shown = all.stream().filter(column -> !hidden.contains(column.name())).toList();
        lefts = new double[shown.size() + 1];
        places.clear();
        for (int i = 0; i < shown.size(); i++) {
            lefts[i + 1] = lefts[i] + shown.get(i).width();
            places.put(shown.get(i).name(), i);
        }
    }

    /// All there are, in the order of the person.
    List<GridColumn> all() {
        return all;
    }

    List<GridColumn> shown() {
        return shown;
    }

    int size() {
        return shown.size();
    }

    GridColumn at(int place) {
        return shown.get(place);
    }

    /// Where it stands among those that show.
    OptionalInt placeOf(String name) {
        var place = places.get(name);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /// Left edge, in pixels from the left edge of the first.
    double left(int place) {
        return lefts[place];
    }

    double right(int place) {
        return lefts[place + 1];
    }

    /// Width of all that show.
    double width() {
        return lefts[shown.size()];
    }

    /// The column at a distance from the left edge of the first; the nearest one outside.
    int placeAt(double x) {
        int found = Arrays.binarySearch(lefts, x);
        int place = found >= 0 ? found : -found - 2;
        return Math.clamp(place, 0, Math.max(0, shown.size() - 1));
    }

    boolean isHidden(String name) {
        return hidden.contains(name);
    }

    Set<String> hidden() {
        return Set.copyOf(hidden);
    }

    /// The last column that shows cannot be hidden.
    void hide(Collection<String> names) {
        hidden.addAll(names);
        hidden.retainAll(all.stream().map(GridColumn::name).collect(Collectors.toSet()));
        if (hidden.size() == all.size() && !all.isEmpty()) {
            hidden.remove(all.getFirst().name());
        }
        arrange();
    }

    void show(Collection<String> names) {
        hidden.removeAll(names);
        arrange();
    }

    void resize(String name, double width) {
        all.replaceAll(column -> column.name().equals(name) ? column.wide(width) : column);
        arrange();
    }

    /// Puts a column in front of another place.
    void move(int from, int to) {
        if (from == to || from >= shown.size() || to < 0 || to >= shown.size()) {
            return;
        }
        var moved = shown.get(from);
        var neighbour = shown.get(to);
        all.remove(moved);
        all.add(all.indexOf(neighbour) + (from < to ? 1 : 0), moved);
        arrange();
    }
}
