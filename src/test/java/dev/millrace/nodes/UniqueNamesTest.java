package dev.millrace.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UniqueNamesTest {

    @Test
    void numbersWhatIsTakenAsTheEngineDoes() {
        var names = new UniqueNames();

        assertThat(Stream.of("A", "a", "a", "b").map(names::claim))
                .containsExactly("A", "a_1", "a_2", "b");
    }

    @Test
    void neverGivesOutANameThatOnlyLooksNew() {
        var names = new UniqueNames(List.of("x", "X_1"));

        assertThat(names.claim("x")).isEqualTo("x_2");
        assertThat(names.isTaken("X_2")).isTrue();
    }
}
