package dev.millrace.node;

import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A kind of node. Stateless; one instance serves all pipelines and threads.
///
/// Implement one of the kinds below, not this. To add a type: write the class with
/// `@AutoService(NodeType.class)`, its icon `assets/icons/<id>.svg`, its test, and its golden
/// queries. Nothing else changes.
///
/// @param <S> the settings: a record whose components are the settings
public sealed interface NodeType<S extends Record>
        permits QueryType, ScanType, CheckType, DeliverType, ServeType, GroupType {

    NodeSpec<S> spec();

    /// The spec with the ports that a node has as it is set.
    default NodeSpec<S> spec(S settings) {
        return spec();
    }

    /// The one line on the node that says what it does, such as `qty > 0`. Never throws.
    String summary(S settings);

    /// What it reads and writes outside the pipeline.
    default List<Access> access(S settings) {
        return List.of();
    }

    /// What is wrong with settings that have the right form; places name settings, not the node.
    default List<Fault> problems(S settings) {
        return List.of();
    }

    /// What to ask the rows that reach it, to notice what a person would want to know. Not asked of
    /// a source.
    ///
    /// @param inputs relations and their columns, by port
    default List<Probe> probes(S settings, Inputs inputs) {
        return List.of();
    }

    /// What an expression that is being typed would give, to show its first values: by default over
    /// the rows of the only input.
    ///
    /// @param setting path of the expression, such as `measures[1].expression`
    /// @param typed the expression; the settings may hold another one
    /// @return a SELECT whose first column has the values; empty if they cannot be shown
    default Optional<Sql> trial(S settings, String setting, Sql typed, Inputs inputs) {
        return inputs.wires().size() == 1
                ? Optional.of(inputs.only().valuesOf(typed, inputs.only().from()))
                : Optional.empty();
    }

    /// How the rows that leave it come of those that reach it.
    ///
    /// @param inputs relations and their columns, by port
    default Descent descent(S settings, Inputs inputs) {
        return Descent.UNKNOWN;
    }

    /// What the planner may rely on as it is set.
    default Set<Trait> traits(S settings) {
        return spec().traits();
    }

    /// Paths of the settings that are names of columns it gives, and that may be any other name:
    /// not those by which something outside is found.
    default List<String> namings(S settings) {
        return List.of();
    }

    /// Texts inside a setting that holds anything, which are names of columns of the input, by
    /// their paths: `chart.encoding.x.field`.
    default Map<String, String> columnTexts(S settings) {
        return Map.of();
    }

    /// Where in texts that are no SQL columns of its inputs are named, as they are quoted in SQL.
    default List<ColumnPlace> columnPlaces(S settings) {
        return List.of();
    }

    /// Brings settings of an older version up to the present one.
    default Value.Fields migrate(int fromVersion, Value.Fields settings) {
        return settings;
    }
}
