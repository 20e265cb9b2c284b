package dev.millrace.ui.document;

import dev.millrace.engine.look.LookQuery;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.refactor.Remedies;
import dev.millrace.refactor.Remedy;
import dev.millrace.refactor.Suspects;
import java.util.List;
import javafx.util.Subscription;

/// What makes the problems of a document go away. FX thread only.
public final class Fixes {

    private final DocumentModel document;
    private final Remedies remedies;

    /// Waits for what the last remedy leaves.
    private Subscription rest = Subscription.EMPTY;

    Fixes(DocumentModel document) {
        this.document = document;
        this.remedies = new Remedies(document.catalog());
    }

    /// The best one first; none if nothing is known to help.
    public List<Remedy> of(Fault fault) {
        if (document.isFixed()) {
            return List.of();
        }
        var findings = document.findings();
        return remedies.of(
                document.pipeline(), fault, findings.columns(), findings.mendings(fault));
    }

    /// Takes what bears a title, as the pipeline is now; nothing if it helps no more.
    public void apply(Fault fault, String title) {
        of(fault).stream()
                .filter(remedy -> remedy.title().equals(title))
                .findFirst()
                .ifPresent(remedy -> apply(fault, remedy));
    }

    /// Whether the rows it is about can be shown.
    public boolean hasRows(Fault fault) {
        return !document.isFixed() && remedies.suspects(document.pipeline(), fault).isPresent();
    }

    /// Shows the rows it is about, those that belong together beside each other.
    public void showRows(Fault fault) {
        remedies.suspects(document.pipeline(), fault)
                .ifPresent(
                        suspects -> document.ask(new RowsAsked(suspects.port(), query(suspects))));
    }

    private static LookQuery query(Suspects suspects) {
        var columns = suspects.columns();
        return new LookQuery(
                columns.stream().map(column -> new LookQuery.Order(column, false)).toList(),
                columns.stream()
                        .map(column -> new LookQuery.Filter(column, LookQuery.Test.REPEATS, ""))
                        .toList());
    }

    /// One step of undo, called as the remedy.
    public void apply(Fault fault, Remedy remedy) {
        rest.unsubscribe();
        document.seal();
        document.edit(remedy.title(), remedy.change());
        remedy.leaves().ifPresent(code -> mendLater(fault.place().node(), code));
    }

    /// Mends what the remedy leaves as soon as it is found out, as a part of the same step, unless
    /// something else is done before.
    @SuppressWarnings("ReferenceEquality") // an edit makes another one
    private void mendLater(String node, FaultCode code) {
        var mended = document.pipeline();
        Runnable look =
                () -> {
                    if (document.pipeline() != mended) {
                        rest.unsubscribe();
                        return;
                    }
                    document.findings().faults().stream()
                            .filter(fault -> fault.code() == code)
                            .filter(fault -> fault.place().node().equals(node))
                            .flatMap(fault -> of(fault).stream())
                            .findFirst()
                            .ifPresent(best -> document.amend(best.change()));
                };
        rest = document.findingsProperty().subscribe(look);
    }
}
