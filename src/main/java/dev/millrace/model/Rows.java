package dev.millrace.model;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows as text, null for NULL, for showing and for small answers.
public record Rows(Schema schema, List<List<@Nullable String>> values) {
    public Rows {
        values = Collections.unmodifiableList(values);
    }
}
