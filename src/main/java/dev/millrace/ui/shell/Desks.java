package dev.millrace.ui.shell;

import dev.millrace.ui.past.ReplayModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;

/// What shows the open pipelines, made when they first come to the front, and the past run that is
/// shown in place of one of them. FX thread only.
final class Desks implements AutoCloseable {

    private final Documents documents;
    private final ViewMaker maker;
    private final Consumer<OpenDocument> changed;
    private final Map<OpenDocument, DocumentViews> views = new HashMap<>();
    private final Replays replays;

    /// @param changed is told of a document whose problems may be others now
    /// @param showRows brings the rows to the front
    Desks(Documents documents, ViewMaker maker, Consumer<OpenDocument> changed, Runnable showRows) {
        this.documents = documents;
        this.maker = maker;
        this.changed = changed;
        var prompts = documents.prompts();
        replays = new Replays(documents, this::replay, prompts::tell, prompts::say, showRows);
        maker.onPast(replays::open);
        documents.all().addListener((ListChangeListener<OpenDocument>) _ -> forgetClosed());
    }

    Desk of(OpenDocument document) {
        return document.isPast()
                ? replays.desk(document)
                : views.computeIfAbsent(document, this::made);
    }

    private DocumentViews made(OpenDocument document) {
        document.model().findingsProperty().subscribe(() -> changed.accept(document));
        document.model().run().revisionProperty().subscribe(() -> changed.accept(document));
        document.runProperty()
                .subscribe(
                        run -> {
                            if (run.isEmpty()) {
                                replays.refresh();
                            }
                        });
        return maker.of(document);
    }

    private ReplayDesk replay(OpenDocument past, ReplayModel replay) {
        past.model().run().revisionProperty().subscribe(() -> changed.accept(past));
        var list = views.computeIfAbsent(past.inTab(), this::made).past();
        return maker.replay(past, replay, list, replays::leave);
    }

    /// What is in front.
    Optional<Desk> front() {
        return documents.current().map(this::of);
    }

    /// What is in front, if it can be edited.
    Optional<DocumentViews> now() {
        return documents.current().map(views::get);
    }

    /// Shows the pipeline in place of its past run.
    ///
    /// @return whether a past run was shown
    boolean leavePast() {
        return replays.leave();
    }

    /// Files may have changed meanwhile.
    void again() {
        views.forEach(
                (document, view) -> {
                    view.checking().again();
                    if (Grouping.hasGroups(document)) {
                        view.looking().again();
                    }
                });
    }

    /// Pipelines that use others as nodes may use the one that was saved.
    void usedElsewhere(OpenDocument saved) {
        views.forEach(
                (document, view) -> {
                    if (!document.equals(saved) && Grouping.hasGroups(document)) {
                        view.checking().again();
                        view.looking().again();
                    }
                });
    }

    private void forgetClosed() {
        for (OpenDocument document : List.copyOf(views.keySet())) {
            if (!documents.all().contains(document)) {
                Optional.ofNullable(views.remove(document)).ifPresent(DocumentViews::close);
            }
        }
    }

    @Override
    public void close() {
        views.values().forEach(DocumentViews::close);
    }
}
