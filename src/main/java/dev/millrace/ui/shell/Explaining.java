package dev.millrace.ui.shell;

import dev.millrace.engine.look.LookQuery;
import dev.millrace.explain.Wording;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Figures;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.ui.canvas.LitPath;
import dev.millrace.ui.preview.GridModel;
import dev.millrace.worker.Ask;
import dev.millrace.worker.Wires;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// Asks where a row came from and why a value is missing, and lights the way on the canvas while
/// somebody looks. A newer question ends the older one. FX thread only.
final class Explaining {

    /// What there is to show.
    sealed interface State {
        /// Nothing was asked.
        record Nothing() implements State {}

        /// An answer is on its way.
        record Asking(String title) implements State {}

        /// @param title says what was asked
        /// @param answer in a sentence; empty for a row
        /// @param caveat what has to be known beside it; may be empty
        /// @param isOld whether the pipeline was changed since
        record Answered(
                String title, String answer, String caveat, List<ExplainLine> lines, boolean isOld)
                implements State {}

        record Failed(String title, String message, String hint) implements State {}
    }

    private static final int FEW_ROWS = 20;

    /// The engine gives no more of a step, and fewer of a wide one.
    static final int MOST_ROWS = 500;

    private final Wires wires;
    private final Executor fxThread;
    private final OpenDocument document;
    private final Path folder;
    private final Looking looking;
    private final GridModel grid;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Nothing());
    private CompletableFuture<?> asked = CompletableFuture.completedFuture(null);
    private Runnable again = () -> {};

    /// @param folder what paths of a pipeline that was never saved are relative to
    Explaining(
            Wires wires,
            Executor fxThread,
            OpenDocument document,
            Path folder,
            Looking looking,
            GridModel grid) {
        this.wires = wires;
        this.fxThread = fxThread;
        this.document = document;
        this.folder = folder;
        this.looking = looking;
        this.grid = grid;
        shown.subscribe(() -> light(shown.get() ? path() : LitPath.NONE));
        state.subscribe(
                () -> {
                    if (shown.get()) {
                        light(path());
                    }
                });
        document.model().pipelineProperty().subscribe(this::edited);
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Whether anybody looks; else nothing is lit.
    BooleanProperty shownProperty() {
        return shown;
    }

    /// Asks where the row with the current cell came from.
    ///
    /// @return whether there is one
    boolean explain() {
        var look = looking.lookProperty().get();
        var row = grid.currentRow();
        if (look.isEmpty() || row.isEmpty()) {
            return false;
        }
        explain(look.get().id(), grid.query(), row.getAsLong(), FEW_ROWS);
        return true;
    }

    private void explain(String look, LookQuery query, long row, int limit) {
        var title =
                "Row "
                        + String.format(Locale.ROOT, "%,d", row + 1)
                        + " of "
                        + looking.portProperty().get().map(this::title).orElse("the rows");
        again = limit < MOST_ROWS ? () -> explain(look, query, row, MOST_ROWS) : () -> {};
        ask(
                title,
                wires.explain(look, query, row, limit),
                explained ->
                        new State.Answered(
                                title,
                                "",
                                Wording.caveat(
                                        explained.extent(), explained.skipped(), this::title),
                                ExplainLine.of(explained, this::title),
                                false));
    }

    /// Asks for more rows of each step, where there are more.
    void more() {
        again.run();
    }

    /// Whether a step has more rows than it shows.
    boolean hasMore(ExplainLine line) {
        return line.rows().values().size() == FEW_ROWS
                && !line.figure().equals(Figures.rows(FEW_ROWS));
    }

    /// Asks why a value is missing in a column.
    ///
    /// @param value as a person writes it; null asks for NULL
    void why(Port port, String column, @Nullable String value) {
        var title = Wording.quoted(value) + " in " + column + " of " + title(port);
        again = () -> {};
        var text = PipelineWriter.text(document.pipeline());
        var ask = new Ask(text, Checking.place(document, folder), Map.of());
        ask(
                title,
                wires.why(ask, port, column, value),
                missed ->
                        new State.Answered(
                                title,
                                Wording.of(missed, this::title),
                                Wording.caveat(missed.extent(), missed.skipped(), this::title),
                                ExplainLine.of(missed, this::title),
                                false));
    }

    @SuppressWarnings("ReferenceEquality") // of the answers only that to the last question counts
    private <T> void ask(String title, CompletableFuture<T> request, Function<T, State> shows) {
        asked.cancel(true);
        asked = request;
        state.set(new State.Asking(title));
        var _ =
                request.whenCompleteAsync(
                        (answer, failure) -> {
                            if (request != asked || request.isCancelled()) {
                                return;
                            }
                            if (failure == null) {
                                state.set(shows.apply(answer));
                            } else {
                                var fault = Disk.fault(failure);
                                state.set(new State.Failed(title, fault.message(), fault.hint()));
                            }
                        },
                        fxThread);
    }

    /// Gives up what is asked.
    void stop() {
        asked.cancel(true);
        state.set(new State.Nothing());
    }

    private void edited() {
        if (state.get() instanceof State.Answered now && !now.isOld()) {
            state.set(
                    new State.Answered(now.title(), now.answer(), now.caveat(), now.lines(), true));
        }
    }

    /// The node, and the port where it has several.
    String title(Port port) {
        var node = document.pipeline().nodes().get(port.node());
        if (node == null) {
            return port.node().value();
        }
        boolean isFirst =
                document.model()
                        .catalog()
                        .spec(node)
                        .flatMap(spec -> spec.outputs().stream().findFirst())
                        .filter(port.port()::equals)
                        .isPresent();
        return port.port().isEmpty() || isFirst
                ? node.displayTitle()
                : node.displayTitle() + ", " + port.port();
    }

    /// The port whose rows show, and their columns; the current one first.
    Optional<Missable> missable() {
        var port = looking.portProperty().get();
        var look = looking.lookProperty().get();
        return port.isEmpty() || look.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Missable(
                                port.get(),
                                look.get().looked().rows().schema().names(),
                                grid.currentColumn()));
    }

    /// Where a value can be missed.
    ///
    /// @param current the column of the current cell
    record Missable(Port port, List<String> columns, Optional<String> current) {}

    private void light(LitPath path) {
        document.canvas().pathProperty().set(path);
    }

    private LitPath path() {
        if (!(state.get() instanceof State.Answered answered)) {
            return LitPath.NONE;
        }
        var nodes = new HashSet<NodeId>();
        answered.lines().forEach(line -> nodes.add(line.node()));
        var links = new HashSet<Link>();
        document.pipeline().links().stream()
                .filter(link -> nodes.contains(link.from()) && nodes.contains(link.to()))
                .forEach(links::add);
        return new LitPath(nodes, links);
    }

    void close() {
        asked.cancel(true);
    }
}
