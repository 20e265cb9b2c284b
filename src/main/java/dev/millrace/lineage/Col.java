package dev.millrace.lineage;

import java.util.List;

/// A column somewhere inside a query.
///
/// @param name empty if only the engine knows it
/// @param expression as written; empty if there is none
/// @param named columns of inputs whose name it bears because nothing gave it another
/// @param type as the engine writes it; empty if not known
record Col(
        String name,
        Sources sources,
        Making making,
        String expression,
        List<Cell> named,
        String type) {

    static Col ofInput(Cell cell, String type) {
        return new Col(cell.column(), Sources.of(cell), Making.COPY, "", List.of(cell), type);
    }

    static Col computed(Sources sources, Making making) {
        return new Col("", sources, making, "", List.of(), "");
    }

    static final Col CONSTANT = computed(Sources.NONE, Making.CONSTANT);

    boolean isCalled(String wanted) {
        return !name.isEmpty() && name.equalsIgnoreCase(wanted);
    }

    /// Under a name that somebody gave it.
    Col as(String other) {
        return new Col(other, sources, making, expression, List.of(), type);
    }

    Col written(String text) {
        return new Col(name, sources, making, text, named, type);
    }

    /// A part of its value, or something made of it.
    Col derived() {
        return computed(sources.through(Effect.DERIVED), Making.DERIVED.or(making));
    }

    /// One column that is made of several, such as by a UNION.
    Col or(Col other) {
        var text = expression.isEmpty() ? other.expression : expression;
        return new Col(
                name,
                sources.and(other.sources),
                making.or(other.making),
                expression.equals(other.expression) || other.expression.isEmpty()
                        ? text
                        : expression.isEmpty() ? text : expression + " | " + other.expression,
                named.equals(other.named) ? named : List.of(),
                type.equals(other.type) ? type : "");
    }
}
