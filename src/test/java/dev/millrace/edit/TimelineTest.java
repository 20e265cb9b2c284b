package dev.millrace.edit;

import static dev.millrace.edit.Sketch.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Node;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Pipeline first =
            Sketch.of(
                    """
                    orders source.csv
                    recent transform.filter
                    sorted transform.sort
                    orders -> recent
                    recent -> sorted
                    """);
    private final Timeline timeline = Timeline.of(first);

    @Test
    void beginsWithNothingToUndo() {
        assertThat(timeline.canUndo()).isFalse();
        assertThat(timeline.canRedo()).isFalse();
        assertThat(timeline.undoName()).isEmpty();
        assertThat(timeline.redoName()).isEmpty();
        assertThat(timeline.undo()).isSameAs(timeline);
        assertThat(timeline.redo()).isSameAs(timeline);
    }

    @Test
    void isChangedOnceNoFileHoldsIt() {
        assertThat(timeline.isChanged()).isFalse();
        assertThat(timeline.unsaved().isChanged()).isTrue();
        assertThat(timeline.unsaved().saved().isChanged()).isFalse();
    }

    @Test
    void goesBackAndForthByName() {
        var renamed = timeline.then("Rename", first.named("other"));
        var back = renamed.undo();

        assertThat(renamed.undoName()).isEqualTo("Rename");
        assertThat(back.now()).isEqualTo(first);
        assertThat(back.redoName()).isEqualTo("Rename");
        assertThat(back.redo().now().name()).isEqualTo("other");
    }

    @Test
    void bringsARemovedNodeBackToItsPlace() {
        var removing = new Removing(Sketch.CATALOG);
        var removed = removing.remove(first, Selection.of(id("recent")), true);
        var back = timeline.then("Delete", removed).undo();

        assertThat(back.now()).hasToString(first.toString());
        assertThat(back.redo().now()).hasToString(removed.toString());
    }

    @Test
    void tellsAnotherOrderOfMembersFromTheSame() {
        var ab = Value.fields(Map.entry("a", Value.of(1)), Map.entry("b", Value.of(2)));
        var ba = Value.fields(Map.entry("b", Value.of(2)), Map.entry("a", Value.of(1)));
        var one = Timeline.of(first.with(Node.of("orders", "source.csv", ab)));
        var other = one.then("Set", first.with(Node.of("orders", "source.csv", ba)));

        assertThat(other.isChanged()).isTrue();
        assertThat(other.undo().now()).hasToString(one.now().toString());
        assertThat(other.undo().isChanged()).isFalse();
    }

    @Test
    void aStepThatChangesNothingIsNone() {
        var undone = timeline.then("Rename", first.named("other")).undo();
        assertThat(undone.then("Move", Moving.to(first, Map.of()))).isSameAs(undone);
        assertThat(undone.canRedo()).isTrue();
    }

    @Test
    void aNewStepDropsWhatWasUndone() {
        var next =
                timeline.then("Rename", first.named("a")).undo().then("Rename", first.named("b"));
        assertThat(next.canRedo()).isFalse();
        assertThat(next.undo().now()).isEqualTo(first);
    }

    @Test
    void typingIsOneStep() {
        var typed =
                timeline.then("Rename", "name", first.named("a"))
                        .then("Rename", "name", first.named("ab"))
                        .then("Rename", "name", first.named("abc"));
        assertThat(typed.undo().now()).isEqualTo(first);
        assertThat(typed.undo().redo().now().name()).isEqualTo("abc");
    }

    @Test
    void anotherKeySealingSavingAndUndoEndTheStep() {
        var a = timeline.then("Rename", "name", first.named("a"));
        var ab = first.named("ab");
        assertThat(a.then("Rename", "other", ab).undo().now().name()).isEqualTo("a");
        assertThat(a.then("Rename", ab).undo().now().name()).isEqualTo("a");
        assertThat(a.sealed().then("Rename", "name", ab).undo().now().name()).isEqualTo("a");
        assertThat(a.saved().then("Rename", "name", ab).undo().now().name()).isEqualTo("a");
        assertThat(a.undo().redo().then("Rename", "name", ab).undo().now().name()).isEqualTo("a");
    }

    @Test
    void typingThatEndsWhereItBeganLeavesNoStep() {
        var typed = timeline.then("Rename", "name", first.named("a")).then("Rename", "name", first);
        assertThat(typed.canUndo()).isFalse();
        assertThat(typed.isChanged()).isFalse();
    }

    @Test
    void changedMeansOtherThanSaved() {
        var moved = timeline.then("Move", first.placed(id("orders"), new Point(1, 2)));
        assertThat(timeline.isChanged()).isFalse();
        assertThat(moved.isChanged()).isTrue();
        assertThat(moved.undo().isChanged()).isFalse();
        assertThat(moved.saved().isChanged()).isFalse();
        assertThat(moved.saved().undo().isChanged()).isTrue();
    }

    @Test
    void undoSharesWhatTheStepDidNotTouch() {
        var moved = timeline.then("Move", first.placed(id("orders"), new Point(1, 2)));
        assertThat(moved.undo().now().nodes()).isSameAs(first.nodes());
    }

    @Test
    void whatFollowsFromAStepIsAPartOfItAlsoWhenItIsSealed() {
        var typed = timeline.then("Type", "name", first.named("other"));
        var more = typed.sealed().amended(first.named("other").withNodes(Pipeline.EMPTY.nodes()));

        assertThat(more.now().nodes()).isEmpty();
        assertThat(more.undoName()).isEqualTo("Type");
        assertThat(more.undo().now()).isEqualTo(first);
        assertThat(more.undo().canUndo()).isFalse();
        assertThat(more.undo().redo().now()).isEqualTo(more.now());
        assertThat(typed.amended(typed.now())).isSameAs(typed);
        assertThat(timeline.amended(first.named("x"))).isSameAs(timeline);
        assertThat(typed.amended(first).canUndo()).isFalse();
        var open = typed.amended(first.named("third")).then("Type", "name", first.named("4"));
        assertThat(open.undo().now()).isEqualTo(first);
    }

    @Test
    void anUndoneStepIsNotAmended() {
        var undone = timeline.then("One", first.named("a")).then("Two", first.named("b")).undo();
        var more = undone.amended(first.named("c"));

        assertThat(more.undo().now().name()).isEqualTo("a");
        assertThat(more.canRedo()).isFalse();
    }
}
