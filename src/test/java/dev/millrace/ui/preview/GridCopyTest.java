package dev.millrace.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridCopyTest {

    private final Hands hands = new Hands();
    private final GridModel model = new GridModel(hands.threads);
    private final List<String> clipboard = new ArrayList<>();
    private final GridCopy copy = new GridCopy(model, clipboard::add);

    private Generated show(Generated source) {
        model.resized(1_000, 400);
        model.show("port", source.schema, source, source.first());
        hands.pass();
        return source;
    }

    private void select(long fromRow, int fromColumn, long toRow, int toColumn) {
        model.cursor().to(fromRow, fromColumn, false);
        model.cursor().to(toRow, toColumn, true);
    }

    @Test
    void copiesASingleValueAsItIs() {
        show(Made.trouble());
        model.cursor().to(3, 1, false);
        copy.copy();
        assertThat(clipboard).containsExactly("she said \"no\", it's 5 o'clock");
    }

    @Test
    void copiesARangeAsTsv() {
        show(Made.trouble());
        select(1, 0, 2, 1);
        copy.copy();
        assertThat(clipboard).containsExactly("empty\t\nbreaks\ttwo\\nlines and\\ta tab\n");
        assertThat(model.words().noticeProperty().get()).isEqualTo("Copied 2 rows of 2 columns.");
    }

    @Test
    void copiesWithoutAskingWhatIsHere() {
        var source = show(Made.orders(1_000));
        source.asked.clear();
        select(0, 0, 5, 3);
        copy.copy(CopyFormat.CSV, true);
        assertThat(source.asked).isEmpty();
        assertThat(clipboard.getFirst().lines()).hasSize(7);
    }

    @Test
    void fetchesRowsThatAreNotHere() {
        show(Made.orders(3_000));
        model.cursor().form(GridSelection.Form.ALL);
        copy.copy(CopyFormat.CSV, true);
        assertThat(clipboard.getFirst().lines()).hasSize(3_001);
    }

    @Test
    void copiesNoMoreThanFits() {
        show(Made.orders(10_000_000));
        model.cursor().column(1, false);
        copy.copy(CopyFormat.TSV, false);
        assertThat(clipboard.getFirst().lines()).hasSize(100_000);
        assertThat(model.words().noticeProperty().get())
                .isEqualTo("Copied 100,000 rows of 1 column, the first of 10,000,000 rows.");
    }

    @Test
    void copiesAllRowsThoughNobodyCountedThem() {
        var source = Made.orders(1_234);
        source.countIsKnown = false;
        show(source);
        model.cursor().form(GridSelection.Form.ALL);
        copy.copy(CopyFormat.TSV, false);
        assertThat(clipboard.getFirst().lines()).hasSize(1_234);
        assertThat(model.words().noticeProperty().get())
                .isEqualTo("Copied 1,234 rows of 24 columns.");
    }

    @Test
    void fetchesWholeValuesForThoseThatPagesCut() {
        show(Made.trouble());
        model.cursor().to(9, 1, false);
        copy.copy();
        assertThat(clipboard.getFirst()).hasSize(200_000);
    }

    @Test
    void leavesHiddenColumnsOut() {
        show(Made.orders(5));
        model.edits().hide(List.of("Region"));
        model.cursor().form(GridSelection.Form.ALL);
        copy.copy(CopyFormat.JSON, false);
        assertThat(clipboard.getFirst()).contains("Category").doesNotContain("Region");
    }

    @Test
    void stopsWhenThePersonSaysSo() {
        var slow = new Held(Made.orders(100_000));
        model.resized(1_000, 400);
        model.show("port", slow.schema(), slow, slow.first());
        model.cursor().form(GridSelection.Form.ALL);
        copy.copy(CopyFormat.CSV, true);
        assertThat(copy.isBusy()).isTrue();
        assertThat(model.words().noticeProperty().get()).contains("Escape");
        copy.cancel();
        slow.answer();
        assertThat(copy.isBusy()).isFalse();
        assertThat(clipboard).isEmpty();
    }
}
