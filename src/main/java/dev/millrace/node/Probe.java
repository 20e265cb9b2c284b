package dev.millrace.node;

import dev.millrace.fault.Fault;
import dev.millrace.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A question to the rows that reach a node: whether it does with them what a person is likely to
/// mean. Asked while a pipeline is drawn, of a sample where there are many rows.
///
/// @param select over the inputs: one row of whole numbers; NULL is read as 0
/// @param meaning of the numbers: a warning that names a setting, or nothing
public record Probe(Sql select, Function<List<Long>, Optional<Fault>> meaning) {}
