package dev.millrace.compare;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.history.History;
import dev.millrace.history.NodeRow;
import dev.millrace.history.RunRecord;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/// Two runs side by side. The rows themselves are compared by `RowDiffer`.
///
/// @param definition empty if that of one of them is not known
/// @param parameters whose values differ
/// @param nodes all that took part in one of them, in the order of the later one
public record Comparison(
        RunRecord before,
        RunRecord after,
        Optional<DefinitionDiff> definition,
        List<Given> parameters,
        List<Nodes> nodes) {

    /// A parameter that had another value.
    ///
    /// @param before empty if it was not given
    public record Given(String name, Optional<String> before, Optional<String> after) {}

    /// A node in both runs.
    ///
    /// @param before empty if it took no part
    public record Nodes(NodeId id, Optional<NodeRow> before, Optional<NodeRow> after) {

        /// One of them is there.
        public NodeRow any() {
            return after.or(() -> before).orElseThrow();
        }
    }

    /// The rows that left a port in both runs, each by its fingerprint.
    public record Output(Port port, String title, String before, String after) {

        /// Whether they are the same rows, as it is known without looking at them.
        public boolean isSame() {
            return before.equals(after);
        }
    }

    /// @throws dev.millrace.fault.FaultException if there is no such run
    public static Comparison of(History history, long before, long after) {
        var older = run(history, before);
        var newer = run(history, after);
        var was = history.definition(before);
        var is = history.definition(after);
        return new Comparison(
                older,
                newer,
                was.isPresent() && is.isPresent()
                        ? Optional.of(DefinitionDiff.of(was.get(), is.get()))
                        : Optional.empty(),
                parameters(older.parameters(), newer.parameters()),
                nodes(older, newer));
    }

    private static RunRecord run(History history, long number) {
        return history.run(number)
                .orElseThrow(
                        () ->
                                Fault.of(
                                                FaultCode.RUN_UNKNOWN,
                                                "There is no run #" + number + " here.")
                                        .withHint("See millrace runs.")
                                        .toException());
    }

    private static List<Given> parameters(
            SequencedMap<String, String> before, SequencedMap<String, String> after) {
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(
                        name ->
                                new Given(
                                        name,
                                        Optional.ofNullable(before.get(name)),
                                        Optional.ofNullable(after.get(name))))
                .toList();
    }

    private static List<Nodes> nodes(RunRecord before, RunRecord after) {
        var older = byId(before);
        var newer = byId(after);
        var ids = new LinkedHashSet<>(newer.keySet());
        ids.addAll(older.keySet());
        return ids.stream()
                .map(
                        id ->
                                new Nodes(
                                        id,
                                        Optional.ofNullable(older.get(id)),
                                        Optional.ofNullable(newer.get(id))))
                .toList();
    }

    private static LinkedHashMap<NodeId, NodeRow> byId(RunRecord run) {
        var nodes = new LinkedHashMap<NodeId, NodeRow>();
        run.nodes().forEach(node -> nodes.put(node.id(), node));
        return nodes;
    }

    /// The outputs whose rows have a fingerprint in both runs.
    public List<Output> outputs() {
        var outputs = new ArrayList<Output>();
        for (Nodes node : nodes) {
            if (node.before().isEmpty() || node.after().isEmpty()) {
                continue;
            }
            var older = node.before().get().prints();
            node.after()
                    .get()
                    .prints()
                    .forEach(
                            (port, print) -> {
                                var was = older.get(port);
                                if (was != null) {
                                    outputs.add(
                                            new Output(
                                                    new Port(node.id(), port),
                                                    node.any().title(),
                                                    was,
                                                    print));
                                }
                            });
        }
        return outputs;
    }
}
