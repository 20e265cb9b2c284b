package dev.millrace.worker;

import dev.millrace.model.Value;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is asked about a pipeline.
///
/// @param text of the file as it stands in the window
/// @param path where it is or will be saved; its folder exists, and paths in the text begin there
/// @param parameters as text, by name
/// @param more members of the request, by name
public record Ask(String text, Path path, Map<String, String> parameters, Map<String, Value> more) {

    public Ask {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        more = Map.copyOf(more);
    }

    public Ask(String text, Path path, Map<String, String> parameters) {
        this(text, path, parameters, Map.of());
    }

    /// The same and one more member.
    Ask with(String member, Value value) {
        var next = new LinkedHashMap<>(more);
        next.put(member, value);
        return new Ask(text, path, parameters, next);
    }

    /// The members of a request; the path is absolute, as a worker has a folder of its own.
    Map<String, Value> members() {
        var given = new LinkedHashMap<String, Value>();
        parameters.forEach((name, value) -> given.put(name, Value.of(value)));
        var members = new LinkedHashMap<String, Value>();
        members.put("path", Value.of(path.toAbsolutePath().toString()));
        members.put("text", Value.of(text));
        members.put("parameters", new Value.Fields(given));
        members.putAll(more);
        return members;
    }
}
