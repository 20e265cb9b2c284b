package dev.millrace.edit;

import dev.millrace.model.Pipeline;
import org.jspecify.annotations.Nullable;

/// A pipeline with its past and its future, as a value: each step gives a new timeline.
///
/// A step is remembered by what it changed, so that thousands of edits of a large pipeline cost
/// little memory. Taking or undoing one costs what the edit itself did. An undo gives back the
/// order of everything too, so a file saved after it is the file there was.
public final class Timeline {

    private final Pipeline saved;
    private final Pipeline now;
    private final @Nullable Step past;
    private final @Nullable Step future;

    /// Whether the next step may become one with the last.
    private final boolean open;

    /// A stack whose rest is shared by all timelines that have it.
    ///
    /// @param mergeKey empty if it stays alone
    private record Step(String name, String mergeKey, Change change, @Nullable Step below) {
        Step on(@Nullable Step stack) {
            return new Step(name, mergeKey, change, stack);
        }
    }

    private Timeline(
            Pipeline saved,
            Pipeline now,
            @Nullable Step past,
            @Nullable Step future,
            boolean open) {
        this.saved = saved;
        this.now = now;
        this.past = past;
        this.future = future;
        this.open = open;
    }

    /// A timeline that begins with what the file holds.
    public static Timeline of(Pipeline saved) {
        return new Timeline(saved, saved, null, null, false);
    }

    public Pipeline now() {
        return now;
    }

    /// Takes a step that stays alone. What was undone is dropped.
    ///
    /// @param name what a menu says behind "Undo"
    /// @return this very timeline if nothing changed; then nothing is dropped
    public Timeline then(String name, Pipeline after) {
        return then(name, "", after);
    }

    /// Takes a step, as one with the last if that has the same key and nothing was undone, saved or
    /// sealed since: typing a setting is one step.
    ///
    /// Steps that together change nothing leave no trace.
    ///
    /// @param mergeKey such as the node and the setting that is typed; empty: stays alone
    /// @return this very timeline if nothing changed; then nothing is dropped
    public Timeline then(String name, String mergeKey, Pipeline after) {
        var change = Change.between(now, after);
        if (change.isEmpty()) {
            return this;
        }
        if (!open || past == null || mergeKey.isEmpty() || !mergeKey.equals(past.mergeKey())) {
            return new Timeline(saved, after, new Step(name, mergeKey, change, past), null, true);
        }
        return joined(past, after, true);
    }

    private Timeline joined(Step last, Pipeline after, boolean opens) {
        var start = last.change().reversed().apply(now);
        var both = Change.between(start, after);
        return both.isEmpty()
                ? new Timeline(saved, start, last.below(), null, false)
                : new Timeline(
                        saved,
                        after,
                        new Step(last.name(), last.mergeKey(), both, last.below()),
                        null,
                        opens);
    }

    /// Makes something that follows from the last step a part of it, also when it was sealed since.
    ///
    /// @return this very timeline if nothing changed or there is no last step; where something was
    ///   undone since, a step of its own
    public Timeline amended(Pipeline after) {
        if (past == null || Change.between(now, after).isEmpty()) {
            return this;
        }
        return future == null ? joined(past, after, open) : then(past.name(), after);
    }

    /// The next step stays apart from the last.
    public Timeline sealed() {
        return open ? new Timeline(saved, now, past, future, false) : this;
    }

    public boolean canUndo() {
        return past != null;
    }

    public boolean canRedo() {
        return future != null;
    }

    /// Name of the step that `undo` takes back; empty if there is none.
    public String undoName() {
        return past == null ? "" : past.name();
    }

    /// Name of the step that `redo` takes again; empty if there is none.
    public String redoName() {
        return future == null ? "" : future.name();
    }

    /// This timeline if there is nothing to undo.
    public Timeline undo() {
        if (past == null) {
            return this;
        }
        var before = past.change().reversed().apply(now);
        return new Timeline(saved, before, past.below(), past.on(future), false);
    }

    /// This timeline if there is nothing to redo.
    public Timeline redo() {
        if (future == null) {
            return this;
        }
        var after = future.change().apply(now);
        return new Timeline(saved, after, future.on(past), future.below(), false);
    }

    /// Notes that the file holds what is now. Seals the last step.
    public Timeline saved() {
        return new Timeline(now, now, past, future, false);
    }

    /// Notes that no file holds what is now, such as after it was deleted.
    public Timeline unsaved() {
        return new Timeline(Pipeline.EMPTY, now, past, future, false);
    }

    /// Whether the file holds something else, be it only another order. At once where nothing was
    /// done, else one look along the pipeline.
    public boolean isChanged() {
        return !Same.pipelines(saved, now);
    }
}
