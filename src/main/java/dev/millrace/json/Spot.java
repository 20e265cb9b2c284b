package dev.millrace.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a value and the values in it begin, as 0-based offsets in the text.
///
/// @param name where its name begins; for a value without one, where the value does
record Spot(int name, int value, Map<String, Spot> members, List<Spot> elements) {

    @Nullable Spot to(String step) {
        var member = members.get(step);
        if (member != null || !isIndex(step)) {
            return member;
        }
        int index = Integer.parseInt(step);
        return index < elements.size() ? elements.get(index) : null;
    }

    private static boolean isIndex(String step) {
        return step.matches("[0-9]{1,9}");
    }
}
