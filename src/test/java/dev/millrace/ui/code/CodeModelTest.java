package dev.millrace.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the editor knows of a text without a window.
class CodeModelTest {

    /// The text after a letter, with `|` where the caret then stands.
    private static String typed(String marked, char letter) {
        int caret = marked.indexOf('|');
        var sql = marked.replace("|", "");
        var typed = Typed.letter(sql, caret, caret, letter);
        var text =
                typed.map(t -> sql.substring(0, t.from()) + t.text() + sql.substring(t.to()))
                        .orElse(sql.substring(0, caret) + letter + sql.substring(caret));
        int at = typed.map(Typed::caret).orElse(caret + 1);
        return text.substring(0, at) + "|" + text.substring(at);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "round|;(;round(|)",
                "(|););()|",
                "(a|;);(a)|",
                "|a;(;(|a",
                "x = |;';x = '|'",
                "'ab|';';'ab'|",
                "'ab'|;';'ab''|",
                "it|;';it'|",
                "'a(|';(;'a((|'",
                "-- it|;';-- it'|",
                "|;\";\"|\"",
                "\"a|\";\";\"a\"|",
                "[|];];[]|",
                "{|;};{}|",
                "f(a|)););f(a)|)",
            })
    void bracketsAndQuotesComeInPairs(String before, char letter, String after) {
        assertThat(typed(before, letter)).isEqualTo(after);
    }

    @Test
    void aSelectionIsPutBetweenThem() {
        assertThat(Typed.letter("a + b", 0, 5, '('))
                .isEqualTo(Optional.of(new Typed(0, 5, "(a + b)", 1, 6)));
        assertThat(Typed.letter("a + b", 0, 5, 'x')).isEmpty();
    }

    @Test
    void anEmptyPairGoesTogether() {
        assertThat(Typed.isEmptyPair("f()", 2)).isTrue();
        assertThat(Typed.isEmptyPair("f(]", 2)).isFalse();
        assertThat(Typed.isEmptyPair("''", 1)).isTrue();
        assertThat(Typed.isEmptyPair("f(", 2)).isFalse();
    }

    private static Optional<String> call(String marked) {
        int caret = marked.indexOf('|');
        var sql = marked.replace("|", "");
        return CallAt.at(sql, SqlLexer.of(sql), caret).map(c -> c.function() + " " + c.argument());
    }

    @Test
    void knowsTheArgumentThatIsTyped() {
        assertThat(call("round(|)")).contains("round 0");
        assertThat(call("round(a, |)")).contains("round 1");
        assertThat(call("round(f(1, 2), |")).contains("round 1");
        assertThat(call("round(f(1, |2), 3)")).contains("f 1");
        assertThat(call("round([1, 2, |], 3)")).contains("round 0");
        assertThat(call("concat('a, (b', |)")).contains("concat 1");
        assertThat(call("round(1)|")).isEmpty();
        assertThat(call("(1, |)")).isEmpty();
        assertThat(call("round(a, /* , */ b|)")).contains("round 1");
        assertThat(call("x IN (1, |)")).isEmpty();
    }

    @Test
    void knowsWhichBracketIsAlone() {
        var sql = "f(a[1)] + '(' -- )";
        var brackets = Brackets.of(sql, SqlLexer.of(sql));
        assertThat(brackets.alone()).containsExactly(1, 5);
        assertThat(brackets.at(4)).containsExactlyInAnyOrder(3, 6);
        assertThat(brackets.at(0)).isEmpty();
    }

    @Test
    void commentsAreSwitchedByTheLine() {
        var sql = "SELECT a\n  FROM t\n\nWHERE b";
        var on = CommentLines.toggled(sql, 3, sql.length());
        assertThat(on.text()).isEqualTo("-- SELECT a\n--   FROM t\n\n-- WHERE b");
        var off = CommentLines.toggled(on.text(), 0, on.text().length());
        assertThat(off.text()).isEqualTo(sql);
        var one = CommentLines.toggled(sql, 12, 12);
        assertThat(List.of(one.from(), one.to())).containsExactly(9, 17);
        assertThat(one.text()).isEqualTo("  -- FROM t");
        assertThat(CommentLines.toggled("", 0, 0).text()).isEqualTo("-- ");
    }

    @Test
    void marksMoveWithTheirTextUntilItChanges() {
        var mark = new CodeMark(4, 7, "no", true);
        assertThat(CodeMark.after(List.of(mark), 0, 0, 2))
                .containsExactly(new CodeMark(6, 9, "no", true));
        assertThat(CodeMark.after(List.of(mark), 8, 0, 2)).containsExactly(mark);
        assertThat(CodeMark.after(List.of(mark), 5, 1, 0)).isEmpty();
        assertThat(CodeMark.after(List.of(mark), 7, 0, 1)).isEmpty();
    }

    @Test
    void aMarkOfOneCharacterIsThatOfItsWord() {
        var sql = "a + quantty";
        assertThat(new CodeMark(4, 5, "", true).fitted(sql, SqlLexer.of(sql)))
                .isEqualTo(new CodeMark(4, 11, "", true));
        assertThat(new CodeMark(90, 91, "", true).fitted("ab", SqlLexer.of("ab")).to())
                .isEqualTo(2);
        assertThat(new CodeMark(0, 1, "", true).fitted("", List.of()).to()).isZero();
    }

    @Test
    void theCaretStaysBehindItsLetter() {
        assertThat(Caret.moved("a>1 and b", "a > 1 AND b", 3)).isEqualTo(5);
        assertThat(Caret.moved("ab", "ab", 0)).isZero();
    }

    @Test
    void valuesAreWrittenBriefly() {
        assertThat(ValuesLine.written("VARCHAR", "Ann")).isEqualTo("'Ann'");
        assertThat(ValuesLine.written("DOUBLE", "1.5")).isEqualTo("1.5");
        assertThat(ValuesLine.written("DOUBLE", null)).isEqualTo("NULL");
        assertThat(ValuesLine.written("VARCHAR", "x".repeat(60)))
                .isEqualTo("'" + "x".repeat(24) + "…'");
    }
}
