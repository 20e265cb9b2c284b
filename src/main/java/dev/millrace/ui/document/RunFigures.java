package dev.millrace.ui.document;

import dev.millrace.model.NodeId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The short figures nodes wear in a run. A node that stands for a pipeline wears what its nodes
/// did, all together. FX thread only.
final class RunFigures {

    private static final String REJECTED = "rejected";
    private static final String BROKEN = "broken";
    private static final String STORED = "rows stored";

    /// @param alert whether it counts what should not be
    record Figure(String text, boolean alert) {
        static final Figure NONE = new Figure("", false);
    }

    /// What a node did, or the nodes of a pipeline that is used as a node, all together; empty what
    /// was not told.
    private record Told(OptionalLong rejected, OptionalLong broken, OptionalLong stored) {

        static final Told NONE =
                new Told(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

        static Told rejected(long rows) {
            return new Told(OptionalLong.of(rows), OptionalLong.empty(), OptionalLong.empty());
        }

        static Told broken(long rows) {
            return new Told(OptionalLong.empty(), OptionalLong.of(rows), OptionalLong.empty());
        }

        static Told stored(long rows) {
            return new Told(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(rows));
        }

        Told with(Told more) {
            return new Told(
                    sum(rejected, more.rejected),
                    sum(broken, more.broken),
                    sum(stored, more.stored));
        }

        private static OptionalLong sum(OptionalLong one, OptionalLong other) {
            return one.isPresent() && other.isPresent()
                    ? OptionalLong.of(one.getAsLong() + other.getAsLong())
                    : one.isPresent() ? one : other;
        }

        /// What should not be comes first.
        Figure figure() {
            if (rejected.orElse(0) > 0) {
                return new Figure(counted(rejected.getAsLong(), REJECTED), true);
            }
            if (broken.orElse(0) > 0) {
                return new Figure(counted(broken.getAsLong(), BROKEN), true);
            }
            if (stored.isPresent()) {
                return new Figure(counted(stored.getAsLong(), STORED), false);
            }
            return rejected.isPresent() ? new Figure(counted(0, REJECTED), false) : Figure.NONE;
        }
    }

    private final Map<NodeId, Figure> passing = new HashMap<>();
    private final Map<NodeId, Told> told = new HashMap<>();

    void clear() {
        passing.clear();
        told.clear();
    }

    Figure of(NodeId node) {
        var now = passing.get(node);
        return now == null ? told.getOrDefault(node, Told.NONE).figure() : now;
    }

    /// `42 % · 3.1 M rows/s`.
    ///
    /// @param rate rows each second
    void advanced(NodeId node, double fraction, OptionalDouble rate) {
        var speed = rate.isPresent() ? " · " + Rates.text(rate.getAsDouble()) : "";
        passing.put(node, new Figure(Math.round(fraction * 100) + " %" + speed, false));
    }

    /// What was of the moment is over.
    void finished(NodeId node) {
        passing.remove(node);
    }

    /// Nothing is of the moment any more.
    void settle() {
        passing.clear();
    }

    void rejected(NodeId node, long rows) {
        add(node, Told.rejected(rows));
    }

    void broken(NodeId node, long rows) {
        add(node, Told.broken(rows));
    }

    void stored(NodeId node, long rows) {
        add(node, Told.stored(rows));
    }

    private void add(NodeId node, Told more) {
        passing.remove(node);
        told.merge(node, more, Told::with);
        if (node.group().isPresent()) {
            told.merge(node.outermost(), more, Told::with);
        }
    }

    private static String counted(long rows, String what) {
        return String.format(Locale.ROOT, "%,d %s", rows, what);
    }
}
