package dev.millrace.ui.preview;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Copies what is selected, one thing at a time. FX thread only.
final class GridCopy {

    private final GridModel model;
    private final Consumer<String> clipboard;
    private @Nullable CopyTask task;

    /// @param clipboard takes the text
    GridCopy(GridModel model, Consumer<String> clipboard) {
        this.model = model;
        this.clipboard = clipboard;
    }

    boolean isBusy() {
        return task != null;
    }

    void cancel() {
        if (task != null) {
            task.cancel();
            task = null;
            model.say("Nothing was copied.");
        }
    }

    /// What a person expects of the key: a single value as it is, more as TSV.
    void copy() {
        copy(CopyFormat.TSV, false, true);
    }

    void copy(CopyFormat format, boolean header) {
        copy(format, header, false);
    }

    private void copy(CopyFormat format, boolean header, boolean bare) {
        var selection = model.cursor().selection();
        var rows = model.rows().now();
        if (selection.isEmpty() || rows.isEmpty()) {
            return;
        }
        cancel();
        var order =
                CopyOrder.of(
                        selection.get(),
                        model.columns(),
                        rows.get().count().exact().orElse(CopyOrder.UNKNOWN),
                        format,
                        header,
                        model.words().tableProperty().get(),
                        bare);
        task = new CopyTask(model.threads(), rows.get(), order, model::say, this::done);
        task.start();
    }

    private void done(CopyTask.Done done) {
        task = null;
        if (!done.failed()) {
            clipboard.accept(done.text());
        }
        model.say(done.said());
    }
}
