package dev.millrace.worker;

import dev.millrace.board.KeptGround;
import dev.millrace.board.Page;
import dev.millrace.board.PageBuilder;
import dev.millrace.engine.Cancellation;
import dev.millrace.engine.PipelineSource;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.history.HistoryWatch;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.plan.FileIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Pages over kept rows, the ones used last: a click on a page is answered from the rows that are
/// open already, until another run has kept others. Any thread; who asks waits for who asked
/// before.
final class OpenedPages implements AutoCloseable {

    /// Each holds a session of the engine.
    private static final int MOST = 8;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final SequencedMap<OpenedPage.About, Held> pages = new LinkedHashMap<>(); // under turn
    private @Nullable HistoryWatch history; // under turn
    private @Nullable Path folder; // under turn
    private boolean closed; // under turn
    private @Nullable Asking asking; // guarded by this

    /// What is being asked just now, and by whom.
    private record Asking(Cancellation by, KeptGround of) {}

    /// What a page is made of, without its rows.
    ///
    /// @param files that were planned with, and when they changed
    record Planning(Page page, LineageGraph lineage, Set<FileIdentity> files) {}

    /// A page that is open.
    ///
    /// @param mark the history whose last run it shows
    private record Held(
            PipelineSource source,
            Planning planning,
            LastRun last,
            HistoryWatch.Mark mark,
            KeptGround ground,
            OpenedPage page) {

        /// Its rows may have been evicted from the store since.
        boolean isWhole() {
            return last.files().values().stream().allMatch(Files::exists);
        }

        Held at(HistoryWatch.Mark newer) {
            return new Held(source, planning, last, newer, ground, page);
        }
    }

    /// What somebody asks about.
    ///
    /// @param plan is asked where the page is not open yet
    /// @param anew whether the files are to be looked at again; else the pipeline is taken to be
    ///   the one that was planned when the page was opened
    record Wanted(
            OpenPipeline open,
            OpenedPage.About about,
            Supplier<Planning> plan,
            boolean anew,
            Cancellation cancellation) {}

    /// Asks a page over the rows that the last successful run kept.
    ///
    /// @return empty if no run kept rows of it
    /// @throws FaultException if the question fails, or is taken back
    <T> Optional<T> ask(Wanted wanted, Function<OpenedPage, T> question) {
        turn.lock();
        try {
            if (closed || wanted.cancellation().isCancelled()) {
                throw stopped().toException();
            }
            return held(wanted)
                    .map(
                            held ->
                                    asked(
                                            held.ground(),
                                            wanted.cancellation(),
                                            () -> question.apply(held.page())));
        } finally {
            turn.unlock();
        }
    }

    private static Fault stopped() {
        return Fault.of(FaultCode.RUN_CANCELLED, "The question was stopped.")
                .withHint("Ask again.");
    }

    private Optional<Held> held(Wanted wanted) {
        var open = wanted.open();
        var about = wanted.about();
        var mark = mark(open);
        var before = Optional.ofNullable(pages.get(about));
        var known = before.filter(held -> held.source().equals(open.source()));
        var planned =
                wanted.anew() || known.isEmpty() ? wanted.plan().get() : known.get().planning();
        var same = known.filter(held -> held.planning().files().equals(planned.files()));
        if (same.isPresent() && same.get().mark().equals(mark) && same.get().isWhole()) {
            pages.putLast(about, same.get());
            return same;
        }
        var last = last(open, planned.page());
        if (same.isPresent() && last.equals(same.map(Held::last))) {
            var kept = same.get().at(mark);
            pages.putLast(about, kept);
            return Optional.of(kept);
        }
        before.ifPresent(held -> held.ground().close());
        pages.remove(about);
        return last.map(run -> opened(wanted, planned, run, mark));
    }

    private Held opened(Wanted wanted, Planning planned, LastRun last, HistoryWatch.Mark mark) {
        var about = wanted.about();
        var source = wanted.open().source();
        var ground = new KeptGround(last.files(), source.pipeline().timezone());
        boolean done = false;
        try {
            var builder =
                    asked(
                            ground,
                            wanted.cancellation(),
                            () ->
                                    new PageBuilder(
                                            planned.page(),
                                            planned.lineage(),
                                            ground,
                                            about.limits()));
            var page = new OpenedPage(builder, planned.lineage(), last.state());
            var held = new Held(source, planned, last, mark, ground, page);
            pages.putLast(about, held);
            while (pages.size() > MOST) {
                pages.pollFirstEntry().getValue().ground().close();
            }
            done = true;
            return held;
        } finally {
            if (!done) {
                ground.close();
            }
        }
    }

    /// Empty if none kept rows of the page, also where the history cannot be read.
    private Optional<LastRun> last(OpenPipeline open, Page page) {
        try {
            return history == null
                    ? Optional.empty()
                    : history.history().flatMap(runs -> LastRun.of(open, page, runs));
        } catch (FaultException unreadable) {
            return Optional.empty();
        }
    }

    private HistoryWatch.Mark mark(OpenPipeline open) {
        var wanted = open.workspace().millrace();
        if (history == null || !wanted.equals(folder)) {
            forget();
            history = new HistoryWatch(wanted);
            folder = wanted;
        }
        try {
            return history.mark();
        } catch (FaultException unreadable) {
            forget();
            return new HistoryWatch.Mark("", 0);
        }
    }

    private void forget() {
        if (history != null) {
            history.close();
        }
        history = null;
    }

    /// Asks rows, as long as nobody takes the question back.
    private <T> T asked(KeptGround ground, Cancellation cancellation, Supplier<T> question) {
        var mine = new Asking(cancellation, ground);
        now(mine);
        cancellation.onCancel(() -> stop(mine));
        try {
            return question.get();
        } finally {
            now(null);
        }
    }

    private synchronized void now(@Nullable Asking what) {
        asking = what;
    }

    /// Another question may be asked by now.
    private synchronized void stop(Asking what) {
        if (what.equals(asking)) {
            what.of().cancel();
        }
    }

    /// Stops what is being asked.
    @Override
    public void close() {
        var last = asking();
        if (last != null) {
            stop(last);
        }
        turn.lock();
        try {
            closed = true;
            pages.values().forEach(held -> held.ground().close());
            pages.clear();
            forget();
        } finally {
            turn.unlock();
        }
    }

    private synchronized @Nullable Asking asking() {
        return asking;
    }
}
