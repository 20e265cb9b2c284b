package dev.millrace.ui.document;

import dev.millrace.fault.Fault;
import dev.millrace.refactor.Remedies;
import dev.millrace.refactor.Remedy;
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

    /// One step of undo, called as the remedy.
    public void apply(Remedy remedy) {
        document.seal();
        document.edit(remedy.title(), remedy.change());
    }
}
