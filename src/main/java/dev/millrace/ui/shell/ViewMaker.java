package dev.millrace.ui.shell;

import dev.millrace.fault.Fault;
import dev.millrace.model.NodeId;
import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import dev.millrace.ui.dashboard.PageView;
import dev.millrace.ui.inspector.InspectorView;
import dev.millrace.ui.monitor.Culprits;
import dev.millrace.ui.monitor.MonitorView;
import dev.millrace.ui.past.NodeOfRun;
import dev.millrace.ui.past.PastModel;
import dev.millrace.ui.past.PastView;
import dev.millrace.ui.past.ReplayBar;
import dev.millrace.ui.past.ReplayModel;
import dev.millrace.ui.preview.GridModel;
import dev.millrace.ui.preview.GridThreads;
import dev.millrace.ui.preview.GridView;
import dev.millrace.ui.preview.RowQuestions;
import dev.millrace.ui.theme.Theming;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes what shows a document, and lets its parts hear of each other. FX thread only.
final class ViewMaker {

    /// The rows that a past run failed on are not there any more.
    private static final Culprits.Found NO_CULPRITS =
            new Culprits.Found(new Rows(new Schema(List.of()), List.of()), "", false);

    private final Services services;
    private final Theming theming;
    private final Disk disk;
    private final Asking asking;
    private final Consumer<String> perform;
    private final Consumer<String> openDock;
    private @Nullable PageView page;
    private PastOpening opening = (_, _, _) -> {};

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

    /// @param open shows past runs of a pipeline, by their numbers
    void onPast(PastOpening open) {
        opening = open;
    }

    /// Shows past runs.
    interface PastOpening {
        void open(OpenDocument now, PastModel past, long number);
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
        var showing =
                new Showing(
                        services.workers().wires(),
                        services.fxThread(),
                        document,
                        services.folder());
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
        var served = new ServedBar(document, services.workers()::serve, asking.prompts(), disk);
        return new DocumentViews(
                editor,
                inspectorOf(document),
                new DataView(
                        document,
                        looking.choice(),
                        new GridView(grid, theming.palette()),
                        questions),
                new ProblemsView(document, fault -> jump(document, fault), asking.prompts()::say),
                monitor(document),
                new ChartView(
                        document,
                        showing,
                        new ChartView.Outside(
                                this::page,
                                asking.sheets().root(),
                                asking.prompts(),
                                disk,
                                perform,
                                served)),
                served,
                lineage,
                new ExplainView(
                        document,
                        explaining,
                        node -> document.canvas().centre(node),
                        questions::why),
                pastOf(document),
                new Checking(services.workers(), services.fxThread(), document, services.folder()),
                looking,
                showing,
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

    /// The one web view of the window.
    private PageView page() {
        if (page == null) {
            var made = new PageView(services.fxThread());
            theming.themeProperty().subscribe(now -> made.theme(now.page()));
            page = made;
        }
        return page;
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
                        services.catalog(),
                        services.workers().wires(),
                        services.fxThread(),
                        ForkJoinPool.commonPool());
        past.onOpen(number -> opening.open(document, past, number));
        document.fileProperty().subscribe(past::follow);
        document.runProperty()
                .subscribe(
                        (before, now) -> {
                            if (now.isEmpty()) {
                                past.refresh();
                            }
                        });
        return new PastView(past, new SavedRunPages(document, asking.prompts(), disk));
    }

    /// Views of a past run.
    ///
    /// @param document of the pipeline as it was
    /// @param past the list of runs of the pipeline as it is now
    /// @param back shows the pipeline as it is now
    ReplayDesk replay(OpenDocument document, ReplayModel replay, PastView past, Runnable back) {
        var editor = new EditorView(document, theming.palette());
        editor.lead(new ReplayBar(replay, back));
        var grid = new GridModel(GridThreads.of(services.fxThread()));
        var rows =
                new ReplayRows(
                        services.workers().wires(), services.fxThread(), document, replay, grid);
        var run =
                new MonitorView(
                        document.canvas(),
                        new MonitorView.Asking(
                                (_, _) -> CompletableFuture.completedFuture(NO_CULPRITS),
                                services.fxThread(),
                                node -> document.canvas().centre(node),
                                back),
                        theming.palette());
        run.getStyleClass().add("mill-replay-run");
        return new ReplayDesk(
                document,
                replay,
                editor,
                new NodeOfRun(document.model(), replay),
                new DataView(
                        document,
                        rows.choice(),
                        new GridView(grid, theming.palette()),
                        RowQuestions.NONE),
                rows,
                new ProblemsView(document, fault -> jump(document, fault), asking.prompts()::say),
                run,
                past);
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
