package dev.millrace.plan;

import dev.millrace.duck.EngineException;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.model.NodeId;
import dev.millrace.model.Schema;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Rendered;
import dev.millrace.sql.Sql;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Asks the engine for the columns of a SELECT: its typed texts are checked, and it is bound
/// against empty tables with the columns of its inputs, which are made when they are first needed.
final class Describer {

    private final Desk desk;
    private final Arguments arguments;
    private final Binder.FileNames files;
    private final Descriptions known;
    private final Descriptions.Scope scope;
    private final TypedTexts texts;

    /// @param known what was asked before
    /// @param likely texts that may have to be checked
    Describer(
            Desk desk,
            Arguments arguments,
            Binder.FileNames files,
            Descriptions known,
            Supplier<List<Sql>> likely) {
        this.desk = desk;
        this.arguments = arguments;
        this.files = files;
        this.known = known;
        this.scope = arguments.scope(desk.setup().timezone());
        this.texts = new TypedTexts(desk.binding(), arguments.declared(), likely);
    }

    /// @param tables names a typed text may use in FROM, in lower case
    /// @param inputs relations it reads
    /// @throws FaultException if it is not what it must be
    Descriptions.Answer describe(
            NodeId node, Relation.Kind kind, Sql sql, Set<String> tables, List<Relation> inputs) {
        var read =
                kind == Relation.Kind.SNAPSHOT
                        ? Optional.<List<FileIdentity>>empty()
                        : files(node, sql);
        if (read.isEmpty()) {
            return asked(node, sql, tables, inputs);
        }
        var schemas = new LinkedHashMap<String, Schema>();
        inputs.forEach(input -> schemas.put(input.name(), input.schema()));
        var question = new Descriptions.Question(sql, tables, schemas, read.get(), scope);
        var before = known.of(question);
        if (before.isPresent()) {
            return before.get();
        }
        var answer = asked(node, sql, tables, inputs);
        if (arguments.areLasting(answer.checked().sql())) {
            known.keep(question, answer);
        }
        return answer;
    }

    /// The files it reads; empty if one cannot be looked at.
    private Optional<List<FileIdentity>> files(NodeId node, Sql sql) {
        var paths =
                sql.parts().stream()
                        .filter(part -> part instanceof Sql.Part.Files)
                        .map(part -> ((Sql.Part.Files) part).settingPath())
                        .flatMap(setting -> files.paths(node, setting).stream())
                        .distinct()
                        .toList();
        var identities = paths.stream().flatMap(path -> FileIdentity.of(path).stream()).toList();
        return identities.size() == paths.size() ? Optional.of(identities) : Optional.empty();
    }

    private Descriptions.Answer asked(
            NodeId node, Sql sql, Set<String> tables, List<Relation> inputs) {
        var checked = checked(sql, tables);
        return new Descriptions.Answer(checked, columns(node, overEmpty(checked.sql(), inputs)));
    }

    /// The same piece over empty tables. A whole query of a person may name its inputs anywhere, so
    /// the tables bear their names; else relations with the same columns share a table.
    private Sql overEmpty(Sql sql, List<Relation> inputs) {
        if (sql.parts().stream().anyMatch(Describer::isQuery)) {
            inputs.forEach(input -> makeEmpty(input.name(), input.schema()));
            return sql;
        }
        var tables = new HashMap<String, String>();
        inputs.forEach(input -> tables.put(input.name(), desk.empty(input.schema())));
        return sql.map(part -> overEmpty(part, tables));
    }

    private static Sql.Part overEmpty(Sql.Part part, Map<String, String> tables) {
        if (part instanceof Sql.Part.Relation(String relation, String as)) {
            var table = tables.get(relation);
            return table == null
                    ? part
                    : new Sql.Part.Relation(table, as.isEmpty() ? relation : as);
        }
        return part;
    }

    private static boolean isQuery(Sql.Part part) {
        return part instanceof Sql.Part.Typed typed && typed.form() == Sql.Form.QUERY;
    }

    /// The same piece with its typed texts checked.
    TypedTexts.Checked checked(Sql sql, Set<String> tables) {
        return texts.checked(sql, tables);
    }

    /// Again does nothing.
    void makeEmpty(String table, Schema schema) {
        desk.makeEmpty(table, schema);
    }

    private Schema columns(NodeId node, Sql sql) {
        var select = Sql.of("SELECT * FROM ({}\n)", sql);
        var rendered = select.render(Dialect.DUCKDB, named -> files.resolve(node, named));
        try {
            var schema = desk.binding().bind(rendered.text());
            if (schema.columns().isEmpty()) {
                throw Fault.of(FaultCode.SQL_REJECTED, "No column is left.")
                        .withHint("Choose at least one column.")
                        .toException();
            }
            return schema;
        } catch (EngineException e) {
            throw e.fault().at(place(e, sql, rendered)).toException();
        }
    }

    /// The setting the engine points at; with no position, the only one it can be.
    static Place place(EngineException e, Sql sql, Rendered rendered) {
        var position = e.said().position();
        var pointed =
                position.isPresent()
                        ? rendered.settingAt(position.getAsInt())
                        : Optional.<Place>empty();
        var typed =
                sql.parts().stream()
                        .filter(part -> part instanceof Sql.Part.Typed)
                        .map(part -> ((Sql.Part.Typed) part).settingPath())
                        .distinct()
                        .toList();
        return pointed.orElse(typed.size() == 1 ? Place.setting(typed.getFirst()) : Place.NOWHERE);
    }
}
