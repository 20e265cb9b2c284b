package dev.millrace.engine;

import dev.millrace.model.Count;
import dev.millrace.model.Value;

/// A count as an object of one member that says what kind of number it is.
final class CountJson {

    private CountJson() {}

    static Value write(Count count) {
        return switch (count) {
            case Count.Exact(long rows) -> new JsonObject().put("exact", rows).fields();
            case Count.AtLeast(long rows) -> new JsonObject().put("atLeast", rows).fields();
            case Count.NotComputed() ->
                    new JsonObject().put("notComputed", Value.of(true)).fields();
        };
    }

    static Count read(JsonMembers count) {
        if (count.has("exact")) {
            return new Count.Exact(count.number("exact"));
        }
        if (count.has("atLeast")) {
            return new Count.AtLeast(count.number("atLeast"));
        }
        if (count.has("notComputed")) {
            return Count.UNKNOWN;
        }
        throw count.fault(count.what() + " is no count: exact, atLeast or notComputed.");
    }
}
