package dev.millrace.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.model.Column;
import dev.millrace.sql.Dialect;
import org.junit.jupiter.api.Test;

class InputsTest {

    @Test
    void findsARelationByItsPort() {
        var inputs = Inputs.of().with("left", "a").with("right", "b");

        assertThat(inputs.on("right").relation()).isEqualTo("b");
        assertThat(inputs.optional("in")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inputs.on("in"))
                .withMessage("nothing on port in");
    }

    @Test
    void hiddenNameIsOneThatNoInputHasInAnyCase() {
        var inputs =
                Inputs.of("a").with("in", "b", new Column("__KEPT", "INTEGER")).with("in", "c");

        assertThat(inputs.hidden("rank")).isEqualTo("__rank");
        assertThat(inputs.hidden("kept")).isEqualTo("___kept");
    }

    @Test
    void qualifiesColumnsByTheNamePeopleKnow() {
        var wire = Inputs.of("orders").only();

        assertThat(wire.from().text(Dialect.DUCKDB)).isEqualTo("\"orders\"");
        assertThat(wire.from("l").text(Dialect.DUCKDB)).isEqualTo("\"orders\" AS \"l\"");
    }
}
