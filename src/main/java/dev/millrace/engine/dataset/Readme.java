package dev.millrace.engine.dataset;

import dev.millrace.model.Column;
import dev.millrace.model.Figures;
import dev.millrace.model.Schema;
import dev.millrace.node.DatasetTerms;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The description of a version for people: Markdown with a table of the columns. What is not typed
/// as Markdown stands in it as text.
final class Readme {

    /// What means something amid a line; no text stands at the beginning of one.
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>|~&$]|:(?=//)");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private final DatasetTerms terms;
    private final Schema schema;
    private final DataPackage.Written written;

    Readme(DatasetTerms terms, Schema schema, DataPackage.Written written) {
        this.terms = terms;
        this.schema = schema;
        this.written = written;
    }

    String text(Map<String, Profile.Told> profile) {
        var text = new StringBuilder("# " + escaped(terms.title()) + "\n\n");
        if (!terms.description().isBlank()) {
            text.append(terms.description().strip()).append("\n\n");
        }
        line(text, "Version", terms.version().toString());
        line(text, "Owner", terms.owner());
        line(text, "License", terms.license());
        line(text, "Created", written.created());
        line(text, "Run", written.run());
        line(
                text,
                "Rows",
                String.format(Locale.ROOT, "%,d", written.rows())
                        + ", "
                        + Figures.bytes(written.bytes())
                        + " in "
                        + DatasetFolder.DATA);
        text.append("\n## Columns\n\n")
                .append("| Column | Type | NULL | Different | Least | Greatest | Meaning |\n")
                .append("|---|---|--:|--:|---|---|---|\n");
        for (Column column : schema.columns()) {
            row(text, column, profile.get(column.name()));
        }
        text.append("\nNumbers of different values are estimates.\n");
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String said) {
        if (!said.isBlank()) {
            text.append("- ").append(name).append(": ").append(escaped(said)).append('\n');
        }
    }

    private void row(StringBuilder text, Column column, Profile.@Nullable Told told) {
        cell(text, escaped(column.name()));
        cell(text, escaped(column.type()));
        cell(text, told == null ? "" : nulls(told.nulls()));
        cell(text, told == null ? "" : count(told.different()));
        cell(text, told == null ? "" : told.least().map(Readme::escaped).orElse(""));
        cell(text, told == null ? "" : told.greatest().map(Readme::escaped).orElse(""));
        cell(text, meaning(column));
        text.append("|\n");
    }

    private static void cell(StringBuilder text, String said) {
        text.append("| ").append(said).append(' ');
    }

    private String nulls(long nulls) {
        if (nulls == 0 || written.rows() == 0) {
            return "never";
        }
        double share = 100.0 * nulls / written.rows();
        return share < 0.1 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", share);
    }

    private static String count(OptionalLong different) {
        return different.isEmpty() ? "" : String.format(Locale.ROOT, "%,d", different.getAsLong());
    }

    private String meaning(Column column) {
        var term = terms.of(column.name());
        var said = new StringBuilder(escaped(term.description()));
        add(said, term.unit().isBlank() ? "" : "in " + escaped(term.unit()));
        add(said, term.required() ? "required" : "");
        var sensitivity = Sensitive.of(column, terms);
        add(
                said,
                sensitivity == DatasetTerms.Sensitivity.NONE
                        ? ""
                        : "**" + sensitivity.name().toLowerCase(Locale.ROOT) + "**");
        return said.toString();
    }

    private static void add(StringBuilder said, String more) {
        if (!more.isEmpty()) {
            said.append(said.isEmpty() ? "" : "; ").append(more);
        }
    }

    /// A text as Markdown that says just that, on one line.
    static String escaped(String text) {
        var line = CONTROL.matcher(text).replaceAll(" ");
        return MARKUP.matcher(line).replaceAll("\\\\$0");
    }
}
