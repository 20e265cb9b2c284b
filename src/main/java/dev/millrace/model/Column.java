package dev.millrace.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A column of a relation.
///
/// @param type as the engine writes it, such as `DECIMAL(18,3)` or `STRUCT(a INTEGER)`
/// @param tags sensitivity, unit, description and other marks that travel with the column
public record Column(String name, String type, SequencedMap<String, String> tags) {

    public Column {
        tags = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tags));
    }

    public Column(String name, String type) {
        this(name, type, new LinkedHashMap<>());
    }
}
