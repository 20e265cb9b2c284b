package dev.millrace.node;

import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The relations that reach a node, by port, in the order of the file.
public record Inputs(List<Wire> wires) {

    /// One relation that reaches a port.
    ///
    /// @param relation its name in the plan
    /// @param name the name people know it by in SQL
    public record Wire(String port, String relation, String name, Schema schema) {

        /// The relation for a FROM clause, its columns qualified by `name`.
        public Sql from() {
            return new Sql(List.of(new Sql.Part.Relation(relation, name)));
        }

        /// The values of an expression, a row each; with a column beside it, so that an aggregate
        /// is refused where each row is to have a value.
        public Sql valuesOf(Sql expression, Sql rows) {
            var columns = schema.columns();
            return columns.isEmpty()
                    ? Sql.of("SELECT {} FROM {}", expression, rows)
                    : Sql.of(
                            "SELECT {}, {} AS beside FROM {}",
                            expression,
                            Sql.name(columns.getFirst().name()),
                            rows);
        }

        /// The relation for a FROM clause, its columns qualified by `alias`.
        public Sql from(String alias) {
            return new Sql(List.of(new Sql.Part.Relation(relation, alias)));
        }
    }

    public Inputs {
        wires = List.copyOf(wires);
    }

    /// Relations without columns on ports `in`, `in`, ..., for tests.
    public static Inputs of(String... relations) {
        var wires = new ArrayList<Wire>();
        for (String relation : relations) {
            wires.add(new Wire("in", relation, relation, Schema.EMPTY));
        }
        return new Inputs(wires);
    }

    /// The same inputs and one more.
    public Inputs with(String port, String relation, Column... columns) {
        var next = new ArrayList<>(wires);
        next.add(new Wire(port, relation, relation, new Schema(List.of(columns))));
        return new Inputs(next);
    }

    /// The one relation of a node with one input.
    public Wire only() {
        return wires.getFirst();
    }

    /// The relation on a port that takes one.
    ///
    /// @throws IllegalArgumentException if nothing is connected: the planner never lets that happen
    public Wire on(String port) {
        return optional(port)
                .orElseThrow(() -> new IllegalArgumentException("nothing on port " + port));
    }

    public Optional<Wire> optional(String port) {
        return wires.stream().filter(wire -> wire.port().equals(port)).findFirst();
    }

    /// A name for a helper column that no input column has: `__stem`, or with more underscores.
    public String hidden(String stem) {
        var name = "__" + stem;
        while (taken(name)) {
            name = "_" + name;
        }
        return name;
    }

    private boolean taken(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return wires.stream().anyMatch(wire -> wire.schema().find(wanted).isPresent());
    }
}
