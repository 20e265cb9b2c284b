package dev.millrace.ui.past;

import dev.millrace.compare.Comparison;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.look.RowDiff;
import dev.millrace.history.RunQuery;
import dev.millrace.history.RunRow;
import dev.millrace.history.Trend;
import dev.millrace.model.Port;
import dev.millrace.node.NodeCatalog;
import dev.millrace.worker.Wires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/// What of the past is shown: some runs, and one or two of them whole. FX thread only; what is read
/// is read elsewhere, and an answer that something newer was asked after is dropped.
///
/// `revision` grows with each change of the list, `chosenRevision` with each of what is chosen.
public final class PastModel {

    private static final int PAGE = 300;
    private static final int SHOWN_ROWS = 20;

    private final NodeCatalog catalog;
    private final Wires wires;
    private final Executor fxThread;
    private final Executor background;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper chosenRevision = new ReadOnlyLongWrapper();

    private Optional<PastRuns> past = Optional.empty();
    private RunQuery query = RunQuery.NEWEST.first(PAGE);
    private boolean whole;
    private Optional<PastRuns.Listed> listed = Optional.empty();
    private List<Long> chosen = List.of();
    private Optional<PastRuns.Told> told = Optional.empty();
    private Optional<Comparison> comparison = Optional.empty();
    private final Map<Port, Rows> rows = new LinkedHashMap<>();
    private final Map<Port, CompletableFuture<RowDiff>> comparing = new HashMap<>();
    private LongConsumer opener = _ -> {};
    private String failure = "";
    private String chosenFailure = "";
    private boolean shown;
    private long asked;
    private long askedChosen;

    /// What became of the rows of an output, or why that is not known.
    ///
    /// @param keys columns that were asked for to tell which rows are the same one; none: they are
    ///   looked for
    /// @param columns that may be chosen; none while they are not known
    record Rows(Optional<RowDiff> diff, String failure, List<String> keys, List<String> columns) {

        static final Rows UNKNOWN = new Rows(Optional.empty(), "", List.of(), List.of());

        /// Whether the answer is not there yet.
        boolean isAwaited() {
            return diff.isEmpty() && failure.isEmpty();
        }
    }

    /// @param background runs what would hold up the window
    public PastModel(NodeCatalog catalog, Wires wires, Executor fxThread, Executor background) {
        this.catalog = catalog;
        this.wires = wires;
        this.fxThread = fxThread;
        this.background = background;
    }

    /// Shows the runs of another file.
    ///
    /// @param file empty: it was never saved, so it was never run
    public void follow(Optional<Path> file) {
        var _ =
                CompletableFuture.supplyAsync(() -> file.flatMap(this::around), background)
                        .thenAcceptAsync(
                                found -> {
                                    past = found;
                                    refresh();
                                },
                                fxThread);
    }

