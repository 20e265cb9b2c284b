package dev.millrace.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTokensTest {

    private static List<String> kinds(String sql) {
        return SqlTokens.of(sql).stream()
                .map(t -> t.kind() + " " + sql.substring(t.from(), t.to()))
                .toList();
    }

    @Test
    void tellsThePartsApart() {
        assertThat(kinds("SELECT sum(\"Order Date\"), 1.5e3 FROM t -- all\nWHERE a >= $since"))
                .containsExactly(
                        "KEYWORD SELECT",
                        "FUNCTION sum",
                        "NAME \"Order Date\"",
                        "NUMBER 1.5e3",
                        "KEYWORD FROM",
                        "COMMENT -- all",
                        "KEYWORD WHERE",
                        "PARAMETER $since");
    }

    @Test
    void knowsDoubledQuotes() {
        assertThat(kinds("'it''s' || \"a\"\"b\""))
                .containsExactly("STRING 'it''s'", "NAME \"a\"\"b\"");
    }

    @Test
    void coloursWhatIsHalfTyped() {
        assertThat(kinds("a = 'open\nstill")).containsExactly("STRING 'open\nstill");
        assertThat(kinds("a /* open")).containsExactly("COMMENT /* open");
    }

    @Test
    void seesNoParameterInsideAText() {
        assertThat(kinds("'$a' \"$b\"")).containsExactly("STRING '$a'", "NAME \"$b\"");
    }

    @Test
    void quotesOnlyTheNamesThatNeedIt() {
        assertThat(SqlName.of("qty")).isEqualTo("qty");
        assertThat(SqlName.of("Order Date")).isEqualTo("\"Order Date\"");
        assertThat(SqlName.of("select")).isEqualTo("\"select\"");
    }
}
