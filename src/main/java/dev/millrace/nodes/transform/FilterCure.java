package dev.millrace.nodes.transform;

import dev.millrace.fault.FaultCode;
import dev.millrace.model.Value;
import dev.millrace.node.Cure;
import dev.millrace.node.Inputs;
import dev.millrace.node.Mending;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What makes a condition keep rows: another value that does occur, or to do without a part of it.
final class FilterCure {

    private static final String SETTING = "condition";
    private static final String TEXT = "VARCHAR";
    private static final int MOST_PARTS = 8;

    private final Inputs.Wire input;
    private final Conjuncts parts;
    private final List<Sql> columns = new ArrayList<>();
    private final List<Function<String, Optional<Mending>>> meanings = new ArrayList<>();

    private FilterCure(String condition, Inputs.Wire input) {
        this.input = input;
        this.parts = new Conjuncts(condition);
    }

    /// Nothing to ask if the condition has neither several parts nor a text to compare with.
    static Optional<Cure> of(String condition, Inputs.Wire input) {
        return new FilterCure(condition, input).cure();
    }

    private Optional<Cure> cure() {
        if (parts.size() > MOST_PARTS) {
            return Optional.empty();
        }
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            parts.equality(i).ifPresent(equality -> nearest(part, equality));
        }
        for (int i = 0; i < parts.size() && parts.size() > 1; i++) {
            without(i);
        }
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Cure(
                                FaultCode.FILTER_KEEPS_NOTHING,
                                Sql.of("SELECT {} FROM {}", Sql.join(", ", columns), input.from()),
                                this::mendings));
    }

    private List<Mending> mendings(List<@Nullable String> values) {
        var mendings = new ArrayList<Mending>();
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value != null) {
                meanings.get(i).apply(value).ifPresent(mendings::add);
            }
        }
        return mendings;
    }

    private void ask(Sql column, Function<String, Optional<Mending>> meaning) {
        columns.add(Sql.of("{} AS {}", column, Sql.name("c" + columns.size())));
        meanings.add(meaning);
    }

    /// The value in rows for which the rest holds that differs least, case and spaces aside.
    private void nearest(int part, Conjuncts.Equality equality) {
        var column = input.schema().find(equality.column()).filter(c -> c.type().equals(TEXT));
        if (column.isEmpty()) {
            return;
        }
        var name = Sql.name(column.get().name());
        var wanted = equality.value().strip();
        var distance =
                Sql.of(
                        "damerau_levenshtein(lower(trim({})), lower({}))",
                        name,
                        Sql.literal(wanted));
        int most = Math.max(1, wanted.length() / 3);
        ask(
                Sql.of(
                        "(min(struct_pack(d := {}, v := {})) FILTER ({} AND {} <> {} AND {} <= {})).v",
                        distance,
                        name,
                        others(part),
                        name,
                        Sql.literal(equality.value()),
                        distance,
                        Sql.literal(Value.of(most))),
                value ->
                        Optional.of(
                                condition(
                                        "Use '" + value + "'",
                                        parts.with(
                                                equality.literal(),
                                                Sql.literal(value).text(Dialect.DUCKDB)))));
    }

    private void without(int part) {
        ask(
                Sql.of("count(*) FILTER ({})", others(part)),
                rows ->
                        rows.equals("0")
                                ? Optional.empty()
                                : Optional.of(
                                        condition(
                                                "Leave out " + shown(parts.text(part)),
                                                parts.without(part))));
    }

    private static String shown(String text) {
        var line = text.replaceAll("\\s+", " ");
        return line.length() > 40 ? line.substring(0, 39) + "…" : line;
    }

    private static Mending condition(String title, String condition) {
        return new Mending(title, Value.fields(Map.entry(SETTING, Value.of(condition))));
    }

    /// All parts but one.
    private Sql others(int part) {
        return parts.size() == 1
                ? Sql.keyword("true")
                : Sql.of("{} IS TRUE", Sql.typed(SETTING, parts.without(part)));
    }
}