    private Optional<PastRuns> around(Path file) {
        try {
            var real = Files.exists(file) ? file.toRealPath() : inRealFolder(file);
            return Optional.ofNullable(real.getParent())
                    .map(folder -> new PastRuns(real, folder, catalog, wires, background));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /// A file that was deleted still has its runs.
    private static Path inRealFolder(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        return folder == null ? file : folder.toRealPath().resolve(file.getFileName());
    }

    /// Whether anybody looks. What would be shown is asked only then, and anew each time: other
    /// processes run pipelines too.
    void shown(boolean isShown) {
        shown = isShown;
        if (shown) {
            refresh();
        }
    }

    /// Asks anew, for a run has ended or something else is looked for.
    public void refresh() {
        if (!shown) {
            return;
        }
        long mine = ++asked;
        if (past.isEmpty()) {
            listed = Optional.empty();
            changed();
            return;
        }
        var now = past.get();
        var wanted = query.of(whole ? Optional.empty() : Optional.of(now.file()));
        var _ =
                now.list(wanted)
                        .whenCompleteAsync(
                                (answer, wrong) -> {
                                    if (mine == asked) {
                                        failure = wrong == null ? "" : PastWords.failure(wrong);
                                        listed = Optional.ofNullable(answer);
                                        changed();
                                        if (isUnfinished()) {
                                            askChosen();
                                        }
                                    }
                                },
                                fxThread);
    }

    void search(String text) {
        query = query.containing(text).first(PAGE);
        refresh();
    }

    void only(Set<Outcome> outcomes) {
        query = query.ended(outcomes).first(PAGE);
        refresh();
    }

    /// Whether the runs of all pipelines of the workspace are listed.
    void whole(boolean all) {
        whole = all;
        query = query.first(PAGE);
        refresh();
    }

    void more() {
        query = query.first(query.limit() + PAGE);
        refresh();
    }

    boolean isWhole() {
        return whole;
    }

    /// Whether something narrows the list.
    boolean isNarrowed() {
        return !query.text().isEmpty() || !query.outcomes().isEmpty();
    }

    /// Shows one run whole, or two side by side, the earlier one first.
    void choose(List<Long> numbers) {
        var sorted = numbers.stream().sorted(Comparator.naturalOrder()).toList();
        if (sorted.equals(chosen)) {
            return;
        }
        chosen = sorted;
        told = Optional.empty();
        comparison = Optional.empty();
        askChosen();
    }

    /// Whether what is shown of a run was read while it ran.
    private boolean isUnfinished() {
        var runs =
                Stream.concat(
                        told.stream().map(PastRuns.Told::record),
                        comparison.stream().flatMap(two -> Stream.of(two.before(), two.after())));
        return runs.anyMatch(run -> run.run().outcome().isEmpty());
    }

    /// What was shown before stays until the answer is there.
    private void askChosen() {
        chosenFailure = "";
        rows.clear();
        comparing.values().forEach(before -> before.cancel(true));
        comparing.clear();
        long mine = ++askedChosen;
        past.ifPresent(
                now -> {
                    switch (chosen.size()) {
                        case 1 ->
                                take(
                                        mine,
                                        now.run(chosen.getFirst()),
                                        it -> told = Optional.of(it));
                        case 2 ->
                                take(
                                        mine,
                                        now.compare(chosen.getFirst(), chosen.getLast()),
                                        it -> compared(mine, now, it));
                        default -> {}
                    }
                });
        chosenRevision.set(chosenRevision.get() + 1);
    }

    private void compared(long mine, PastRuns now, Comparison compared) {
        comparison = Optional.of(compared);
        for (Comparison.Output output : compared.outputs()) {
            if (!output.isSame()) {
                compare(mine, now, output, List.of());
            }
        }
    }

    /// Compares the rows of an output by other columns.
    ///
    /// @param keys none: they are looked for
    void compareBy(Comparison.Output output, List<String> keys) {
        past.ifPresent(now -> compare(askedChosen, now, output, keys));
        chosenRevision.set(chosenRevision.get() + 1);
    }

    @SuppressWarnings("ReferenceEquality") // the same question asked anew is another one
    private void compare(long mine, PastRuns now, Comparison.Output output, List<String> keys) {
        var port = output.port();
        var columns = rows(port).columns();
        rows.put(port, new Rows(Optional.empty(), "", keys, columns));
        var asked = now.difference(output, keys, SHOWN_ROWS);
        var before = comparing.put(port, asked);
        if (before != null) {
            before.cancel(true);
        }
        var _ =
                asked.whenCompleteAsync(
                        (diff, wrong) -> {
                            if (mine == askedChosen && comparing.get(port) == asked) {
                                compared(port, keys, diff, wrong);
                            }
                        },
                        fxThread);
    }

    private void compared(
            Port port, List<String> keys, @Nullable RowDiff diff, @Nullable Throwable wrong) {
        rows.put(
                port,
                diff == null
                        ? new Rows(
                                Optional.empty(),
                                wrong == null ? "" : PastWords.failure(wrong),
                                keys,
                                rows(port).columns())
                        : new Rows(Optional.of(diff), "", keys, diff.columns()));
        chosenRevision.set(chosenRevision.get() + 1);
    }

    private <T> void take(long mine, CompletableFuture<T> answer, Consumer<T> taken) {
        var _ =
                answer.whenCompleteAsync(
                        (value, wrong) -> {
                            if (mine == askedChosen) {
                                if (wrong == null) {
                                    taken.accept(value);
                                } else {
                                    chosenFailure = PastWords.failure(wrong);
                                }
                                chosenRevision.set(chosenRevision.get() + 1);
                            }
                        },
                        fxThread);
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    ReadOnlyLongProperty chosenRevisionProperty() {
        return chosenRevision.getReadOnlyProperty();
    }

    /// Newest first.
    List<RunRow> runs() {
        return listed.map(now -> now.page().runs()).orElse(List.of());
    }

    /// How many runs there are like that.
    long found() {
        return listed.map(now -> now.page().found()).orElse(0L);
    }

    /// Of the pipeline in front, oldest first.
    List<Trend.Run> trend() {
        return listed.map(now -> now.trend().runs()).orElse(List.of());
    }

    /// What of a run is far from the others; empty if nothing is.
    String odd(long number) {
        if (listed.isEmpty()) {
            return "";
        }
        var trend = listed.get().trend();
        var said = new ArrayList<String>();
        trend.runs().stream()
                .filter(run -> run.number() == number && run.odd())
                .forEach(_ -> said.add("unusual time"));
        var nodes = trend.odd(number);
        if (!nodes.isEmpty()) {
            said.add("unusual: " + String.join(", ", nodes.stream().map(n -> n.value()).toList()));
        }
        return String.join(" · ", said);
    }

    List<Long> chosen() {
        return chosen;
    }

    Optional<PastRuns.Told> told() {
        return told;
    }

    Optional<Comparison> comparison() {
        return comparison;
    }

    Rows rows(Port output) {
        return rows.getOrDefault(output, Rows.UNKNOWN);
    }

    /// @param open is given the number of a run that a person wants to see again as it was
    public void onOpen(LongConsumer open) {
        opener = open;
    }

    void open(long number) {
        opener.accept(number);
    }

    /// What shows runs again; empty if there is no history.
    public Optional<ReplayModel> replay() {
        return past.map(runs -> new ReplayModel(runs::replay, runs.root(), fxThread));
    }

    /// The page of a run as HTML; empty if there is no history.
    Optional<CompletableFuture<String>> page(long number) {
        return past.map(runs -> runs.page(number));
    }

    /// Why what is chosen cannot be shown; empty if it can.
    String chosenFailure() {
        return chosenFailure;
    }

    /// Why there is nothing to show; empty if that is all right.
    String failure() {
        return failure;
    }

    /// What a person has to know of the history; empty if that is nothing.
    String notice() {
        return past.stream()
                .flatMap(runs -> runs.warnings().stream())
                .map(fault -> fault.message() + (fault.hint().isEmpty() ? "" : " " + fault.hint()))
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
