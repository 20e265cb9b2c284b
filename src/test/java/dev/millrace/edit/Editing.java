package dev.millrace.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Pipeline;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// A timeline and what it must give, as digests of all its pipelines in order.
final class Editing {
    private final RandomEdits edits;
    private final Invariants invariants = new Invariants();
    private final List<UUID> past = new ArrayList<>();
    private Timeline timeline;
    private int at;
    private int steps;
    private String openKey = "";

    Editing(Pipeline first, Random random) {
        edits = new RandomEdits(random);
        timeline = Timeline.of(first);
        past.add(digest(first));
    }

    Timeline timeline() {
        return timeline;
    }

    /// How many steps were taken.
    int steps() {
        return steps;
    }

    /// How many edits of each kind changed something.
    Map<RandomEdits.Kind, Integer> done() {
        return edits.done();
    }

    void edit() {
        var edit = edits.next(timeline.now());
        take(edit.kind().name(), edit.mergeKey(), edit.after());
    }

    private void take(String name, String key, Pipeline after) {
        var next = timeline.then(name, key, after);
        if (next == timeline) {
            assertThat(after).hasToString(timeline.now().toString());
            return;
        }
        invariants.hold(after);
        steps++;
        timeline = next;
        expect(key, digest(after));
        check();
    }

    /// Steps with one key become one, and none if together they change nothing.
    private void expect(String key, UUID digest) {
        past.subList(at + 1, past.size()).clear();
        boolean merges = !openKey.isEmpty() && openKey.equals(key);
        if (merges) {
            past.removeLast();
        }
        boolean vanishes = merges && past.getLast().equals(digest);
        if (!vanishes) {
            past.add(digest);
        }
        openKey = vanishes ? "" : key;
        at = past.size() - 1;
    }

    void undo() {
        assertThat(timeline.canUndo()).isEqualTo(at > 0);
        timeline = timeline.undo();
        moveTo(Math.max(0, at - 1));
    }

    void redo() {
        assertThat(timeline.canRedo()).isEqualTo(at < past.size() - 1);
        timeline = timeline.redo();
        moveTo(Math.min(past.size() - 1, at + 1));
    }

    private void moveTo(int place) {
        openKey = place == at ? openKey : "";
        at = place;
        check();
    }

    void undoAndRedo(int times) {
        for (int i = 0; i < times; i++) {
            undo();
        }
        for (int i = 0; i < times; i++) {
            redo();
        }
    }

    void undoAll() {
        while (timeline.canUndo()) {
            undo();
        }
        assertThat(at).isZero();
    }

    void redoAll() {
        while (timeline.canRedo()) {
            redo();
        }
        assertThat(at).isEqualTo(past.size() - 1);
    }

    /// Takes a step that is none of the random ones, so that nothing recorded is now.
    void mark() {
        take("Mark", "", timeline.now().named("mark " + steps));
    }

    private void check() {
        assertThat(digest(timeline.now())).isEqualTo(past.get(at));
    }

    /// The text of a record tells everything in it, in order.
    private static UUID digest(Pipeline pipeline) {
        return UUID.nameUUIDFromBytes(pipeline.toString().getBytes(StandardCharsets.UTF_8));
    }
}
