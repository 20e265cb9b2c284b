package dev.millrace.json;

import java.util.ArrayList;
import java.util.List;

/// Names a value in a document, as RFC 6901 does: the names and 0-based indexes that lead to it.
public record Pointer(List<String> steps) {

    public static final Pointer ROOT = new Pointer(List.of());

    public Pointer {
        steps = List.copyOf(steps);
    }

    public Pointer to(String member) {
        var next = new ArrayList<>(steps);
        next.add(member);
        return new Pointer(next);
    }

    public Pointer to(int index) {
        return to(Integer.toString(index));
    }

    /// Such as `/nodes/orders/settings/path`.
    public String text() {
        var text = new StringBuilder();
        steps.forEach(step -> text.append('/').append(step.replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }
}
