package dev.millrace.ui.preview;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What is said around the rows, and in their place. FX thread only.
public final class GridWords {

    private final StringProperty caption = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final StringProperty table = new SimpleStringProperty("rows");
    private String empty = "";
    private @Nullable GridFailure failure;

    /// What is shown, such as the name of the node and how many rows it has.
    public StringProperty captionProperty() {
        return caption;
    }

    /// The name of the table in copied statements.
    public StringProperty tableProperty() {
        return table;
    }

    /// What happened last, such as that something was copied.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    void say(String text) {
        notice.set(text);
    }

    /// Nothing is said in place of rows.
    void clear() {
        failure = null;
        empty = "";
    }

    void empty(String text) {
        clear();
        empty = text;
    }

    void fail(GridFailure why) {
        clear();
        failure = why;
    }

    /// What to say in place of rows; empty while there are some.
    Optional<GridFailure> message(GridModel model) {
        if (failure != null) {
            return Optional.of(failure);
        }
        var rows = model.rows().now();
        if (rows.isEmpty()) {
            return Optional.of(new GridFailure(model.isWaiting() ? "" : empty, ""));
        }
        var failed = rows.get().failure();
        if (failed.isPresent() || model.rows().extent() > 0) {
            return failed;
        }
        boolean filtered = !model.query().filters().isEmpty();
        return Optional.of(
                new GridFailure("No rows", filtered ? "Remove a filter to see more." : ""));
    }

    boolean isFailed(GridModel model) {
        return failure != null || model.rows().now().flatMap(GridRows::failure).isPresent();
    }
}
