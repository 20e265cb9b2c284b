package dev.millrace.lineage;

import dev.millrace.duck.ParseTree;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The reading of one tree: what its parts share.
final class Analysis {

    private final Written written;
    private final Map<String, Schema> inputs;
    private final Set<String> aggregates;
    private final Uses uses;
    private final Expressions expressions = new Expressions(this);
    private final Stars stars = new Stars(this);
    private final Items items = new Items(this);
    private final Froms froms = new Froms(this);
    private final Queries queries = new Queries(this);

    /// @param inputs relations the query reads, by name
    /// @param aggregates names of the engine's aggregate functions, in lower case
    Analysis(Written written, Map<String, Schema> inputs, Set<String> aggregates) {
        this.written = written;
        this.inputs = inputs;
        this.aggregates = aggregates;
        this.uses = new Uses(written);
    }

    /// @throws UnknownShapeException if the tree is none of one SELECT that is understood
    Table table(ParseTree tree) {
        var found = tree.queries();
        if (found.size() != 1) {
            throw new UnknownShapeException("not one SELECT");
        }
        return queries.table(found.getFirst(), Scope.empty());
    }

    Col item(Value.Fields expression, Scope scope) {
        return items.one(expression, scope);
    }

    Optional<Col> chosen() {
        return items.chosen();
    }

    Written written() {
        return written;
    }

    Map<String, Schema> inputs() {
        return inputs;
    }

    Set<String> aggregates() {
        return aggregates;
    }

    Uses uses() {
        return uses;
    }

    Expressions expressions() {
        return expressions;
    }

    Stars stars() {
        return stars;
    }

    Items items() {
        return items;
    }

    Froms froms() {
        return froms;
    }

    Queries queries() {
        return queries;
    }
}
