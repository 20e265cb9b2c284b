package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The layers of a chart: what is drawn from rows, and the annotations around it, which show
/// nothing of the rows. A chart without layers gets them with its first annotation and loses them
/// with its last one.
final class ChartLayers {

    private static final String LAYER = "layer";
    private static final String MARK = "mark";
    private static final String ENCODING = "encoding";

    private ChartLayers() {}

    /// An annotation among the layers.
    ///
    /// @param form empty: written in another way than the form writes, and left as it is
    /// @param first of its layers
    /// @param count of its layers: a label is one of its own
    record Entry(Optional<ChartAnnotation> form, int first, int count, Value.Fields layer) {}

    private static List<Value> all(Value.Fields tree) {
        return tree.get(LAYER) instanceof Value.Items(var all) ? all : List.of();
    }

    /// The one layer that is drawn from rows; -1 if there are none or several, or if the layers
    /// share channels.
    static int base(Value.Fields tree) {
        var all = all(tree);
        if (tree.get(MARK) != null || !shared(tree).isEmpty()) {
            return -1;
        }
        int base = -1;
        for (int i = 0; i < all.size(); i++) {
            if (!(all.get(i) instanceof Value.Fields layer)) {
                return -1;
            }
            if (!isAnnotation(layer)) {
                if (base >= 0) {
                    return -1;
                }
                base = i;
            }
        }
        return base;
    }

    static Value.Fields at(Value.Fields tree, int index) {
        return all(tree).get(index) instanceof Value.Fields layer ? layer : Value.Fields.EMPTY;
    }

    static Value.Fields replaced(Value.Fields tree, int index, Value.Fields layer) {
        var all = new ArrayList<>(all(tree));
        all.set(index, layer);
        return tree.with(LAYER, new Value.Items(all));
    }

    /// The chart after each of its layers has been changed.
    static Value.Fields turned(Value.Fields tree, UnaryOperator<Value.Fields> turn) {
        var shared = shared(tree);
        var all = all(tree);
        if (all.isEmpty()) {
            return tree;
        }
        var next = new ArrayList<Value>();
        for (int i = 0; i < all.size(); i++) {
            var form = read(all, i, shared);
            if (form.isPresent()) {
                next.addAll(form.get().swapped().layers(shared));
                i += form.get().size() - 1;
            } else {
                next.add(all.get(i) instanceof Value.Fields layer ? turn.apply(layer) : all.get(i));
            }
        }
        return tree.with(LAYER, new Value.Items(next));
    }

    private static Optional<ChartAnnotation> read(List<Value> all, int at, Set<String> shared) {
        return ChartAnnotation.read(all.subList(at, all.size()), shared);
    }

    private static Set<String> shared(Value.Fields tree) {
        return tree.get(ENCODING) instanceof Value.Fields(var channels)
                ? channels.keySet()
                : Set.of();
    }

    /// Whether a layer shows nothing of the rows but a place that is written in it.
    static boolean isAnnotation(Value.Fields layer) {
        if (!(layer.get(ENCODING) instanceof Value.Fields(var channels))) {
            return false;
        }
        boolean data = channels.values().stream().anyMatch(ChartLayers::isData);
        boolean placed =
                channels.values().stream()
                        .anyMatch(c -> c instanceof Value.Fields f && f.get("datum") != null);
        return !data && (placed || type(layer.get(MARK)).equals("text"));
    }

    private static boolean isData(Value channel) {
        return switch (channel) {
            case Value.Fields fields ->
                    fields.get("field") != null || fields.get("aggregate") != null;
            case Value.Items(var many) -> many.stream().anyMatch(ChartLayers::isData);
            default -> false;
        };
    }

    static String type(@Nullable Value mark) {
        return switch (mark) {
            case Value.Text(var type) -> type;
            case Value.Fields fields when fields.get("type") instanceof Value.Text(var type) ->
                    type;
            case null, default -> "";
        };
    }

    /// All annotations, in the order in which they are drawn.
    static List<Entry> entries(Value.Fields tree) {
        var entries = new ArrayList<Entry>();
        var all = all(tree);
        var shared = shared(tree);
        for (int i = 0; i < all.size(); i++) {
            if (!(all.get(i) instanceof Value.Fields layer) || !isAnnotation(layer)) {
                continue;
            }
            var form = read(all, i, shared);
            int count = form.map(ChartAnnotation::size).orElse(1);
            entries.add(new Entry(form, i, count, layer));
            i += count - 1;
        }
        return entries;
    }

    /// Bands lie beneath what is drawn from rows, all else above it.
    static Value.Fields add(Value.Fields tree, ChartAnnotation annotation) {
        var layered = all(tree).isEmpty() ? wrapped(tree) : tree;
        var all = new ArrayList<>(all(layered));
        int at = annotation.isBeneath() ? firstDrawn(all) : all.size();
        all.addAll(at, annotation.layers(shared(layered)));
        return layered.with(LAYER, new Value.Items(all));
    }

    private static int firstDrawn(List<Value> all) {
        for (int i = 0; i < all.size(); i++) {
            if (!(all.get(i) instanceof Value.Fields layer) || !isAnnotation(layer)) {
                return i;
            }
        }
        return all.size();
    }

    /// The layers stand where the mark stood.
    private static Value.Fields wrapped(Value.Fields tree) {
        var own = new LinkedHashMap<String, Value>();
        var next = new LinkedHashMap<String, Value>();
        for (var member : tree.members().entrySet()) {
            var name = member.getKey();
            if (name.equals(MARK) || name.equals(ENCODING)) {
                own.put(name, member.getValue());
                next.putIfAbsent(LAYER, Value.Fields.EMPTY);
            } else {
                next.put(name, member.getValue());
            }
        }
        next.put(LAYER, Value.items(new Value.Fields(own)));
        return new Value.Fields(next);
    }

    static Value.Fields set(Value.Fields tree, Entry entry, ChartAnnotation annotation) {
        var all = without(tree, entry);
        all.addAll(entry.first(), annotation.layers(shared(tree)));
        return tree.with(LAYER, new Value.Items(all));
    }

    private static List<Value> without(Value.Fields tree, Entry entry) {
        var all = new ArrayList<>(all(tree));
        all.subList(entry.first(), entry.first() + entry.count()).clear();
        return all;
    }

    static Value.Fields remove(Value.Fields tree, Entry entry) {
        var all = without(tree, entry);
        boolean alone =
                all.size() == 1
                        && base(tree) >= 0
                        && all.getFirst() instanceof Value.Fields last
                        && Set.of(MARK, ENCODING).containsAll(last.members().keySet());
        return alone && all.getFirst() instanceof Value.Fields last
                ? unwrapped(tree, last)
                : tree.with(LAYER, new Value.Items(all));
    }

    private static Value.Fields unwrapped(Value.Fields tree, Value.Fields last) {
        var next = new LinkedHashMap<String, Value>();
        tree.members()
                .forEach(
                        (name, value) -> {
                            if (name.equals(LAYER)) {
                                next.putAll(last.members());
                            } else if (!name.equals(ENCODING)) {
                                next.put(name, value);
                            }
                        });
        return new Value.Fields(next);
    }
}
