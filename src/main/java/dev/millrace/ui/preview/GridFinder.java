package dev.millrace.ui.preview;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Finds a text in all rows, and marks it in those in view. FX thread only.
final class GridFinder {

    private static final Duration TYPING = Duration.ofMillis(150);

    private final GridModel model;
    private String text = "";
    private int turn;
    private Runnable takeBack = () -> {};
    private @Nullable CompletableFuture<Optional<Found>> asked;

    GridFinder(GridModel model) {
        this.model = model;
    }

    /// Looks for what is typed from the current row on, once the typing rests.
    void type(String newText) {
        text = newText;
        stop();
        if (!text.isEmpty()) {
            takeBack = model.threads().delay().after(TYPING, () -> find(row(), true, true));
        }
        model.say("");
        model.moved();
    }

    /// In the rows behind the current one, or in front of it.
    void next(boolean forward) {
        stop();
        if (!text.isEmpty()) {
            find(row() + (forward ? 1 : -1), forward, true);
        }
    }

    private long row() {
        return model.cursor().selection().map(GridSelection::row).orElse(0L);
    }

    /// @param around whether to go on from the other end
    private void find(long from, boolean forward, boolean around) {
        var rows = model.rows().now();
        if (rows.isEmpty()) {
            return;
        }
        if (from < 0) {
            find(Long.MAX_VALUE, false, false);
            return;
        }
        var answer = rows.get().source().find(rows.get().query(), text, from, forward);
        asked = answer;
        int asking = ++turn;
        var _ =
                answer.whenCompleteAsync(
                        (found, thrown) -> {
                            if (asking == turn) {
                                asked = null;
                                boolean more = around && (from > 0 || !forward);
                                if (thrown == null) {
                                    answered(found, forward, more);
                                } else {
                                    model.say(GridFailure.of(thrown).text());
                                }
                            }
                        },
                        model.threads().window());
    }

    private void answered(Optional<Found> found, boolean forward, boolean around) {
        if (found.isPresent()) {
            show(found.get(), around ? "" : "Went on from the other end. ");
        } else if (around) {
            find(forward ? 0 : Long.MAX_VALUE, forward, false);
        } else {
            model.say("\"" + text + "\" is nowhere in these rows.");
        }
    }

    private void show(Found found, String said) {
        var place = model.columns().placeOf(found.column());
        model.say(
                place.isPresent()
                        ? said
                        : said + "Found in the hidden column " + found.column() + ".");
        int column = place.orElse(model.cursor().selection().map(GridSelection::column).orElse(0));
        model.reach(found.row());
        model.cursor().to(found.row(), column, false);
    }

    /// Whether a value in view is to be marked.
    boolean marks(String value) {
        return !text.isEmpty()
                && value.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    boolean isLooking() {
        return asked != null;
    }

    void stop() {
        takeBack.run();
        turn++;
        if (asked != null) {
            asked.cancel(true);
            asked = null;
        }
    }
}
