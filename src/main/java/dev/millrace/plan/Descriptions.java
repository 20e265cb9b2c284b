package dev.millrace.plan;

import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the engine said of SELECTs, kept from one planning to the next: after an edit only the
/// nodes that changed, and those whose input columns changed with them, are asked for again. Any
/// thread.
///
/// An answer depends on nothing but its question, so none is ever out of date. What depends on more
/// than that (files, tables of the warehouse, secrets, the time of a run) is not kept.
final class Descriptions {

    /// About 30 MB; a pipeline of 1,000 nodes with 100 columns each fits twice.
    private static final int MOST_COLUMNS = 200_000;

    private final LinkedHashMap<Question, Answer> answers =
            new LinkedHashMap<>(16, 0.75f, true); // guarded by this; longest unused first
    private int columns; // guarded by this
    private long misses; // guarded by this

    /// All that the columns of a SELECT depend on.
    ///
    /// @param sql not yet checked
    /// @param tables names its typed texts may use in FROM
    /// @param inputs columns of the relations it reads, by name
    record Question(Sql sql, Set<String> tables, Map<String, Schema> inputs, Scope scope) {}

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

    /// How often the engine had to be asked.
    synchronized long misses() {
        return misses;
    }

    private static int weight(Answer answer) {
        return 1 + answer.schema().columns().size();
    }
}
