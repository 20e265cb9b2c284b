package dev.millrace.engine;

import dev.millrace.engine.Facts.RowsFile;
import dev.millrace.model.Value;
import java.util.List;
import java.util.Optional;

/// Facts as they stand in the content store.
final class FactsJson {

    private static final int FORM = 3;

    private FactsJson() {}

    static Value write(Facts facts) {
        var json =
                new JsonObject()
                        .put("form", FORM)
                        .put("count", CountJson.write(facts.count()))
                        .put("bytes", facts.bytes())
                        .put("whole", Value.of(facts.isWhole()));
        if (!facts.broken().isEmpty()) {
            json.put("broken", new Value.Items(facts.broken().stream().map(Value::of).toList()));
        }
        facts.rows()
                .ifPresent(
                        file ->
                                json.put(
                                        "rows",
                                        new JsonObject()
                                                .put("bytes", file.bytes())
                                                .put("ends", file.ends())
                                                .put("checksum", file.checksum())
                                                .fields()));
        facts.target().ifPresent(state -> json.put("target", state));
        return json.fields();
    }

    /// @throws dev.millrace.fault.FaultException if it is something else, or of another form
    static Facts read(Value.Fields fields) {
        var json = new JsonMembers("The entry", fields);
        if (json.number("form") != FORM) {
            throw json.fault("The entry has another form.");
        }
        return new Facts(
                CountJson.read(json.object("count")),
                json.number("bytes"),
                json.flag("whole"),
                json.has("broken") ? json.numbers("broken") : List.of(),
                json.has("rows") ? Optional.of(file(json.object("rows"))) : Optional.empty(),
                json.has("target") ? Optional.of(json.text("target")) : Optional.empty());
    }

    private static RowsFile file(JsonMembers json) {
        return new RowsFile(json.number("bytes"), json.text("ends"), json.number("checksum"));
    }
}
