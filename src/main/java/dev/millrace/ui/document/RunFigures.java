package dev.millrace.ui.document;

import dev.millrace.model.NodeId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// The short figures nodes wear in a run. A node that stands for a pipeline wears what its nodes
/// did, all together. FX thread only.
final class RunFigures {

    private static final String REJECTED = "rejected";
    private static final String BROKEN = "broken";
    private static final String STORED = "rows stored";

    /// @param alert whether it counts what should not be
    /// @param passing whether it is of the moment
    record Figure(String text, boolean alert, boolean passing) {
        static final Figure NONE = new Figure("", false, false);

        Figure(String text, boolean alert) {
            this(text, alert, false);
        }
    }

    /// What the nodes of a pipeline that is used as a node did, all together.
    private record Inside(long rejected, long broken, long stored) {

        static final Inside NONE = new Inside(0, 0, 0);

        Inside with(Inside more) {
            return new Inside(rejected + more.rejected, broken + more.broken, stored + more.stored);
        }

        /// What should not be comes first.
        Figure figure() {
            return rejected > 0
                    ? new Figure(counted(rejected, REJECTED), true)
                    : broken > 0
                            ? new Figure(counted(broken, BROKEN), true)
                            : stored > 0 ? new Figure(counted(stored, STORED), false) : Figure.NONE;
        }
    }

    private final Map<NodeId, Figure> figures = new HashMap<>();
    private final Map<NodeId, Inside> insides = new HashMap<>();

    void clear() {
        figures.clear();
        insides.clear();
    }

    Figure of(NodeId node) {
        var own = figures.get(node);
        return own == null ? insides.getOrDefault(node, Inside.NONE).figure() : own;
    }

    /// `42 % · 3.1 M rows/s`.
    ///
    /// @param rate rows each second
    void advanced(NodeId node, double fraction, OptionalDouble rate) {
        var speed = rate.isPresent() ? " · " + Rates.text(rate.getAsDouble()) : "";
        figures.put(node, new Figure(Math.round(fraction * 100) + " %" + speed, false, true));
    }

    /// What was of the moment is over.
    void finished(NodeId node) {
        figures.computeIfPresent(node, (_, figure) -> figure.passing() ? null : figure);
    }

    void rejected(NodeId node, long rows) {
        figures.put(node, new Figure(counted(rows, REJECTED), rows > 0));
        inside(node, new Inside(rows, 0, 0));
    }

    void broken(NodeId node, long rows) {
        if (rows > 0) {
            figures.put(node, new Figure(counted(rows, BROKEN), true));
            inside(node, new Inside(0, rows, 0));
        }
    }

    void stored(NodeId node, long rows) {
        figures.put(node, new Figure(counted(rows, STORED), false));
        inside(node, new Inside(0, 0, rows));
    }

    private void inside(NodeId node, Inside more) {
        if (node.group().isPresent()) {
            insides.merge(node.outermost(), more, Inside::with);
        }
    }

    private static String counted(long rows, String what) {
        return String.format(Locale.ROOT, "%,d %s", rows, what);
    }
}
