package dev.millrace.lineage;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Joins of every kind.
final class Joins {

    private final Analysis analysis;

    Joins(Analysis analysis) {
        this.analysis = analysis;
    }

    From from(Value.Fields join, Scope outer) {
        var left = analysis.froms().from(Tree.fields(join, "left"), outer);
        var lateral = outer.inside(left);
        var right = analysis.froms().from(Tree.fields(join, "right"), lateral);
        var both = left.beside(right);
        var keys = keys(join, left, right);
        if (!keys.isEmpty()) {
            both = merged(join, left, right, keys);
        }
        var condition = Tree.fields(join, "condition");
        if (Tree.isExpression(condition)) {
            var inside = outer.inside(left.beside(right));
            both = both.with(analysis.expressions().sources(condition, inside, Effect.JOIN));
        }
        var type = Tree.text(join, "join_type");
        return type.equals("SEMI") || type.equals("ANTI")
                ? new From(left.bindings(), left.star(), left.merged(), both.rows())
                : both;
    }

    /// Names that stand for one column of both sides.
    private static List<String> keys(Value.Fields join, From left, From right) {
        if (!Tree.text(join, "ref_type").equals("NATURAL")) {
            return Tree.texts(join, "using_columns");
        }
        return left.star().stream()
                .map(seen -> seen.column().name())
                .filter(name -> right.find(name).isPresent())
                .distinct()
                .toList();
    }

    private From merged(Value.Fields join, From left, From right, List<String> keys) {
        var both = left.beside(right);
        var merged = new LinkedHashMap<>(both.merged());
        var rows = new ArrayList<Sources>();
        var names = new LinkedHashSet<String>();
        for (String key : keys) {
            var ofLeft = column(left, key);
            var ofRight = column(right, key);
            rows.add(ofLeft.sources().and(ofRight.sources()).through(Effect.JOIN));
            var one = one(Tree.text(join, "join_type"), ofLeft, ofRight);
            merged.put(key.toLowerCase(Locale.ROOT), one);
            names.add(key.toLowerCase(Locale.ROOT));
            analysis.uses().behind("USING", analysis.written().own(join), one);
        }
        return new From(
                both.bindings(),
                star(left, right, names, merged),
                merged,
                both.rows().and(Sources.all(rows)));
    }

    private static Col column(From side, String key) {
        return side.find(key).orElseThrow(() -> new UnknownShapeException("USING " + key));
    }

    private static Col one(String type, Col left, Col right) {
        var named = new ArrayList<>(left.named());
        named.addAll(right.named());
        var value =
                switch (type) {
                    case "RIGHT" -> right;
                    case "OUTER", "FULL" -> left.or(right).derived();
                    default -> left;
                };
        return new Col(
                left.name(),
                value.sources(),
                value.making(),
                value.expression(),
                named,
                value.type());
    }

    /// A merged column stands once, where the left side has it.
    private static List<From.Seen> star(
            From left, From right, Set<String> names, Map<String, Col> merged) {
        var star = new ArrayList<From.Seen>();
        for (From.Seen seen : left.star()) {
            var one = merged.get(seen.column().name().toLowerCase(Locale.ROOT));
            boolean isKey = names.contains(seen.column().name().toLowerCase(Locale.ROOT));
            star.add(one != null && isKey ? new From.Seen(seen.table(), one) : seen);
        }
        right.star().stream()
                .filter(s -> !names.contains(s.column().name().toLowerCase(Locale.ROOT)))
                .forEach(star::add);
        return star;
    }
}
