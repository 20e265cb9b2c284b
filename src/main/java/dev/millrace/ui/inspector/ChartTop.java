package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How many of the largest groups a chart keeps: `usermeta.millrace.top`. What else stands in
/// `usermeta` is somebody else's.
final class ChartTop {

    private static final String META = "usermeta";
    private static final String OWN = "millrace";
    private static final String TOP = "top";

    private static final List<ChartShelf> GROUPS =
            List.of(ChartShelf.X, ChartShelf.Y, ChartShelf.COLOUR);

    private ChartTop() {}

    /// 0: all.
    static long of(ChartSpec spec) {
        return spec.tree().get(META) instanceof Value.Fields meta
                        && meta.get(OWN) instanceof Value.Fields own
                        && own.get(TOP) instanceof Value.Num(var number)
                ? number.longValue()
                : 0;
    }

    /// @param top 0: all
    static ChartSpec with(ChartSpec spec, long top) {
        var meta = kept(spec.tree().get(META));
        if (top > 0) {
            var own = meta.get(OWN) instanceof Value.Fields fields ? fields : Value.Fields.EMPTY;
            meta = meta.with(OWN, own.with(TOP, Value.of(top)));
        }
        return new ChartSpec(
                meta.isEmpty() ? spec.tree().without(META) : spec.tree().with(META, meta));
    }

    private static Value.Fields kept(@Nullable Value meta) {
        if (!(meta instanceof Value.Fields fields)) {
            return Value.Fields.EMPTY;
        }
        if (!(fields.get(OWN) instanceof Value.Fields own)) {
            return fields;
        }
        var left = new LinkedHashMap<>(own.members());
        left.remove(TOP);
        return left.isEmpty() ? fields.without(OWN) : fields.with(OWN, new Value.Fields(left));
    }

    /// Whether there are groups, and an amount by which some are the largest.
    static boolean fits(ChartSpec spec) {
        boolean groups = has(spec, ChartChannel::isDiscrete);
        boolean amount =
                has(spec, ChartChannel::isMeasure)
                        || spec.channel(ChartShelf.ANGLE)
                                .filter(ChartChannel::isMeasure)
                                .isPresent();
        return (groups && amount) || of(spec) > 0;
    }

    private static boolean has(ChartSpec spec, Predicate<ChartChannel> condition) {
        return GROUPS.stream().anyMatch(shelf -> spec.channel(shelf).filter(condition).isPresent());
    }
}
