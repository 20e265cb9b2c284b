package dev.millrace.engine.dataset;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.node.DatasetTerms;
import dev.millrace.node.DatasetVersion;
import java.util.List;
import java.util.Optional;

/// Whether rows may go out under a version, beside those that are there.
public final class Compatibility {

    private final DatasetTerms terms;
    private final Schema schema;

    private Compatibility(DatasetTerms terms, Schema schema) {
        this.terms = terms;
        this.schema = schema;
    }

    /// A change that needs another version.
    ///
    /// @param needed the least version under which it may go out
    private record Change(String sentence, DatasetVersion needed) {}

    /// @param schema as it is stored
    /// @param there versions of the dataset, the oldest first
    /// @return why it may not; the place names the setting
    public static Optional<Fault> fault(DatasetTerms terms, Schema schema, List<Published> there) {
        return new Compatibility(terms, schema).against(there);
    }

    private Optional<Fault> against(List<Published> there) {
        var version = terms.version();
        var before =
                there.stream()
                        .filter(each -> each.version().compareTo(version) <= 0)
                        .reduce((_, later) -> later);
        return before.flatMap(this::change)
                .filter(change -> !isEnough(change, before.get().version()))
                .map(change -> fault(change, before.get(), there));
    }

    private boolean isEnough(Change change, DatasetVersion before) {
        return terms.version().compareTo(before) > 0
                && terms.version().compareTo(change.needed()) >= 0;
    }

    private static Fault fault(Change change, Published before, List<Published> there) {
        var latest = there.getLast().version();
        var least = change.needed();
        var hint =
                least.compareTo(latest) > 0
                        ? "Give it the version " + least + "."
                        : "Give it the version " + latest.breaking() + ".";
        return Fault.of(
                        FaultCode.TARGET_MISMATCH,
                        change.sentence() + " in version " + before.version() + ".")
                .withHint(hint)
                .at(Place.setting("version"));
    }

    /// The gravest difference to what is there.
    private Optional<Change> change(Published before) {
        for (var column : before.columns()) {
            var breaks = breaks(column);
            if (breaks.isPresent()) {
                return Optional.of(new Change(breaks.get(), before.version().breaking()));
            }
        }
        return schema.columns().stream()
                .filter(column -> before.columns().stream().noneMatch(e -> isSame(e, column)))
                .findFirst()
                .map(
                        column ->
                                new Change(
                                        "There is no column \"" + column.name() + "\"",
                                        before.version().adding()));
    }

    private Optional<String> breaks(Published.PublishedColumn column) {
        var now = schema.columns().stream().filter(each -> isSame(column, each)).findFirst();
        var named = "The column \"" + column.name() + "\" ";
        if (now.isEmpty()) {
            return Optional.of(named + "would be gone, which is");
        }
        if (!now.get().type().equals(column.type())) {
            return Optional.of(named + "would be " + now.get().type() + " and is " + column.type());
        }
        return column.required() && !terms.of(now.get().name()).required()
                ? Optional.of(named + "could be NULL, and is never")
                : Optional.empty();
    }

    private static boolean isSame(Published.PublishedColumn there, Column now) {
        return there.name().equals(now.name());
    }
}
