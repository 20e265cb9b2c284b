package dev.millrace.lineage;

import dev.millrace.duck.ParseTree;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What the columns of one relation are made of, in terms of its inputs.
///
/// @param columns named and ordered as the engine has them
/// @param rows columns that decide which rows there are
/// @param exact whether it was understood; else every column is made of all there is
record Reading(List<Col> columns, Sources rows, boolean exact, List<Uses.Use> uses) {

    Reading {
        columns = List.copyOf(columns);
        uses = List.copyOf(uses);
    }

    /// All that the reading of a SELECT depends on.
    ///
    /// @param sql checked
    /// @param inputs columns of the relations it reads, by name
    /// @param output columns the engine says it has
    record Question(Sql sql, Map<String, Schema> inputs, Schema output) {}

    /// Reads a SELECT, and proves the reading: it must have the columns that the engine found.
    ///
    /// @param parser gives the tree of a text
    static Reading of(
            Question question, Set<String> aggregates, Function<String, ParseTree> parser) {
        var rendered = question.sql().render(Dialect.DUCKDB, files -> List.of(files.path()));
        var written = new Written(question.sql(), rendered);
        var analysis = new Analysis(written, question.inputs(), aggregates);
        try {
            var table = analysis.table(parser.apply(rendered.text()));
            return proven(table, question.output())
                    ? new Reading(
                            named(table.columns(), question.output()),
                            table.rows(),
                            true,
                            analysis.uses().all())
                    : widened(question, analysis.uses().all());
        } catch (UnknownShapeException unknown) {
            return widened(question, analysis.uses().all());
        }
    }

    private static boolean proven(Table table, Schema output) {
        var names = output.names();
        if (table.columns().size() != names.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (!fits(table.columns().get(i).name(), names.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// The engine numbers names that come again, and makes those of calls by itself.
    private static boolean fits(String name, String found) {
        return name.isEmpty()
                || name.indexOf('(') >= 0
                || found.equalsIgnoreCase(name)
                || (found.regionMatches(true, 0, name, 0, name.length())
                        && found.substring(name.length()).matches("[_:][0-9]+"));
    }

    private static List<Col> named(List<Col> columns, Schema output) {
        var named = new ArrayList<Col>();
        for (int i = 0; i < columns.size(); i++) {
            named.add(columns.get(i).as(output.columns().get(i).name()));
        }
        return named;
    }

    /// Every column of every input goes into everything.
    private static Reading widened(Question question, List<Uses.Use> uses) {
        var all = new ArrayList<Sources>();
        question.inputs()
                .forEach(
                        (relation, schema) ->
                                schema.names()
                                        .forEach(
                                                column ->
                                                        all.add(
                                                                Sources.of(
                                                                        new Cell(
                                                                                relation,
                                                                                column)))));
        var sources = Sources.all(all);
        var column = Col.computed(sources.through(Effect.DERIVED), Making.DERIVED);
        return new Reading(
                question.output().names().stream().map(column::as).toList(),
                sources.through(Effect.FILTER),
                false,
                uses);
    }

    /// Of a relation that reads no other: its columns come from outside.
    static Reading source(Schema output) {
        return new Reading(
                output.columns().stream().map(Reading::outside).toList(),
                Sources.NONE,
                true,
                List.of());
    }

    private static Col outside(Column column) {
        return Col.computed(Sources.NONE, Making.COPY).as(column.name());
    }

    /// Of a relation that holds the rows of another, perhaps with other types.
    static Reading copy(String input, Schema before, Schema after) {
        var columns = new ArrayList<Col>();
        for (Column column : after.columns()) {
            var from = before.find(column.name()).orElse(column);
            var sources = Sources.of(new Cell(input, from.name()));
            boolean same = from.type().equals(column.type());
            columns.add(
                    Col.computed(
                                    same ? sources : sources.through(Effect.DERIVED),
                                    same ? Making.COPY : Making.DERIVED)
                            .as(column.name()));
        }
        return new Reading(columns, Sources.NONE, true, List.of());
    }
}
