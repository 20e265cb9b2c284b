package dev.millrace.worker;

import dev.millrace.engine.look.FunctionJson;
import dev.millrace.engine.look.LookFound;
import dev.millrace.engine.look.LookJson;
import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.LookSummary;
import dev.millrace.engine.look.Looked;
import dev.millrace.engine.look.RowDiff;
import dev.millrace.engine.look.RowDiffJson;
import dev.millrace.engine.look.TriedValues;
import dev.millrace.explain.Culprits;
import dev.millrace.explain.Explained;
import dev.millrace.explain.Missed;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What can be asked about the rows of a pipeline's wires. Nothing is ever written for an answer.
///
/// Any thread; nothing here waits. A future fails with a `FaultException` if there is no answer;
/// cancelling it, but not one made from it, cancels the request.
public final class Wires {

    private final WorkerSeat seat;

    Wires(WorkerSeat seat) {
        this.seat = seat;
    }

    /// A look that was made: its first rows, and what to ask for more by.
    public record Look(String id, Looked looked) {}

    /// The first rows of a port.
    ///
    /// @param further whether sources that were cut are read on until there are enough rows
    public CompletableFuture<Look> look(Ask ask, Port port, int limit, boolean further) {
        var asked =
                ask.with("port", Value.of(port.text()))
                        .with("limit", Value.of(limit))
                        .with("further", Value.of(further));
        return Question.ask("look", asked.members(), Wires::look, seat);
    }

    private static Look look(Value.Fields answer) {
        return new Look(AnswerReader.text(answer, "look"), LookJson.looked(answer));
    }

    /// Rows of a look from an offset on.
    public CompletableFuture<Looked> page(String look, LookQuery query, long offset, int limit) {
        var members = about(look, query);
        members.put("offset", Value.of(offset));
        members.put("limit", Value.of(limit));
        return Question.ask("page", members, LookJson::looked, seat);
    }

    /// What is known of all rows of a look, and of some of its columns.
    public CompletableFuture<LookSummary> summary(String look, List<String> columns) {
        var members = about(look, LookQuery.ALL);
        members.put("columns", new Value.Items(columns.stream().<Value>map(Value::of).toList()));
        return Question.ask("summary", members, LookJson::summary, seat);
    }

    /// The nearest row that has a text in a value.
    public CompletableFuture<Optional<LookFound>> find(
            String look, LookQuery query, String text, long from, boolean forward) {
        var members = about(look, query);
        members.put("text", Value.of(text));
        members.put("from", Value.of(from));
        members.put("backward", Value.of(!forward));
        return Question.ask("find", members, Wires::found, seat);
    }

    private static Optional<LookFound> found(Value.Fields answer) {
        return answer.get("row") instanceof Value.Num(var row)
                ? Optional.of(new LookFound(row.longValue(), AnswerReader.text(answer, "column")))
                : Optional.empty();
    }

    /// The whole value of a cell, as JSON.
    public CompletableFuture<Optional<String>> value(
            String look, LookQuery query, long row, String column) {
        var members = about(look, query);
        members.put("row", Value.of(row));
        members.put("column", Value.of(column));
        return Question.ask(
                "value",
                members,
                answer ->
                        answer.get("value") instanceof Value.Text(String text)
                                ? Optional.of(text)
                                : Optional.empty(),
                seat);
    }

    /// The first values of an expression over the rows that reach its node, of the pipeline as it
    /// is.
    ///
    /// @param setting path of the expression in the settings of the node
    public CompletableFuture<TriedValues> values(
            Ask ask, NodeId node, String setting, String expression, int limit) {
        var asked =
                ask.with("node", Value.of(node.value()))
                        .with("setting", Value.of(setting))
                        .with("expression", Value.of(expression))
                        .with("limit", Value.of(limit));
        return Question.ask("values", asked.members(), FunctionJson::values, seat);
    }

