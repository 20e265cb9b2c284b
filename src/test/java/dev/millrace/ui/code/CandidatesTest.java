package dev.millrace.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.look.EngineFunction;
import dev.millrace.engine.look.FunctionList;
import dev.millrace.model.Column;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidatesTest {

    private static final CodeScope.Table ORDERS =
            Scopes.table("orders", false, "Order Date", "order_id", "Region", "Sales", "select");

    /// @param marked with `|` where the caret stands
    private static List<Candidate> found(CodeScope scope, String marked) {
        int caret = marked.indexOf('|');
        var sql = marked.replace("|", "");
        var lexemes = SqlLexer.of(sql);
        return Candidates.of(scope, sql, lexemes).matching(CodeContext.at(sql, lexemes, caret));
    }

    private static List<String> texts(CodeScope scope, String marked) {
        return found(scope, marked).stream().map(Candidate::text).toList();
    }

    @Test
    void columnsComeFirstThenFunctionsThenKeywords() {
        assertThat(texts(Scopes.expression(ORDERS), "or|"))
                .containsExactly("\"Order Date\"", "order_id", "order_total()", "OR", "OVER");
        assertThat(texts(Scopes.expression(ORDERS), "x > re|"))
                .containsExactly("Region", "$region", "regexp_extract()");
    }

    @Test
    void theBeginningOfAnyWordFitsWhateverTheCase() {
        assertThat(texts(Scopes.expression(ORDERS), "DATE|")).startsWith("\"Order Date\"");
        assertThat(texts(Scopes.expression(ORDERS), "extr|")).containsExactly("regexp_extract()");
    }

    @Test
    void someLettersFitBehindAllThatFitBetter() {
        assertThat(texts(Scopes.expression(ORDERS), "odt|"))
                .containsExactly("\"Order Date\"", "order_total()");
        assertThat(Match.cost("Order Date", "od")).isEqualTo(3);
        assertThat(Match.cost("Order Date", "rd")).isEqualTo(Match.NONE);
        assertThat(Match.cost("orderDate", "date")).isEqualTo(Match.BY_WORD);
        assertThat(Match.cost("Region", "region")).isZero();
    }

    @Test
    void namesAreQuotedOnlyWhereTheyNeedIt() {
        assertThat(texts(Scopes.expression(ORDERS), "sel|")).containsExactly("\"select\"");
        assertThat(texts(Scopes.expression(ORDERS), "a = \"|\""))
                .containsExactly("\"Order Date\"", "order_id", "Region", "Sales", "\"select\"");
    }

    @Test
    void aDollarSignMeansParameters() {
        assertThat(texts(Scopes.expression(ORDERS), "x > $|")).containsExactly("$since", "$region");
        assertThat(texts(Scopes.expression(ORDERS), "x > $s|")).containsExactly("$since");
    }

    @Test
    void aDotMeansTheColumnsOfThatInput() {
        var join =
                Scopes.expression(
                        Scopes.table("l", true, "id", "Sales"),
                        Scopes.table("r", true, "id", "name"));
        assertThat(texts(join, "l.|")).containsExactly("id", "Sales");
        assertThat(texts(join, "L.sa|")).containsExactly("Sales");
        assertThat(texts(join, "r.sa|")).isEmpty();
        assertThat(texts(join, "id|")).containsExactly("l.id", "r.id");
        assertThat(texts(join, "x.|")).isEmpty();
    }

    @Test
    void aQueryKnowsItsAliasesAndQualifiesWhatIsThereTwice() {
        var query =
                Scopes.query(
                        Scopes.table("orders", false, "id", "Sales"),
                        Scopes.table("people", false, "id", "name"));
        assertThat(texts(query, "SELECT p.| FROM orders o JOIN people AS p USING (id)"))
                .containsExactly("id", "name");
        assertThat(texts(query, "SELECT o.s| FROM orders o")).containsExactly("Sales");
        assertThat(texts(query, "SELECT orders.| FROM orders")).containsExactly("id", "Sales");
        assertThat(texts(query, "SELECT id|")).startsWith("orders.id", "people.id");
        assertThat(texts(query, "SELECT 1 FROM peo|")).containsExactly("people");
        assertThat(texts(query, "sel|")).containsExactly("SELECT");
    }

    @Test
    void functionsAreOfferedWhereTheyMakeSense() {
        assertThat(texts(Scopes.expression(ORDERS), "su|")).doesNotContain("sum()");
        assertThat(texts(Scopes.measure(ORDERS), "su|")).contains("sum()");
        assertThat(texts(Scopes.query(ORDERS), "su|")).contains("sum()");
        assertThat(texts(Scopes.measure(ORDERS), "row_n|")).isEmpty();
        assertThat(texts(Scopes.query(ORDERS), "row_n|")).containsExactly("row_number()");
        assertThat(texts(Scopes.expression(ORDERS), "unn|")).isEmpty();
        assertThat(texts(Scopes.query(ORDERS), "unn|")).contains("unnest()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Re|'",
                "'Re|",
                "'it''s Re|'",
                "a -- Re|",
                "a -- Re|\nb",
                "/* Re| */",
                "12|",
                "1.5e|",
                "$$Re|$$",
                "e'\\'Re|'",
                "\"Region\"|"
            })
    void nothingIsSuggestedWhereNothingIsNamed(String marked) {
        assertThat(found(Scopes.expression(ORDERS), marked)).isEmpty();
    }

    @Test
    void aHalfTypedNameInQuotesIsReplacedWhole() {
        var sql = "\"Order Da\" = 1";
        var context = CodeContext.at(sql, SqlLexer.of(sql), 9);
        assertThat(sql.substring(context.from(), context.to())).isEqualTo("\"Order Da\"");
        assertThat(context.word()).isEqualTo("Order Da");
    }

    @Test
    void isQuickAmongManyColumnsAndAllFunctions() {
        List<EngineFunction> functions = FunctionList.read();
        var columns =
                IntStream.range(0, 2_000)
                        .mapToObj(i -> new Column("Column number " + i, "DECIMAL(18,2)"))
                        .toList();
        var table = new CodeScope.Table("t", columns, false);
        var scope = new CodeScope(List.of(table), List.of("p"), functions, true, true);
        for (int i = 0; i < 300; i++) {
            found(scope, "c|");
        }
        long began = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            found(scope, "co|");
        }
        double each = (System.nanoTime() - began) / 50e6;
        assertThat(each).isLessThan(50);
    }
}
