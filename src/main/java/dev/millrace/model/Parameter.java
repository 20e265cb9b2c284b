package dev.millrace.model;

import java.util.Optional;

/// A typed parameter of a pipeline.
///
/// @param type an engine type, such as `DATE`
/// @param secret whether its value is written nowhere
/// @param extra members this version does not know, saved back unchanged
public record Parameter(
        String type, Optional<Value> defaultValue, boolean secret, Value.Fields extra) {

    public static Parameter of(String type, Value defaultValue) {
        return new Parameter(type, Optional.of(defaultValue), false, Value.Fields.EMPTY);
    }
}