    /// The page of a serving node, as its HTML takes it: over the rows of the last successful run,
    /// or over a sample.
    ///
    /// @param export whether the page is to answer filters by itself; else they are asked here
    public CompletableFuture<Value.Fields> page(Ask ask, NodeId node, boolean export) {
        var asked =
                ask.with("node", Value.of(node.value())).with("export", Value.of(export)).members();
        return Question.ask("show", asked, answer -> fields(answer, "page"), seat);
    }

    /// The rows of tiles of a page under filters.
    ///
    /// @param question as the page asks it
    public CompletableFuture<Value.Fields> filtered(Ask ask, NodeId node, Value.Fields question) {
        var asked = ask.with("node", Value.of(node.value())).with("question", question).members();
        return Question.ask("filter", asked, answer -> fields(answer, "answers"), seat);
    }

    private static Value.Fields fields(Value.Fields answer, String name) {
        return answer.get(name) instanceof Value.Fields found ? found : Value.Fields.EMPTY;
    }

    /// The first rows that a run of a workspace kept of an output.
    ///
    /// @param folder a real one in the workspace
    /// @param print fingerprint of the rows, as `NodeFinished` tells it
    /// @param timezone that moments are written in, an IANA name
    /// @return fails with `ROWS_GONE` if they are not kept, or no longer
    public CompletableFuture<Look> kept(Path folder, String print, String timezone, int limit) {
        var members = new LinkedHashMap<String, Value>();
        members.put("folder", Value.of(folder.toString()));
        members.put("print", Value.of(print));
        members.put("timezone", Value.of(timezone));
        members.put("limit", Value.of(limit));
        return Question.ask("kept", members, Wires::look, seat);
    }

    /// What became of rows that runs of a workspace kept.
    ///
    /// @param folder a real one in the workspace
    /// @param keys none: they are looked for
    /// @return fails with `ROWS_GONE` if some are no longer kept
    public CompletableFuture<RowDiff> difference(
            Path folder, String before, String after, List<String> keys, int limit) {
        var members = new LinkedHashMap<String, Value>();
        members.put("folder", Value.of(folder.toString()));
        members.put("before", Value.of(before));
        members.put("after", Value.of(after));
        members.put("keys", new Value.Items(keys.stream().<Value>map(Value::of).toList()));
        members.put("limit", Value.of(limit));
        return Question.ask("difference", members, RowDiffJson::read, seat);
    }

    /// Where a row of a look came from.
    ///
    /// @param row its number among the rows of the query, from 0
    /// @param limit rows that are wanted of each port; at most 1,000
    public CompletableFuture<Explained> explain(String look, LookQuery query, long row, int limit) {
        var members = about(look, query);
        members.put("row", Value.of(row));
        members.put("limit", Value.of(limit));
        return Question.ask("explain", members, ExplainJson::explained, seat);
    }

    /// Why a value is missing in a column of a port.
    ///
    /// @param value as a person writes it; null asks for NULL
    public CompletableFuture<Missed> why(
            Ask ask, Port port, String column, @Nullable String value) {
        var asked =
                ask.with("port", Value.of(port.text()))
                        .with("column", Value.of(column))
                        .with("value", ExplainJson.orNull(value));
        return Question.ask("why", asked.members(), ExplainJson::missed, seat);
    }

    /// The rows for whose sake a node cannot be computed.
    ///
    /// @param port an output of the node, or the node if it has none
    /// @param setting path of the setting the failure is about; may be empty
    /// @param limit rows that are wanted; at most 1,000
    public CompletableFuture<Culprits> culprits(Ask ask, Port port, String setting, int limit) {
        var asked =
                ask.with("port", Value.of(port.text()))
                        .with("setting", Value.of(setting))
                        .with("limit", Value.of(limit));
        return Question.ask("culprits", asked.members(), ExplainJson::culprits, seat);
    }

    /// Tells that nobody looks into the pipeline any more.
    public void leave(Ask ask) {
        var _ = Question.ask("leave", ask.members(), answer -> answer, seat);
    }

    private static Map<String, Value> about(String look, LookQuery query) {
        var members = new LinkedHashMap<String, Value>();
        members.put("of", Value.of(look));
        members.put("query", LookJson.write(query));
        return members;
    }
}
