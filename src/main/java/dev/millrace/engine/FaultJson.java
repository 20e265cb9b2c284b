package dev.millrace.engine;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Value;

/// A fault as a JSON object and back: `code`, `message`, `hint` and `place`. Parts of the place
/// that are absent are left out.
public final class FaultJson {

    private FaultJson() {}

    public static Value.Fields write(Fault fault) {
        return new JsonObject()
                .put("code", fault.code().id())
                .put("message", fault.message())
                .put("hint", fault.hint())
                .put("place", writePlace(fault.place()))
                .fields();
    }

    /// The fault that an object describes. Members it does not know are passed over.
    ///
    /// @throws dev.millrace.fault.FaultException with `REQUEST_INVALID` if its code is of a newer
    ///   version or a member is missing or of another kind
    public static Fault read(Value.Fields fields) {
        return read(new JsonMembers("The fault", fields));
    }

    static Fault read(JsonMembers fault) {
        return new Fault(
                code(fault),
                fault.text("message"),
                fault.text("hint"),
                readPlace(fault.object("place")));
    }

    private static Value writePlace(Place place) {
        var object = new JsonObject();
        putIfAny(object, "file", place.file());
        if (place.line() > 0) {
            object.put("line", place.line()).put("column", place.column());
        }
        putIfAny(object, "node", place.node());
        putIfAny(object, "setting", place.setting());
        if (place.from() >= 0) {
            object.put("from", place.from()).put("to", place.to());
        }
        return object.fields();
    }

    private static void putIfAny(JsonObject object, String name, String text) {
        if (!text.isEmpty()) {
            object.put(name, text);
        }
    }

    private static Place readPlace(JsonMembers place) {
        var read =
                Place.NOWHERE
                        .inFile(textIfAny(place, "file"))
                        .inNode(textIfAny(place, "node"))
                        .inSetting(textIfAny(place, "setting"));
        if (place.has("line")) {
            read = read.atLine(place.small("line"), place.small("column"));
        }
        return place.has("from") ? read.at(place.small("from"), place.small("to")) : read;
    }

    private static String textIfAny(JsonMembers members, String name) {
        return members.has(name) ? members.text(name) : "";
    }

    private static FaultCode code(JsonMembers fault) {
        var id = fault.text("code");
        for (var code : FaultCode.values()) {
            if (code.id().equals(id)) {
                return code;
            }
        }
        throw fault.fault(fault.what() + " has the code '" + id + "', which this version lacks.");
    }
}
