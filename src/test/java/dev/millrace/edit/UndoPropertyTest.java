package dev.millrace.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Node;
import dev.millrace.model.Pipeline;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random edits, undone and done again, against a plain list of what the pipeline was.
///
/// `-Dmillrace.edits=10000` makes it longer.
class UndoPropertyTest {

    private static final int EDITS = Integer.getInteger("millrace.edits", 1_000);

    private static final Pipeline FIRST =
            Sketch.of(
                    """
                    orders source.csv
                    recent transform.filter
                    odd somebody.elses
                    query transform.sql
                    target storage.csv
                    orders -> recent
                    orders.rejected -> odd.top
                    odd.side -> query
                    recent -> query
                    query -> target
                    """);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void undoAndRedoGiveBackEveryPipelineInItsOrder(long seed) {
        var random = new Random(seed);
        var editing = new Editing(FIRST, random);
        while (editing.steps() < EDITS) {
            switch (random.nextInt(8)) {
                case 0 -> editing.undo();
                case 1 -> editing.redo();
                case 2 -> editing.undoAndRedo(random.nextInt(4));
                default -> editing.edit();
            }
        }
        editing.undoAll();
        assertThat(editing.timeline().now()).hasToString(FIRST.toString());
        assertThat(editing.timeline().isChanged()).isFalse();
        editing.redoAll();
        assertThat(editing.done()).containsOnlyKeys(RandomEdits.Kind.values());
    }

    @Test
    void thePastHoldsNoPipelines() {
        var editing = new Editing(FIRST, new Random(3));
        editing.mark();
        var past = new ArrayList<WeakReference<?>>();
        while (past.size() < EDITS / 2) {
            editing.edit();
            past.add(new WeakReference<>(editing.timeline().now()));
        }
        editing.mark();

        assertCleared(past);
        editing.undoAll();
    }

    @Test
    void whatWasUndoneAndDroppedIsForgotten() {
        var editing = new Editing(FIRST, new Random(4));
        for (int round = 0; round < 10; round++) {
            var known = identities(editing.timeline().now());
            var dropped = new ArrayList<WeakReference<?>>();
            for (int i = 0; i < EDITS / 10; i++) {
                editing.edit();
                dropped.addAll(references(editing.timeline().now(), known));
            }
            known.clear();
            editing.undoAll();
            editing.mark();
            editing.undo();
            assertThat(dropped).hasSizeGreaterThan(EDITS / 10);
            assertCleared(dropped);
        }
    }

    /// The pipeline, and its nodes that are not among the known ones, which then know them.
    private static List<WeakReference<?>> references(Pipeline pipeline, Set<Node> known) {
        var references = new ArrayList<WeakReference<?>>();
        references.add(new WeakReference<>(pipeline));
        for (Node node : pipeline.nodes().values()) {
            if (known.add(node)) {
                references.add(new WeakReference<>(node));
            }
        }
        return references;
    }

    private static Set<Node> identities(Pipeline pipeline) {
        Set<Node> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
        nodes.addAll(pipeline.nodes().values());
        return nodes;
    }

    private static void assertCleared(List<WeakReference<?>> references) {
        for (int i = 0; i < 20 && !references.isEmpty(); i++) {
            System.gc();
            references.removeIf(each -> each.refersTo(null));
        }
        assertThat(references.size()).as("still held").isZero();
    }
}
