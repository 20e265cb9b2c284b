package dev.millrace.engine.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.look.EngineFunction.Argument;
import dev.millrace.engine.look.EngineFunction.Kind;
import dev.millrace.model.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FunctionListTest {

    private final List<EngineFunction> functions = FunctionList.read();

    private EngineFunction the(String name) {
        return functions.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void holdsWhatExpressionsMayCall() {
        var names = functions.stream().map(EngineFunction::name).collect(Collectors.toSet());
        assertThat(names)
                .hasSizeGreaterThan(500)
                .contains("upper", "round", "sum", "row_number", "date_trunc", "coalesce", "nullif")
                .doesNotContain("getenv", "read_csv", "query", "nextval", "glob", "+", "||");
        assertThat(functions)
                .extracting(EngineFunction::kind)
                .contains(Kind.SCALAR, Kind.AGGREGATE, Kind.WINDOW, Kind.TABLE);
    }

    @Test
    void saysHowTheyAreCalled() {
        var round = the("round");
        assertThat(round.description()).isEqualTo("Rounds x to s decimal places");
        assertThat(round.examples()).containsExactly("round(42.4332, 2)");
        assertThat(round.signatures()).hasSize(2);
        assertThat(round.signatures().getLast().arguments())
                .containsExactly(new Argument("x", "ANY"), new Argument("precision", "INTEGER"));
        assertThat(the("date_trunc").signatures().getFirst().arguments().getFirst())
                .isEqualTo(new Argument("part", "VARCHAR"));
        assertThat(the("concat").signatures().getFirst().more()).isEqualTo("ANY");
        assertThat(the("sum").kind()).isEqualTo(Kind.AGGREGATE);
        assertThat(the("lag").kind()).isEqualTo(Kind.WINDOW);
        assertThat(the("unnest").kind()).isEqualTo(Kind.TABLE);
    }

    @Test
    void goesThroughJsonAndBack() {
        var answer = Value.fields(Map.entry("functions", FunctionJson.write(functions)));
        assertThat(FunctionJson.functions(answer)).isEqualTo(functions);
    }
}
