package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.Set;

/// Parts of a description that the page draws by as they are: properties of marks, axes, legends
/// and scales. What could compute, load or name a field is refused.
record Passed(Complaints complaints) {

    private static final Set<String> REFUSED =
            Set.of(
                    "expr",
                    "signal",
                    "labelExpr",
                    "url",
                    "href",
                    "param",
                    "selection",
                    "field",
                    "data",
                    "condition",
                    "formatType",
                    "encode",
                    "unionWith",
                    "content",
                    "cursor");

    /// @return whether nothing in it is refused
    boolean allows(String path, Value value) {
        return switch (value) {
            case Value.Fields(var members) -> {
                boolean allowed = true;
                for (var member : members.entrySet()) {
                    var at = path + "." + member.getKey();
                    if (REFUSED.contains(member.getKey())) {
                        complaints.impossible(
                                at,
                                "\"" + member.getKey() + "\" is not supported here.",
                                "Write the value itself.");
                        allowed = false;
                    } else {
                        allowed &= allows(at, member.getValue());
                    }
                }
                yield allowed;
            }
            case Value.Items(var values) -> {
                boolean allowed = true;
                for (int i = 0; i < values.size(); i++) {
                    allowed &= allows(path + "[" + i + "]", values.get(i));
                }
                yield allowed;
            }
            default -> true;
        };
    }

    /// An object of such properties, or null to leave the thing away.
    boolean allowsObject(String path, Value value) {
        if (!(value instanceof Value.Fields || value instanceof Value.Null)) {
            complaints.wrongType(path, "an object or null", value);
            return false;
        }
        return allows(path, value);
    }
}
