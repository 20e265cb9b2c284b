package dev.millrace.engine.look;

import java.util.List;
import java.util.OptionalLong;

/// What a delivery would change in its target, if the pipeline ran now. Nothing is changed to find
/// out.
///
/// @param target as people know it: the name of a table, or the path of a file or folder
/// @param isNew whether the target would be made
/// @param inserts rows that would be added; empty if that is not known, as the others
/// @param updates rows whose values would change
/// @param deletes rows that would be gone
/// @param newColumns columns that the target does not have yet
/// @param lostColumns columns of the target that would be gone
/// @param note what else is to be said, such as the age of a file that is replaced, or why a run
///   would fail; may be empty
public record DeliveryChange(
        String target,
        boolean isNew,
        OptionalLong inserts,
        OptionalLong updates,
        OptionalLong deletes,
        List<String> newColumns,
        List<String> lostColumns,
        String note) {

    public DeliveryChange {
        newColumns = List.copyOf(newColumns);
        lostColumns = List.copyOf(lostColumns);
    }

    static DeliveryChange made(String target, long rows) {
        return of(target, true, rows, 0, 0);
    }

    static DeliveryChange of(
            String target, boolean isNew, long inserts, long updates, long deletes) {
        return new DeliveryChange(
                target,
                isNew,
                OptionalLong.of(inserts),
                OptionalLong.of(updates),
                OptionalLong.of(deletes),
                List.of(),
                List.of(),
                "");
    }

    /// The same without figures, which nobody knows of rows that were not all seen.
    DeliveryChange ofSomeRows() {
        var unknown = OptionalLong.empty();
        var said = "what would change is not known, as only some of the rows were read";
        return new DeliveryChange(
                target,
                isNew,
                unknown,
                unknown,
                unknown,
                newColumns,
                lostColumns,
                note.isEmpty() ? said : note + "; " + said);
    }

    /// Nothing is known of the rows that are there.
    static DeliveryChange over(String target, String note) {
        return new DeliveryChange(
                target,
                false,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                note);
    }

    DeliveryChange columns(List<String> fresh, List<String> lost) {
        return new DeliveryChange(target, isNew, inserts, updates, deletes, fresh, lost, note);
    }

    DeliveryChange noting(String newNote) {
        return new DeliveryChange(
                target, isNew, inserts, updates, deletes, newColumns, lostColumns, newNote);
    }
}
