package dev.millrace.node;

import java.util.List;
import java.util.Optional;

/// What a dataset says of itself.
///
/// @param description Markdown
/// @param owner who answers for it
/// @param license a name such as `CC-BY-4.0`
/// @param columns what is said of some of its columns
public record DatasetTerms(
        DatasetVersion version,
        String title,
        String description,
        String owner,
        String license,
        List<Term> columns) {

    public DatasetTerms {
        columns = List.copyOf(columns);
    }

    /// @param name as the rows spell it
    /// @param unit such as `EUR` or `minutes`
    /// @param required whether every row has a value
    public record Term(
            String name,
            String description,
            String unit,
            Sensitivity sensitivity,
            boolean required) {

        static Term of(String name) {
            return new Term(name, "", "", Sensitivity.NONE, false);
        }
    }

    public enum Sensitivity {
        NONE,
        /// Tells of a person.
        PERSONAL,
        /// Is known to few.
        CONFIDENTIAL
    }

    /// What is said of a column.
    public Term of(String column) {
        return find(column).orElseGet(() -> Term.of(column));
    }

    private Optional<Term> find(String column) {
        return columns.stream().filter(term -> term.name().equals(column)).findFirst();
    }
}
