package dev.millrace.engine.look;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first values of an expression.
///
/// @param type of the expression, as the engine calls it
/// @param values as the engine writes them, or null for NULL; long ones are cut
/// @param more whether there are further rows
public record TriedValues(String type, List<@Nullable String> values, boolean more) {

    public TriedValues {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
