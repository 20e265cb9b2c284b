package dev.millrace.plan;

import dev.millrace.json.Json;
import dev.millrace.model.Sha256;
import dev.millrace.node.Check;
import dev.millrace.node.Delivery;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells one content of a relation from another, whatever run and process computes it: by its SQL,
/// the parameters it uses, what it reads, what its inputs are, and the engine. Relations with the
/// same fingerprint have the same rows.
///
/// Without a fingerprint are those that may be others each time: what calls a volatile function,
/// uses what is another in each run or is secret, or reads a file that is being written.
public final class Fingerprints {

    /// Part of every fingerprint; another number where the same parts mean other rows.
    private static final int FORM = 3;

    private final Bound bound;
    private final Arguments arguments;
    private final Path warehouse;
    private final String session;
    private final FileContents contents = new FileContents();
    private final Map<String, String> byRelation = new LinkedHashMap<>();
    private final Map<String, Set<FileIdentity>> sources = new LinkedHashMap<>();

    /// @param session what in the settings of the session changes results
    private Fingerprints(Bound bound, Arguments arguments, Path warehouse, String session) {
        this.bound = bound;
        this.arguments = arguments;
        this.warehouse = warehouse;
        this.session = session;
    }

    /// Of all relations. It reads the first and the last of every file.
    ///
    /// @param warehouse its database file
    /// @param engine version of the engine
    static Fingerprints of(
            Bound bound, Arguments arguments, Path warehouse, String timezone, String engine) {
        var session = FORM + "\n" + engine + "\n" + timezone;
        var prints = new Fingerprints(bound, arguments, warehouse, session);
        bound.relations().values().forEach(prints::add);
        return prints;
    }

    /// Hexadecimal; empty for a relation whose rows may be others next time. That of `STORED` rows
    /// is that of the delivery.
    public Optional<String> of(String relation) {
        return Optional.ofNullable(byRelation.get(relation));
    }

    /// The files a relation comes from, as they were when the fingerprints were taken.
    public Set<FileIdentity> sources(String relation) {
        return sources.getOrDefault(relation, Set.of());
    }

    private void add(Relation relation) {
        var inputs = inputs(relation);
        var text = new StringBuilder(session);
        var files = new LinkedHashSet<FileIdentity>();
        boolean lasts = !relation.isVolatile() && arguments.areLasting(relation.sql());
        for (String input : inputs) {
            text.append('\n').append(input).append(' ').append(byRelation.get(input));
            lasts &= byRelation.containsKey(input);
            files.addAll(sources(input));
        }
        for (Path file : read(relation)) {
            var identity = FileIdentity.of(file);
            var content = contents.of(file);
            text.append('\n').append(identity).append(' ').append(content);
            lasts &= identity.isPresent() && content.isPresent();
            identity.ifPresent(files::add);
        }
        text.append('\n').append(relation.kind()).append(what(relation)).append(values(relation));
        sources.put(relation.name(), files);
        if (lasts) {
            byRelation.put(relation.name(), Sha256.of(text.toString()));
        }
    }

    private Collection<String> inputs(Relation relation) {
        var delivery = bound.deliveries().get(relation.node());
        return delivery != null && relation.kind() == Relation.Kind.STORED
                ? List.of(delivery.input())
                : relation.inputs();
    }

    private List<Path> read(Relation relation) {
        if (relation.kind() == Relation.Kind.SNAPSHOT) {
            return List.of(warehouse);
        }
        return relation.kind() != Relation.Kind.STORED && relation.readsFiles()
                ? bound.files().getOrDefault(relation.node(), Map.of()).values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .toList()
                : List.of();
    }

    private String what(Relation relation) {
        var delivery = bound.deliveries().get(relation.node());
        return delivery != null && relation.kind() == Relation.Kind.STORED
                ? "\n" + delivery.target() + "\n" + what(delivery.delivery())
                : "\n"
                        + relation.sql()
                                .render(Dialect.DUCKDB, files -> names(relation, files))
                                .text()
                        + expected(relation);
    }

    /// What checked rows are held to: the same rows may pass, fail or be warned of.
    private String expected(Relation relation) {
        var check = bound.checks().get(relation.node());
        if (check == null || relation.kind() != Relation.Kind.CHECKED) {
            return "";
        }
        var text = new StringBuilder("\n").append(check.report().text(Dialect.DUCKDB));
        for (Check.Expectation each : check.expectations()) {
            text.append('\n')
                    .append(each.onFailure())
                    .append(' ')
                    .append(Json.quote(each.sentence()));
        }
        return text.toString();
    }

    private static String what(Delivery delivery) {
        return switch (delivery) {
            case Delivery.ToFile file ->
                    "file " + file.format() + "\n" + file.options().text(Dialect.DUCKDB);
            case Delivery.ToFolder folder ->
                    "folder "
                            + folder.format()
                            + " "
                            + folder.append()
                            + "\n"
                            + quoted(folder.partitions())
                            + "\n"
                            + folder.options().text(Dialect.DUCKDB);
            case Delivery.ToDataset dataset ->
                    "dataset " + dataset.terms() + "\n" + dataset.options().text(Dialect.DUCKDB);
            case Delivery.ToTable table ->
                    "table "
                            + table.mode()
                            + " "
                            + Json.quote(table.table())
                            + "\n"
                            + quoted(table.keys());
        };
    }

    private static String quoted(List<String> names) {
        return names.stream().map(Json::quote).collect(Collectors.joining(", "));
    }

    private List<String> names(Relation relation, Sql.Part.Files named) {
        return bound
                .files()
                .getOrDefault(relation.node(), Map.of())
                .getOrDefault(named.settingPath(), List.of())
                .stream()
                .map(Path::toString)
                .toList();
    }

    /// The values of the parameters that a relation uses.
    private String values(Relation relation) {
        var used = new ArrayList<String>();
        for (Sql.Part part : relation.sql().parts()) {
            if (part instanceof Sql.Part.Typed typed) {
                for (Sql.Use use : typed.uses()) {
                    var value = arguments.values().get(use.name());
                    var text = value == null ? "" : Json.line(value);
                    used.add("\n" + use.name() + " " + use.type() + " " + text);
                }
            }
        }
        return String.join("", used);
    }
}
