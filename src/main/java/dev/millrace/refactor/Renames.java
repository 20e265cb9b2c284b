package dev.millrace.refactor;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.Effect;
import dev.millrace.lineage.Step;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.node.Editor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Renames a column where its name is made, and with it every setting that names it further on. Any
/// thread; it binds the pipeline several times.
///
/// A name goes on as long as nodes pass it on. It is carried from node to node by binding the draft
/// and looking which columns got the new name, so no node type has to be known here; the result is
/// then proved by the lineage of both pipelines.
public final class Renames {

    private static final int MOST_ROUNDS = 200;

    private final Bench bench;

    public Renames(Bench bench) {
        this.bench = bench;
    }

    /// Works a rename out. Nothing is changed.
    ///
    /// @param column by the name it has on the wire
    /// @throws FaultException if there is no such column, or why it cannot be renamed
    public Rename of(Pipeline pipeline, ColumnAt column, String newName) {
        var name = newName.strip();
        var before = bench.known(pipeline, bench.bind(pipeline));
        requireOutside(before, column);
        require(before, column, name);
        return attempt(before, column, name, new HashSet<>(), column);
    }

    /// Where a column is used.
    ///
    /// @throws FaultException if there is no such column
    public Uses uses(Pipeline pipeline, ColumnAt column) {
        var known = bench.known(pipeline, bench.bind(pipeline));
        var at = known.planned().bound().at(column.at());
        var inside = at.equals(column.at()) ? column : named(known, at, column.column());
        requireKnown(known, inside);
        return Uses.of(inside, known, bench.catalog());
    }

    private static ColumnAt named(Bench.Known known, Port at, String column) {
        var node = known.planned().settled().get(at.node());
        var port = at.port().isEmpty() && node != null ? node.firstOutput() : at.port();
        return new ColumnAt(at.node(), port, column);
    }

    /// What a pipeline that is used as a node makes, its own file names.
    private static void requireOutside(Bench.Known before, ColumnAt column) {
        var node = column.node();
        if (before.planned().bound().groups().containsKey(node) || node.group().isPresent()) {
            throw new Refused(before.pipeline()).inside(column).toException();
        }
    }

    private static void requireKnown(Bench.Known before, ColumnAt column) {
        if (before.graph().column(column).isEmpty()) {
            throw Fault.of(
                            FaultCode.COLUMN_UNKNOWN,
                            "There is no column \"" + column.column() + "\" there.")
                    .withHint("Correct the errors of the node first.")
                    .at(Place.node(column.node().value()))
                    .toException();
        }
    }

    private static void require(Bench.Known before, ColumnAt column, String name) {
        requireKnown(before, column);
        if (name.isEmpty() || name.contains("${") || name.chars().anyMatch(c -> c < ' ')) {
            throw Refused.name("\"" + name + "\" is no name for a column.").toException();
        }
        if (name.equals(column.column())) {
            throw Refused.name("The column is called \"" + name + "\" already.").toException();
        }
    }

    /// Where the name is made: in the node itself, in front of it, or nowhere in the pipeline.
    private Rename attempt(
            Bench.Known before, ColumnAt column, String name, Set<ColumnAt> seen, ColumnAt wanted) {
        Optional<FaultException> failure = Optional.empty();
        seen.add(column);
        var own = own(before, column, name);
        if (!own.isEmpty()) {
            try {
                return settled(before, name, wanted, draft -> draft.make(column, own));
            } catch (FaultException e) {
                failure = Optional.of(e);
            }
        }
        var source = source(before, column).filter(seen::add);
        if (source.isPresent()) {
            var found = attempt(before, source.get(), name, seen, wanted);
            if (found.columns().containsKey(wanted)) {
                return found;
            }
        }
        try {
            return settled(before, name, wanted, draft -> draft.insertBehind(column));
        } catch (FaultException e) {
            throw failure.orElse(e);
        }
    }

    private Rename settled(
            Bench.Known before, String name, ColumnAt wanted, Consumer<Draft> begin) {
        var draft = new Draft(before, bench.catalog(), name);
        begin.accept(draft);
        requireFree(before, draft);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var pipeline = draft.pipeline();
            var planned = bench.bind(pipeline);
            if (new Round(before, draft, planned).isSettled()) {
                new Proof(before, bench.known(pipeline, planned), draft).require();
                return rename(draft, pipeline, wanted);
            }
        }
        throw new Refused(before.pipeline()).changes(wanted.node()).toException();
    }

    private static Rename rename(Draft draft, Pipeline pipeline, ColumnAt wanted) {
        return new Rename(
                wanted,
                draft.name(),
                draft.edits(),
                draft.insertions().stream().map(Insertion::id).toList(),
                draft.columns(),
                pipeline);
    }

    private static void requireFree(Bench.Known before, Draft draft) {
        for (Map.Entry<ColumnAt, String> entry : draft.columns().entrySet()) {
            var column = entry.getKey();
            boolean clashes =
                    before.graph().port(column.at()).stream()
                            .flatMap(port -> port.columns().stream())
                            .map(each -> each.column().column())
                            .anyMatch(
                                    each ->
                                            each.equalsIgnoreCase(draft.name())
                                                    && !each.equals(column.column()));
            if (clashes) {
                throw new Refused(before.pipeline())
                        .clash(column.node(), draft.name())
                        .toException();
            }
        }
    }

    /// The places in the node's own settings where it makes the name.
    private List<Replacing> own(Bench.Known before, ColumnAt column, String name) {
        var settled = before.planned().settled().get(column.node());
        if (settled == null) {
            return List.of();
        }
        var draft = new Draft(before, bench.catalog(), name);
        var found = new ArrayList<Replacing>();
        for (String path : Round.namings(settled)) {
            var text = draft.text(column.node(), path);
            if (text.equalsIgnoreCase(column.column())) {
                found.add(new Replacing(column.node(), path, 0, text.length(), name));
            }
        }
        draft.path(column.node())
                .filter(
                        path ->
                                path.setting("sql")
                                        .map(s -> s.editor() == Editor.SQL)
                                        .orElse(false))
                .ifPresent(_ -> found.addAll(aliases(before, draft, column)));
        return found;
    }

    /// Names in the text that are of no column of an input: those it gives, and where it uses them.
    private static List<Replacing> aliases(Bench.Known before, Draft draft, ColumnAt column) {
        var used =
                before.graph().uses().stream()
                        .filter(use -> use.node().equals(column.node()))
                        .map(use -> new Span(use.from(), use.to()))
                        .toList();
        return Written.places(draft.text(column.node(), "sql"), column.column()).stream()
                .filter(span -> !used.contains(span))
                .map(
                        span ->
                                new Replacing(
                                        column.node(),
                                        "sql",
                                        span.from(),
                                        span.to(),
                                        Written.name(draft.name())))
                .toList();
    }

    /// The column in front of the node that has the name already.
    private static Optional<ColumnAt> source(Bench.Known before, ColumnAt column) {
        return before.graph().into(column).stream()
                .filter(step -> step.from().column().equalsIgnoreCase(column.column()))
                .filter(step -> step.from().node().group().isEmpty())
                .min(Comparator.comparing(step -> !step.effects().contains(Effect.COPY)))
                .map(Step::from);
    }
}
