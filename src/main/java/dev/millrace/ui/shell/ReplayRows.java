package dev.millrace.ui.shell;

import dev.millrace.engine.look.Looked;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Figures;
import dev.millrace.model.Node;
import dev.millrace.model.Port;
import dev.millrace.ui.past.KeptRows;
import dev.millrace.ui.past.ReplayModel;
import dev.millrace.ui.past.Replayed;
import dev.millrace.ui.preview.GridFailure;
import dev.millrace.ui.preview.GridModel;
import dev.millrace.worker.Wires;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Shows the rows that a past run kept of what is selected. A newer question cancels the older one;
/// the rows before stay until the new ones are there. FX thread only.
final class ReplayRows {

    private static final int FIRST_ROWS = 200;
    private static final long LEAST_NANOS = 1_000_000_000;

    private final Wires wires;
    private final Executor fxThread;
    private final OpenDocument document;
    private final ReplayModel replay;
    private final GridModel grid;
    private final PortChoice choice;
    private long lookedAt;
    private CompletableFuture<Wires.Look> asked = CompletableFuture.completedFuture(null);

    /// @param document of the pipeline as it was
    ReplayRows(
            Wires wires,
            Executor fxThread,
            OpenDocument document,
            ReplayModel replay,
            GridModel grid) {
        this.wires = wires;
        this.fxThread = fxThread;
        this.document = document;
        this.replay = replay;
        this.grid = grid;
        choice = new PortChoice(document.model());
        choice.portProperty().subscribe(this::ask);
        choice.shownProperty().subscribe(this::ask);
    }

    PortChoice choice() {
        return choice;
    }

    /// Asks for the rows of the run that shows now.
    void ask() {
        if (!choice.isShown()) {
            return;
        }
        asked.cancel(true);
        if (choice.port().isEmpty() || replay.shown().isEmpty()) {
            say("", "Select a node or a wire to see the rows that this run kept.");
            return;
        }
        var run = replay.shown().get();
        var wanted = choice.port().get();
        var kept = run.rows(wanted);
        kept.print().ifPresentOrElse(print -> ask(run, wanted, print), () -> lacks(wanted, kept));
    }

    private void lacks(Port wanted, KeptRows kept) {
        say(title(wanted), kept.lack());
    }

    @SuppressWarnings("ReferenceEquality") // the same question asked anew is another one
    private void ask(Replayed run, Port wanted, String print) {
        grid.await(true);
        var request =
                wires.kept(replay.workspace(), print, document.pipeline().timezone(), FIRST_ROWS);
        asked = request;
        var _ =
                request.whenCompleteAsync(
                        (look, failure) -> {
                            if (request == asked && !request.isCancelled()) {
                                grid.await(false);
                                answered(run, wanted, look, failure);
                            }
                        },
                        fxThread);
    }

    private void answered(
            Replayed run, Port wanted, Wires.@Nullable Look answer, @Nullable Throwable failure) {
        if (failure != null) {
            failed(run, wanted, failure);
            return;
        }
        if (answer == null) {
            return;
        }
        var looked = answer.looked();
        grid.words().captionProperty().set(caption(run, wanted, looked));
        grid.words().tableProperty().set(wanted.node().local());
        lookedAt = System.nanoTime();
        grid.show(
                wanted.text(),
                looked.rows().schema(),
                new LookPages(wires, answer.id(), _ -> {}, () -> fxThread.execute(this::lost)),
                LookPages.page(looked));
    }

    /// A worker that was replaced knows none of the looks before.
    private void lost() {
        if (System.nanoTime() - lookedAt > LEAST_NANOS) {
            ask();
        }
    }

    private void failed(Replayed run, Port wanted, Throwable failure) {
        var fault = Disk.fault(failure);
        if (fault.code() == FaultCode.ROWS_GONE) {
            say(title(wanted), gone(run, wanted));
        } else {
            grid.words().captionProperty().set(title(wanted));
            grid.fail(GridFailure.of(fault));
        }
    }

    private String gone(Replayed run, Port wanted) {
        boolean keeps = node(wanted).map(Node::keep).orElse(false);
        return keeps
                ? "The rows of "
                        + run.name()
                        + " were kept, but have made room for newer ones since."
                : "No rows of it are kept from "
                        + run.name()
                        + ". Mark the node with Keep, and later runs keep theirs.";
    }

    private void say(String caption, String text) {
        grid.await(false);
        grid.words().captionProperty().set(caption);
        grid.clear(text);
    }

    /// `Totals · kept by run #3 · 12 rows · 2 columns`.
    private String caption(Replayed run, Port wanted, Looked looked) {
        int columns = looked.rows().schema().columns().size();
        return title(wanted)
                + " · kept by "
                + run.name()
                + " · "
                + Figures.rows(looked.count().orElse(0))
                + " · "
                + Figures.plural(columns, "column");
    }

    private Optional<Node> node(Port wanted) {
        return document.pipeline().find(wanted.node());
    }

    private String title(Port wanted) {
        var title = node(wanted).map(Node::displayTitle).orElse(wanted.node().value());
        return wanted.port().isEmpty() ? title : title + ", " + wanted.port();
    }

    void close() {
        asked.cancel(true);
    }
}
