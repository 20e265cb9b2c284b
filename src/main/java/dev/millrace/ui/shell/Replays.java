package dev.millrace.ui.shell;

import dev.millrace.fault.Fault;
import dev.millrace.ui.document.DocumentModel;
import dev.millrace.ui.past.PastModel;
import dev.millrace.ui.past.ReplayModel;
import dev.millrace.ui.past.Replayed;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Past runs that are shown in place of their pipelines, one at a time. Nothing of them can be
/// changed; whatever else is brought to the front ends it. FX thread only.
final class Replays {

    private final Documents documents;
    private final BiFunction<OpenDocument, ReplayModel, ReplayDesk> maker;
    private final Consumer<Fault> refused;
    private final Consumer<String> said;
    private final Runnable showRows;
    private @Nullable ReplayDesk desk;
    private @Nullable Replayed last;

    /// @param maker makes what shows a past run
    /// @param refused is told what cannot be done to a past run
    /// @param said is told why a run cannot be shown
    /// @param showRows brings the rows to the front
    Replays(
            Documents documents,
            BiFunction<OpenDocument, ReplayModel, ReplayDesk> maker,
            Consumer<Fault> refused,
            Consumer<String> said,
            Runnable showRows) {
        this.documents = documents;
        this.maker = maker;
        this.refused = refused;
        this.said = said;
        this.showRows = showRows;
        documents.currentProperty().subscribe(this::follow);
    }

    /// Shows a past run as soon as it is read: in place of the one that shows, else in place of the
    /// pipeline.
    ///
    /// @param now the pipeline as it is now
    void open(OpenDocument now, PastModel past, long number) {
        if (desk != null && desk.document().inTab().equals(now)) {
            desk.replay().go(number);
            return;
        }
        past.replay()
                .ifPresent(
                        replay -> {
                            replay.revisionProperty().subscribe(() -> changed(now, replay));
                            replay.go(number);
                        });
    }

    private void changed(OpenDocument now, ReplayModel replay) {
        if (desk != null && desk.replay().equals(replay)) {
            replay.shown().ifPresent(this::shown);
            return;
        }
        if (!replay.failure().isEmpty()) {
            said.accept(replay.failure());
            replay.close();
        } else if (replay.shown().isPresent() && isInFront(now)) {
            begin(now, replay, replay.shown().get());
        }
    }

    private boolean isInFront(OpenDocument now) {
        return documents.current().map(OpenDocument::inTab).filter(now::equals).isPresent();
    }

    private void begin(OpenDocument now, ReplayModel replay, Replayed run) {
        var before = documents.current().orElse(now).model().selection();
        var past = new OpenDocument(DocumentModel.fixed(now.model().catalog()), now, refused);
        var made = maker.apply(past, replay);
        made.show(run);
        made.begin(run, before);
        close();
        desk = made;
        last = run;
        documents.currentProperty().set(Optional.of(past));
        showRows.run();
    }

    @SuppressWarnings("ReferenceEquality") // each reading is another
    private void shown(Replayed run) {
        if (run != last && desk != null) {
            last = run;
            desk.show(run);
        }
    }

    /// What shows a past run.
    ReplayDesk desk(OpenDocument past) {
        if (desk == null || !desk.document().equals(past)) {
            throw new IllegalStateException("no such past run");
        }
        return desk;
    }

    private void follow(Optional<OpenDocument> current) {
        if (desk != null && current.filter(desk.document()::equals).isEmpty()) {
            close();
        }
    }

    private void close() {
        if (desk != null) {
            desk.close();
            desk = null;
        }
    }

    /// There may be newer runs.
    void refresh() {
        if (desk != null) {
            desk.replay().refresh();
        }
    }

    /// Shows the pipeline as it is now again.
    ///
    /// @return whether a past run was shown
    boolean leave() {
        if (desk == null) {
            return false;
        }
        documents.currentProperty().set(Optional.of(desk.document().inTab()));
        return true;
    }
}
