package dev.millrace.ui.shell;

import dev.millrace.file.PipelineWriter;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.ui.inspector.ColumnActions;
import dev.millrace.worker.Ask;
import java.util.Map;

/// What can be done with a column of a document: the sheets for it. FX thread only.
final class ColumnSheets implements ColumnActions {

    private final OpenDocument document;
    private final Services services;
    private final Disk disk;
    private final Sheets sheets;

    ColumnSheets(OpenDocument document, Services services, Disk disk, Sheets sheets) {
        this.document = document;
        this.services = services;
        this.disk = disk;
        this.sheets = sheets;
    }

    private Ask ask() {
        var text = PipelineWriter.text(document.pipeline());
        return new Ask(text, Checking.place(document, services.folder()), Map.of());
    }

    @Override
    public void rename(ColumnAt column) {
        var sheet =
                new RenameSheet(
                        document,
                        column,
                        disk,
                        name -> services.workers().rename(ask(), column, name),
                        sheets::hide);
        sheets.show(sheet.card());
        sheet.focus();
    }

    @Override
    public void uses(ColumnAt column) {
        disk.await(
                services.workers().uses(ask(), column),
                uses -> {
                    var sheet = new UsesSheet(document, column, uses, sheets::hide);
                    sheets.show(sheet.card());
                    sheet.focus();
                },
                sheets::tell);
    }
}
