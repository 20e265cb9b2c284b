package dev.millrace.node;

/// How a person edits a setting, and with that what its text means.
public enum Editor {
    /// What follows from the type: a text line, a number, a switch, a choice, a list.
    PLAIN,
    /// A path, relative to the pipeline file.
    PATH,
    /// The name of a column of the input, or several.
    COLUMN,
    /// An expression over the input's columns.
    EXPRESSION,
    /// A SELECT.
    SQL,
    /// An engine type, such as `DATE`.
    TYPE,
    /// The name of an input, as its link gives it.
    INPUT,
    /// A chart in the grammar of Vega-Lite.
    CHART,
    /// Markdown of any length; `{{orders}}` in it names an input.
    PROSE;

    /// Whether the text is SQL, in which `${name}` is not replaced.
    public boolean isSql() {
        return this == EXPRESSION || this == SQL || this == TYPE;
    }
}
