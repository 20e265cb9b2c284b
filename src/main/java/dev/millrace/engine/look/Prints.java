package dev.millrace.engine.look;

import static java.util.Objects.requireNonNull;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Sha256;
import dev.millrace.plan.Bound;
import dev.millrace.plan.FileIdentity;
import dev.millrace.plan.Relation;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells one content of a relation from another, within a session: by its SQL, by what it reads,
/// and by how much is read of the sources.
final class Prints {

    private final Bound bound;
    private final Path warehouse;
    private final String once;
    private final Map<String, String> prints = new HashMap<>();

    /// @param warehouse its database file
    /// @param once differs from look to look, for what is another each time it is computed
    Prints(Bound bound, Path warehouse, String once) {
        this.bound = bound;
        this.warehouse = warehouse;
        this.once = once;
    }

    /// Of a relation whose inputs were asked for before.
    ///
    /// @param limit rows that are read at most, of a source
    String of(Relation relation, long limit) {
        var text = new StringBuilder();
        text.append(relation.kind()).append('\n');
        text.append(relation.sql().render(Dialect.DUCKDB, files -> names(relation, files)).text());
        for (String input : relation.inputs()) {
            text.append('\n').append(input).append(' ').append(requireNonNull(prints.get(input)));
        }
        if (relation.inputs().isEmpty()) {
            text.append('\n').append(limit);
        }
        paths(bound, relation).forEach(file -> text.append('\n').append(identity(file)));
        if (relation.kind() == Relation.Kind.SNAPSHOT) {
            text.append('\n').append(identity(warehouse));
        }
        if (relation.isVolatile()) {
            text.append('\n').append(once);
        }
        var print = Sha256.of(text.toString());
        prints.put(relation.name(), print);
        return print;
    }

    static List<Path> paths(Bound bound, Relation relation) {
        if (!relation.readsFiles()) {
            return List.of();
        }
        return bound.files().getOrDefault(relation.node(), Map.of()).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /// The real paths of files, as the engine takes them.
    private List<String> names(Relation relation, Sql.Part.Files named) {
        return names(bound, relation, named);
    }

    static List<String> names(Bound bound, Relation relation, Sql.Part.Files named) {
        return bound
                .files()
                .getOrDefault(relation.node(), Map.of())
                .getOrDefault(named.settingPath(), List.of())
                .stream()
                .map(file -> Dialect.DUCKDB.pattern(file.toString()))
                .toList();
    }

    private static FileIdentity identity(Path file) {
        return FileIdentity.of(file)
                .orElseThrow(
                        () ->
                                Fault.of(
                                                FaultCode.SOURCE_NOT_FOUND,
                                                "There is no file \"" + file + "\" any more.")
                                        .toException());
    }
}
