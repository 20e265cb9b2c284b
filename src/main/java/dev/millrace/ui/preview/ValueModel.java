package dev.millrace.ui.preview;

import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The whole value of the current cell, while somebody looks at it. What a page has in full is
/// there at once; the rest is asked for once the cell rests. FX thread only.
final class ValueModel {

    private static final Duration REST = Duration.ofMillis(60);

    private record Place(GridRows rows, long row, String column, @Nullable String held) {}

    private final GridModel model;
    private final ReadOnlyObjectWrapper<CellValue> value =
            new ReadOnlyObjectWrapper<>(new CellValue.None());
    private boolean open;
    private @Nullable Place place;
    private int turn;
    private Runnable takeBack = () -> {};
    private @Nullable CompletableFuture<String> asked;

    ValueModel(GridModel model) {
        this.model = model;
    }

    ReadOnlyObjectProperty<CellValue> valueProperty() {
        return value.getReadOnlyProperty();
    }

    void open(boolean newOpen) {
        open = newOpen;
        place = null;
        follow();
    }

    /// The current cell or its rows may be others now.
    void follow() {
        if (!open) {
            return;
        }
        var now = current().orElse(null);
        if (now == null || !now.equals(place)) {
            place = now;
            stop();
            show(now);
        }
    }

    private Optional<Place> current() {
        var at = model.cursor().selection();
        var column = model.cursor().column();
        var rows = model.rows().now();
        if (at.isEmpty() || column.isEmpty() || rows.isEmpty()) {
            return Optional.empty();
        }
        long row = at.get().row();
        var name = column.get().name();
        return model.rows().has(row)
                ? Optional.of(new Place(rows.get(), row, name, model.rows().value(row, name)))
                : Optional.empty();
    }

    private void stop() {
        takeBack.run();
        turn++;
        if (asked != null) {
            asked.cancel(true);
            asked = null;
        }
    }

    private void show(@Nullable Place now) {
        if (now == null) {
            value.set(new CellValue.None());
            return;
        }
        var held = now.held();
        if (held == null) {
            value.set(new CellValue.Null());
            return;
        }
        value.set(new CellValue.Text(held));
        var kind = model.cursor().column().map(GridColumn::kind).orElse(ValueKind.TEXT);
        if (kind == ValueKind.NESTED || CellText.isCut(held) || looksNested(held)) {
            takeBack = model.threads().delay().after(REST, () -> ask(now));
        }
    }

    private static boolean looksNested(String text) {
        return text.startsWith("{") || text.startsWith("[");
    }

    private void ask(Place at) {
        var answer = at.rows().source().value(at.rows().query(), at.row(), at.column());
        asked = answer;
        int asking = ++turn;
        var _ =
                answer.thenApplyAsync(ValueModel::read, model.threads().background())
                        .exceptionally(thrown -> new CellValue.Failed(GridFailure.of(thrown)))
                        .thenAcceptAsync(
                                read -> {
                                    if (asking == turn) {
                                        asked = null;
                                        value.set(read);
                                    }
                                },
                                model.threads().window());
    }

    /// What the JSON of a value says; a text that is JSON itself is read too.
    private static CellValue read(String json) {
        var read = parse(json);
        if (read.isPresent() && read.get() instanceof Value.Text(String text)) {
            var within = looksNested(text) ? parse(text) : Optional.<Value>empty();
            return within.<CellValue>map(CellValue.Tree::new)
                    .orElseGet(() -> new CellValue.Text(text));
        }
        if (read.isPresent() && isNested(read.get())) {
            return new CellValue.Tree(read.get());
        }
        return new CellValue.Text(json);
    }

    private static boolean isNested(Value value) {
        return value instanceof Value.Items || value instanceof Value.Fields;
    }

    private static Optional<Value> parse(String json) {
        try {
            return Optional.of(Json.parse(json));
        } catch (FaultException e) {
            return Optional.empty(); // no JSON, or beyond its limits: shown as the text it is
        }
    }
}
