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
/// @param remark what else the numbers tell
/// @param cure to be asked when there is a warning
public record Probe(
        Sql select,
        Function<List<Long>, Optional<Fault>> meaning,
        Function<List<Long>, Optional<Remark>> remark,
        Optional<Cure> cure) {

    public Probe(Sql select, Function<List<Long>, Optional<Fault>> meaning) {
        this(select, meaning, _ -> Optional.empty(), Optional.empty());
    }

    public Probe remarking(Function<List<Long>, Optional<Remark>> newRemark) {
        return new Probe(select, meaning, newRemark, cure);
    }

    public Probe cured(Cure newCure) {
        return new Probe(select, meaning, remark, Optional.of(newCure));
    }
}
