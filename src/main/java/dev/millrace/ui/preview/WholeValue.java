package dev.millrace.ui.preview;

import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Value;

/// Reads what a source says of a single value.
final class WholeValue {

    private WholeValue() {}

    /// The text of a value that is one; else its JSON.
    static String text(String json) {
        if (!json.startsWith("\"")) {
            return json;
        }
        try {
            return Json.parse(json) instanceof Value.Text(String text) ? text : json;
        } catch (FaultException e) {
            return json; // longer than a document of ours may be
        }
    }
}
