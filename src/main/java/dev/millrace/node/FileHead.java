package dev.millrace.node;

import dev.millrace.fault.Fault;
import dev.millrace.sql.Sql;
import java.util.List;
import java.util.SequencedMap;

/// How files begin, looked at before they are read, and what is wrong with that.
///
/// @param lines a SELECT of the first lines of a file, in order, as one text column; its `Files`
///   part stands for one file at a time
public record FileHead(Sql lines, Verdict verdict) {

    /// Says what is wrong; places name settings, not the node.
    @FunctionalInterface
    public interface Verdict {

        /// @param lines by real path of the file, an empty line as the empty text
        List<Fault> of(SequencedMap<String, List<String>> lines);
    }
}
