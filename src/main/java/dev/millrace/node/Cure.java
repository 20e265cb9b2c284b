package dev.millrace.node;

import dev.millrace.fault.FaultCode;
import dev.millrace.sql.Sql;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A question to the rows that reach a node: what would help it. Asked when its probe has noticed
/// something, of the same rows.
///
/// @param against the warning it is asked for
/// @param select over the inputs: one row
/// @param meaning of its values, as texts: changes that help, the best first
public record Cure(
        FaultCode against, Sql select, Function<List<@Nullable String>, List<Mending>> meaning) {}
