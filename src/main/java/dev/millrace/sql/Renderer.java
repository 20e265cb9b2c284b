package dev.millrace.sql;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Writes parts one after another and remembers which characters a person typed.
final class Renderer {

    private final Dialect dialect;
    private Function<Sql.Part.Files, List<String>> files;
    private final StringBuilder text = new StringBuilder();
    private final List<Rendered.Span> spans = new ArrayList<>();

    Renderer(Dialect dialect, Function<Sql.Part.Files, List<String>> files) {
        this.dialect = dialect;
        this.files = files;
    }

    void addAll(List<Sql.Part> parts) {
        int at = 0;
        while (at < parts.size()) {
            int end = parts.indexOf(new Sql.Part.FewFiles(false));
            if (parts.get(at).equals(new Sql.Part.FewFiles(true)) && end > at) {
                fewFiles(parts.subList(at + 1, end));
                at = end + 1;
            } else {
                add(parts.get(at++));
            }
        }
    }

    private void fewFiles(List<Sql.Part> parts) {
        var all = files;
        var paths =
                parts.stream()
                        .filter(part -> part instanceof Sql.Part.Files)
                        .flatMap(part -> all.apply((Sql.Part.Files) part).stream())
                        .toList();
        for (int from = 0; from == 0 || from < paths.size(); from += Sql.Part.FewFiles.FEW) {
            text.append(from == 0 ? "" : " UNION ALL ");
            var few = paths.subList(from, Math.min(from + Sql.Part.FewFiles.FEW, paths.size()));
            files = _ -> few;
            parts.forEach(this::add);
        }
        files = all;
    }

    private void add(Sql.Part part) {
        switch (part) {
            case Sql.Part.Text(String sql) -> text.append(sql);
            case Sql.Part.Name(String column) -> text.append(dialect.name(column));
            case Sql.Part.Literal(Value value) -> text.append(dialect.literal(value));
            case Sql.Part.Relation(String relation, String as) -> {
                text.append(dialect.name(relation));
                if (!as.isEmpty() && !as.equals(relation)) {
                    text.append(" AS ").append(dialect.name(as));
                }
            }
            case Sql.Part.Files named -> {
                int from = text.length();
                var paths = files.apply(named).stream().map(Value::of).toList();
                text.append(dialect.literal(new Value.Items(paths)));
                spans.add(new Rendered.Span(from, text.length(), named.settingPath(), 0, true));
            }
            case Sql.Part.FewFiles _ -> {} // the other end is not among the parts
            case Sql.Part.Typed typed -> typed(typed);
        }
    }

    private void typed(Sql.Part.Typed typed) {
        if (typed.form() == Sql.Form.TYPE_TEXT) {
            int from = text.length();
            text.append(dialect.text(typed.text()));
            spans.add(new Rendered.Span(from, text.length(), typed.settingPath(), 0, true));
            return;
        }
        boolean enclosed = typed.form() == Sql.Form.EXPRESSION || typed.form() == Sql.Form.QUERY;
        text.append(enclosed ? "(" : "");
        int at = 0;
        for (Sql.Use use : typed.uses()) {
            verbatim(typed, at, use.from());
            int from = text.length();
            text.append(dialect.parameter(use.name(), use.type()));
            spans.add(
                    new Rendered.Span(from, text.length(), typed.settingPath(), use.from(), true));
            at = use.to();
        }
        verbatim(typed, at, typed.text().length());
        text.append(enclosed ? "\n)" : "\n");
    }

    private void verbatim(Sql.Part.Typed typed, int from, int to) {
        int at = text.length();
        text.append(typed.text(), from, to);
        spans.add(new Rendered.Span(at, text.length(), typed.settingPath(), from, false));
    }

    Rendered done() {
        return new Rendered(text.toString(), spans);
    }
}
