package dev.millrace.sql;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A piece of SQL, kept as parts: rendering can quote, translate, and say where each character came
/// from. Holes take only other pieces, so an unquoted name cannot slip in.
public record Sql(List<Part> parts) {

    /// Nothing.
    public static final Sql EMPTY = new Sql(List.of());

    public sealed interface Part {

        /// Keywords and punctuation, written by a node type.
        record Text(String sql) implements Part {}

        record Name(String column) implements Part {}

        /// A relation of the plan.
        ///
        /// @param as the name its columns are qualified by; empty for the relation's own
        record Relation(String relation, String as) implements Part {}

        record Literal(Value value) implements Part {}

        /// Files a setting names, rendered as a list of the real paths behind it.
        record Files(String settingPath, String path) implements Part {}

        /// Stands before and behind parts that are written once for each `FEW` files, all joined by
        /// UNION ALL. The engine reads more files than that in a way that loses an unclosed quote,
        /// with all that is behind it, and says nothing.
        record FewFiles(boolean begins) implements Part {

            /// More than two files per thread are read in the other way, and there is always one.
            static final int FEW = 2;
        }

        /// What a person wrote, parsed alone before it is rendered; closed by a line break, so a
        /// trailing comment cannot reach outside.
        ///
        /// @param uses where the text uses parameters, in the order of the text
        record Typed(String settingPath, String text, Form form, List<Use> uses) implements Part {
            public Typed {
                uses = List.copyOf(uses);
            }
        }
    }

    /// What a typed text must be, and so how it is parsed and rendered.
    public enum Form {
        /// One value: `qty * price`.
        EXPRESSION,
        /// One key of an order: `qty DESC NULLS LAST`.
        ORDER_KEY,
        /// One SELECT.
        QUERY,
        /// One type: `DECIMAL(18, 2)`.
        TYPE,
        /// One type, handed to the engine as a text: `'DECIMAL(18, 2)'`.
        TYPE_TEXT
    }

    /// A parameter in a typed text.
    ///
    /// @param from first character of `$name` in the text
    /// @param to the character after it
    public record Use(int from, int to, String name, String type) {}

    public Sql {
        parts = List.copyOf(parts);
    }

    /// Keywords written by a node type; never anything a person wrote.
    public static Sql keyword(String sql) {
        return new Sql(List.of(new Part.Text(sql)));
    }

    public static Sql name(String column) {
        return new Sql(List.of(new Part.Name(column)));
    }

    public static Sql relation(String relation) {
        return new Sql(List.of(new Part.Relation(relation, "")));
    }

    public static Sql literal(Value value) {
        return new Sql(List.of(new Part.Literal(value)));
    }

    public static Sql literal(String text) {
        return literal(Value.of(text));
    }

    public static Sql files(String settingPath, String path) {
        return new Sql(List.of(new Part.Files(settingPath, path)));
    }

    /// A SELECT over files that is written anew for each few of them.
    public static Sql fewFiles(Sql select) {
        var parts = new ArrayList<Part>();
        parts.add(new Part.FewFiles(true));
        parts.addAll(select.parts);
        parts.add(new Part.FewFiles(false));
        return new Sql(parts);
    }

    /// An expression a person wrote.
    ///
    /// @param settingPath path of the setting, such as `measures[1].expression`
    public static Sql typed(String settingPath, String expression) {
        return typed(settingPath, expression, Form.EXPRESSION);
    }

    public static Sql typed(String settingPath, String text, Form form) {
        return new Sql(List.of(new Part.Typed(settingPath, text, form, List.of())));
    }

    /// Fills each `{}` of the template in order.
    ///
    /// @throws IllegalArgumentException if holes and pieces differ in number: a bug in a node type
    public static Sql of(String template, Sql... pieces) {
        var parts = new ArrayList<Part>();
        int at = 0;
        for (Sql piece : pieces) {
            int hole = template.indexOf("{}", at);
            if (hole < 0) {
                throw new IllegalArgumentException("more pieces than holes: " + template);
            }
            if (hole > at) {
                parts.add(new Part.Text(template.substring(at, hole)));
            }
            parts.addAll(piece.parts);
            at = hole + 2;
        }
        if (template.indexOf("{}", at) >= 0) {
            throw new IllegalArgumentException("more holes than pieces: " + template);
        }
        if (at < template.length()) {
            parts.add(new Part.Text(template.substring(at)));
        }
        return new Sql(parts);
    }

    /// The pieces with the separator between them.
    public static Sql join(String separator, List<Sql> pieces) {
        var parts = new ArrayList<Part>();
        for (Sql piece : pieces) {
            if (!parts.isEmpty()) {
                parts.add(new Part.Text(separator));
            }
            parts.addAll(piece.parts);
        }
        return new Sql(parts);
    }

    /// The same piece with each part replaced.
    public Sql map(UnaryOperator<Part> change) {
        return new Sql(parts.stream().map(change).toList());
    }

    /// The text and, for each range of it, the setting it came from.
    ///
    /// @param files the real paths behind a `Files` part
    public Rendered render(Dialect dialect, Function<Part.Files, List<String>> files) {
        var renderer = new Renderer(dialect, files);
        renderer.addAll(parts);
        return renderer.done();
    }

    /// The text with paths as they were written, for people and tests.
    public String text(Dialect dialect) {
        return render(dialect, files -> List.of(files.path())).text();
    }
}
