package dev.millrace.ui.shell;

import dev.millrace.fault.Fault;
import dev.millrace.model.NodeId;
import dev.millrace.ui.inspector.InspectorView;
import dev.millrace.ui.monitor.MonitorView;
import dev.millrace.ui.past.PastModel;
import dev.millrace.ui.past.PastView;
import dev.millrace.ui.preview.GridModel;
import dev.millrace.ui.preview.GridThreads;
import dev.millrace.ui.preview.GridView;
import dev.millrace.ui.theme.Theming;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;

/// Makes what shows a document, and lets its parts hear of each other. FX thread only.
final class ViewMaker {

    private final Services services;
    private final Theming theming;
    private final Disk disk;
    private final Asking asking;
    private final Consumer<String> perform;
    private final Consumer<String> openDock;

    /// Where a person is asked.
    record Asking(Prompts prompts, Sheets sheets) {}

    /// @param perform does an action, by its id
    /// @param openDock opens a tab of the lower area, by its id
    ViewMaker(
            Services services,
            Theming theming,
            Disk disk,
            Asking asking,
            Consumer<String> perform,
            Consumer<String> openDock) {
        this.services = services;
        this.theming = theming;
        this.disk = disk;
        this.asking = asking;
        this.perform = perform;
        this.openDock = openDock;
    }

    /// Views that follow the document until they are closed.
    DocumentViews of(OpenDocument document) {
        new PortFilling(document, services.folder(), disk).listen();
        var editor = new EditorView(document, theming.palette());
        editor.canvas().onOpen(() -> perform.accept("open-pipeline"));
        document.model()
                .rowsAskedProperty()
                .subscribe(rows -> rows.ifPresent(_ -> openDock.accept("data")));
        var grid = new GridModel(GridThreads.of(services.fxThread()));
        var looking =
                new Looking(
                        services.workers().wires(),
                        services.fxThread(),
                        document,
                        services.folder(),
                        grid);
        var tracing =
                new Tracing(services.workers(), services.fxThread(), document, services.folder());
        var lineage =
                new LineageView(document, looking, tracing, node -> document.canvas().centre(node));
        grid.revisionProperty().subscribe(() -> grid.currentColumn().ifPresent(lineage::choose));
        var explaining =
                new Explaining(
                        services.workers().wires(),
                        services.fxThread(),
                        document,
                        services.folder(),
                        looking,
                        grid);
        var questions =
                new ShownRowQuestions(
                        explaining, asking.sheets(), () -> openDock.accept("explain"));
        return new DocumentViews(
                editor,
                inspectorOf(document),
                new DataView(document, looking, new GridView(grid, theming.palette()), questions),
                new ProblemsView(document, fault -> jump(document, fault), asking.prompts()::say),
                monitor(document),
                lineage,
                new ExplainView(
                        document,
                        explaining,
                        node -> document.canvas().centre(node),
                        questions::why),
                pastOf(document),
                new Checking(services.workers(), services.fxThread(), document, services.folder()),
                looking,
                tracing,
                explaining,
                questions,
                new WireTips(
                        services.workers().wires(),
                        services.fxThread(),
                        document,
                        services.folder(),
                        editor.canvas()));
    }

    private MonitorView monitor(OpenDocument document) {
        var culprits = new AskedCulprits(services.workers().wires(), document, services.folder());
        return new MonitorView(
                document.canvas(),
                new MonitorView.Asking(
                        culprits,
                        services.fxThread(),
                        node -> document.canvas().centre(node),
                        () -> perform.accept("run")),
                theming.palette());
    }

    /// The runs before; it looks again when a run has ended.
    private PastView pastOf(OpenDocument document) {
        var past =
                new PastModel(
                        services.workers().wires(), services.fxThread(), ForkJoinPool.commonPool());
        document.fileProperty().subscribe(past::follow);
        document.runProperty()
                .subscribe(
                        (before, now) -> {
                            if (now.isEmpty()) {
                                past.refresh();
                            }
                        });
        return new PastView(past);
    }

    private InspectorView inspectorOf(OpenDocument document) {
        var inspector =
                new InspectorView(
                        document.edits(),
                        new DocumentFiles(asking.prompts(), document),
                        new AskedCode(
                                services.workers(),
                                services.fxThread(),
                                document,
                                services.folder()),
                        new ColumnSheets(document, services, disk, asking.sheets()));
        inspector.onExtract(() -> perform.accept("extract"));
        return inspector;
    }

    private static void jump(OpenDocument document, Fault fault) {
        var node = fault.place().node();
        if (NodeId.isPath(node)) {
            document.canvas().centre(new NodeId(node).outermost());
        }
    }
}
