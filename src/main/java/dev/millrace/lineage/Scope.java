package dev.millrace.lineage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What names mean at a place of a query.
final class Scope {

    /// Names that stand for a value although they look like columns.
    private static final Set<String> VALUES =
            Set.of(
                    "current_date",
                    "current_time",
                    "current_timestamp",
                    "localtime",
                    "localtimestamp",
                    "current_user",
                    "current_role",
                    "current_catalog",
                    "current_schema",
                    "session_user",
                    "user");

    private final @Nullable Scope outer;
    private final From from;
    private final Map<String, Table> ctes = new HashMap<>();
    private final Map<String, Col> aliases = new LinkedHashMap<>();
    private final Set<String> parameters;
    private final List<Sources> multiplying = new ArrayList<>();
    private Meaning meaning = Meaning.COLUMN;

    /// What a bare name means that is both a column and a name of the SELECT list. The engine
    /// decides it by what fits, in some places; there both are taken.
    enum Meaning {
        COLUMN,
        ALIAS,
        BOTH
    }

    private Scope(@Nullable Scope outer, From from, Set<String> parameters) {
        this.outer = outer;
        this.from = from;
        this.parameters = parameters;
    }

    static Scope empty() {
        return new Scope(null, From.EMPTY, Set.of());
    }

    Scope inside(From rows) {
        return new Scope(this, rows, Set.of());
    }

    /// Inside a lambda, whose parameters are no columns.
    ///
    /// @param names in lower case
    Scope withParameters(Set<String> names) {
        return new Scope(this, From.EMPTY, names);
    }

    From from() {
        return from;
    }

    /// The nearest FROM: a lambda has none of its own.
    From nearest() {
        return outer != null && !parameters.isEmpty() ? outer.nearest() : from;
    }

    /// The column at a place of FROM.
    Col at(int place) {
        var star = nearest().star();
        if (place < 0 || place >= star.size()) {
            throw new UnknownShapeException("position");
        }
        return star.get(place).column();
    }

    void define(String cte, Table table) {
        ctes.put(cte.toLowerCase(Locale.ROOT), table);
    }

    Optional<Table> cte(String name) {
        var found = ctes.get(name.toLowerCase(Locale.ROOT));
        return found != null || outer == null ? Optional.ofNullable(found) : outer.cte(name);
    }

    /// A name of the SELECT list, from now on known too.
    void alias(Col column) {
        if (!column.name().isEmpty()) {
            aliases.putIfAbsent(column.name().toLowerCase(Locale.ROOT), column);
        }
    }

    /// From now on.
    void prefer(Meaning other) {
        meaning = other;
    }

    /// Notes columns that make several rows of one.
    void multiply(Sources by) {
        if (outer != null && !parameters.isEmpty()) {
            outer.multiply(by);
        } else {
            multiplying.add(by.through(Effect.FILTER));
        }
    }

    Sources multiplied() {
        return Sources.all(multiplying);
    }

    /// What a name with its qualifiers stands for.
    ///
    /// @throws UnknownShapeException if it is not known
    Col resolve(List<String> names) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            var found = scope.local(names);
            if (found.isPresent()) {
                return found.get();
            }
        }
        if (names.size() == 1 && VALUES.contains(names.getFirst().toLowerCase(Locale.ROOT))) {
            return new Col(names.getFirst(), Sources.NONE, Making.DERIVED, "", List.of(), "");
        }
        throw new UnknownShapeException("column " + String.join(".", names));
    }

    /// The column of FROM that a bare name may mean while it may as well mean something of the
    /// SELECT list; empty if both are the same.
    Optional<Col> doubtful(List<String> names) {
        var first = names.getFirst();
        var alias = aliases.get(first.toLowerCase(Locale.ROOT));
        return names.size() > 1 || alias == null || meaning != Meaning.BOTH
                ? Optional.empty()
                : from.find(first).filter(column -> !column.named().equals(alias.named()));
    }

    private Optional<Col> local(List<String> names) {
        var first = names.getFirst();
        if (parameters.contains(first.toLowerCase(Locale.ROOT))) {
            return Optional.of(Col.CONSTANT);
        }
        var alias = Optional.ofNullable(aliases.get(first.toLowerCase(Locale.ROOT)));
        if (names.size() == 1 && alias.isPresent() && meaning != Meaning.COLUMN) {
            var column = meaning == Meaning.ALIAS ? Optional.<Col>empty() : from.find(first);
            return column.isEmpty() ? alias : column.map(alias.get()::or);
        }
        return qualified(names, 0)
                .or(() -> names.size() > 2 ? qualified(names, 1) : Optional.empty())
                .or(() -> from.find(first).map(column -> part(column, names, 1)))
                .or(() -> alias.map(column -> part(column, names, 1)))
                .or(() -> names.size() == 1 ? row(first) : Optional.empty());
    }

    /// @param at the place of the table's name
    private Optional<Col> qualified(List<String> names, int at) {
        return names.size() < at + 2
                ? Optional.empty()
                : from.bindings().stream()
                        .filter(binding -> binding.name().equalsIgnoreCase(names.get(at)))
                        .flatMap(binding -> binding.find(names.get(at + 1)).stream())
                        .findFirst()
                        .map(column -> part(column, names, at + 2));
    }

    /// The column itself, or a field inside it.
    private static Col part(Col column, List<String> names, int used) {
        if (names.size() == used) {
            return column;
        }
        var field = column.derived();
        return new Col(names.getLast(), field.sources(), field.making(), "", column.named(), "");
    }

    /// A table's name in place of a value is its whole row.
    private Optional<Col> row(String table) {
        return from.binding(table)
                .map(binding -> new Table(binding.columns(), Sources.NONE).all())
                .map(all -> Col.computed(all.through(Effect.DERIVED), Making.DERIVED).as(table));
    }
}
