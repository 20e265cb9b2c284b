package dev.millrace.plan;

import dev.millrace.fault.Fault;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Files as people wrote them in settings, by real path: what goes wrong with a file is told in
/// their words.
public record WrittenPaths(Map<Path, String> byReal) {

    /// Longer paths first, so that none is taken for the beginning of another.
    public WrittenPaths {
        var sorted = new LinkedHashMap<Path, String>();
        byReal.entrySet().stream()
                .sorted(
                        Comparator.comparingInt(
                                        (Map.Entry<Path, String> entry) ->
                                                entry.getKey().toString().length())
                                .reversed())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        byReal = Collections.unmodifiableMap(sorted);
    }

    /// The fault with the paths as they were written.
    public Fault in(Fault fault) {
        var message = in(fault.message());
        var hint = in(fault.hint());
        return message.equals(fault.message()) && hint.equals(fault.hint())
                ? fault
                : new Fault(fault.code(), message, hint, fault.place());
    }

    private String in(String text) {
        var told = text;
        for (var entry : byReal.entrySet()) {
            told = told.replace(entry.getKey().toString(), entry.getValue());
        }
        return told;
    }
}
