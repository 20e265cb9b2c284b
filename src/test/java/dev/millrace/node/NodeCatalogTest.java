package dev.millrace.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NodeCatalogTest {

    record None() {}

    record Fake(String id, Stage stage) implements QueryType<None> {
        @Override
        public NodeSpec<None> spec() {
            return NodeSpec.of(id, id, stage, new None());
        }

        @Override
        public String summary(None settings) {
            return "";
        }

        @Override
        public Ports select(None settings, Inputs inputs) {
            throw new UnsupportedOperationException(id);
        }
    }

    @Test
    void followsTheLifecycleAndThenTheAlphabet() {
        var catalog =
                new NodeCatalog(
                        List.of(
                                new Fake("storage.a", Stage.STORAGE),
                                new Fake("source.b", Stage.SOURCE),
                                new Fake("source.a", Stage.SOURCE)));

        assertThat(catalog.all())
                .extracting(type -> type.spec().id())
                .containsExactly("source.a", "source.b", "storage.a");
        assertThat(catalog.find("source.b")).isPresent();
        assertThat(catalog.find("source.c")).isEmpty();
    }
}
