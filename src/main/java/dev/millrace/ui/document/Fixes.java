package dev.millrace.ui.document;

import dev.millrace.engine.look.LookQuery;
import dev.millrace.fault.Fault;
import dev.millrace.refactor.Remedies;
import dev.millrace.refactor.Remedy;
import dev.millrace.refactor.Suspects;
import java.util.List;

/// What makes the problems of a document go away. FX thread only.
public final class Fixes {

    private final DocumentModel document;
    private final Remedies remedies;

    Fixes(DocumentModel document) {
        this.document = document;
        this.remedies = new Remedies(document.catalog());
    }

    /// The best one first; none if nothing is known to help.
    public List<Remedy> of(Fault fault) {
        var findings = document.findings();
        return remedies.of(
                document.pipeline(), fault, findings.columns(), findings.mendings(fault));
    }

    /// Takes what bears a title, as the pipeline is now; nothing if it helps no more.
    public void apply(Fault fault, String title) {
        of(fault).stream()
                .filter(remedy -> remedy.title().equals(title))
                .findFirst()
                .ifPresent(this::apply);
    }

    /// Whether the rows it is about can be shown.
    public boolean hasRows(Fault fault) {
        return remedies.suspects(document.pipeline(), fault).isPresent();
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
    public void apply(Remedy remedy) {
        document.seal();
        document.edit(remedy.title(), remedy.change());
    }
}
