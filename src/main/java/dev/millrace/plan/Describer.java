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
import java.util.function.Function;

/// Asks the engine for the columns of a SELECT: its typed texts are checked, and it is bound
/// against empty tables with the columns of its inputs, which are made when they are first needed.
final class Describer {

    private final Desk desk;
    private final Flat flat;
    private final Arguments arguments;
    private final FileNames files;
    private final Descriptions known;
    private final Function<Scope, List<Sql>> likely;
    private final Map<Scope, Words> words = new HashMap<>();

    /// What words mean in the texts of one file.
    private record Words(Descriptions.Scope scope, TypedTexts texts) {}

    /// @param known what was asked before
    /// @param likely texts of a scope that may have to be checked
    Describer(
            Desk desk,
            Flat flat,
            FileNames files,
            Descriptions known,
            Function<Scope, List<Sql>> likely) {
        this.desk = desk;
        this.flat = flat;
        this.arguments = flat.arguments();
        this.files = files;
        this.known = known;
        this.likely = likely;
    }

    private Words words(NodeId node) {
        return words.computeIfAbsent(
                flat.scope(node),
                scope ->
                        new Words(
                                scope.arguments().scope(desk.setup().timezone()),
                                new TypedTexts(
                                        desk.binding(),
                                        scope.arguments().declared(),
                                        () -> likely.apply(scope))));
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
        var question =
                new Descriptions.Question(sql, tables, schemas, read.get(), words(node).scope());
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
        var checked = checked(node, sql, tables);
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
    TypedTexts.Checked checked(NodeId node, Sql sql, Set<String> tables) {
        var checked = words(node).texts().checked(sql, tables);
        var in = flat.scope(node).arguments();
        return in.group().isEmpty() ? checked : checked.with(sql(checked.sql(), in));
    }

    /// The same piece with the variables behind its parameters.
    private static Sql sql(Sql checked, Arguments in) {
        return checked.map(
                part ->
                        part instanceof Sql.Part.Typed typed && !typed.uses().isEmpty()
                                ? new Sql.Part.Typed(
                                        typed.settingPath(),
                                        typed.text(),
                                        typed.form(),
                                        typed.uses().stream().map(use -> use(use, in)).toList())
                                : part);
    }

    private static Sql.Use use(Sql.Use use, Arguments in) {
        return new Sql.Use(use.from(), use.to(), in.variable(use.name()), use.type());
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
