package dev.millrace.plan;

import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the engine said of SELECTs, kept from one planning to the next: after an edit only the
/// nodes that changed, and those whose input columns changed with them, are asked for again. Any
/// thread.
///
/// An answer depends on nothing but its question, so none is ever out of date: of files the
/// question says which they are and when they changed. What depends on more than that (tables of
/// the warehouse, secrets, the time of a run) is not kept.
final class Descriptions {

    /// About 30 MB; a pipeline of 1,000 nodes with 100 columns each fits twice.
    private static final int MOST_COLUMNS = 200_000;

    /// A file begins with a few lines.
    private static final int MOST_FILES = 2_000;

    private final LinkedHashMap<Question, Answer> answers =
            new LinkedHashMap<>(16, 0.75f, true); // guarded by this; longest unused first
    private final LinkedHashMap<Beginning, List<String>> beginnings =
            new LinkedHashMap<>(16, 0.75f, true); // guarded by this; longest unused first
    private int columns; // guarded by this
    private long misses; // guarded by this

    /// All that the columns of a SELECT depend on.
    ///
    /// @param sql not yet checked
    /// @param tables names its typed texts may use in FROM
    /// @param inputs columns of the relations it reads, by name
    /// @param files it reads
    record Question(
            Sql sql,
            Set<String> tables,
            Map<String, Schema> inputs,
            List<FileIdentity> files,
            Scope scope) {}

    /// What the first lines of a file depend on.
    ///
    /// @param lines a SELECT of them
    record Beginning(Sql lines, FileIdentity file) {}

    /// What is the same for all of a pipeline.
    ///
    /// @param types of the parameters, by name
    /// @param values of those parameters that are neither secret nor another in each run
    record Scope(String timezone, Map<String, String> types, Map<String, Value> values) {}

    record Answer(TypedTexts.Checked checked, Schema schema) {}

    synchronized Optional<Answer> of(Question question) {
        var answer = answers.get(question);
        if (answer == null) {
            misses++;
        }
        return Optional.ofNullable(answer);
    }

    synchronized void keep(Question question, Answer answer) {
        var replaced = answers.put(question, answer);
        columns += weight(answer) - (replaced == null ? 0 : weight(replaced));
        var oldest = answers.values().iterator();
        while (columns > MOST_COLUMNS) {
            columns -= weight(oldest.next());
            oldest.remove();
        }
    }

    synchronized Optional<List<String>> of(Beginning beginning) {
        return Optional.ofNullable(beginnings.get(beginning));
    }

    synchronized void keep(Beginning beginning, List<String> lines) {
        beginnings.put(beginning, List.copyOf(lines));
        if (beginnings.size() > MOST_FILES) {
            beginnings.pollFirstEntry();
        }
    }

    /// How often the engine had to be asked.
    synchronized long misses() {
        return misses;
    }

    private static int weight(Answer answer) {
        return 1 + answer.schema().columns().size();
    }
}
