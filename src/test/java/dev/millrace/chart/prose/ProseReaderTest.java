package dev.millrace.chart.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Markdown as a tree, and the places in it that name inputs.
class ProseReaderTest {

    private static List<Block> blocks(String markdown) {
        return ProseReader.read(markdown).blocks();
    }

    private static Inline text(String words) {
        return new Inline.Text(words);
    }

    private static Mention only(String markdown) {
        var mentions = ProseReader.read(markdown).mentions();
        assertThat(mentions).hasSize(1);
        return mentions.getFirst();
    }

    @Test
    void aLineThatOnlyNamesAnInputIsItsPlace() {
        var prose = ProseReader.read("Before\n  {{orders_by_month}}  \nafter {{total}} it.\n");

        assertThat(prose.blocks())
                .satisfiesExactly(
                        block ->
                                assertThat(block)
                                        .isEqualTo(new Block.Paragraph(List.of(text("Before")))),
                        block ->
                                assertThat(((Block.Tile) block).mention().input())
                                        .isEqualTo("orders_by_month"),
                        block ->
                                assertThat(((Block.Paragraph) block).inside())
                                        .hasSize(3)
                                        .element(1)
                                        .isInstanceOf(Inline.Figure.class));
    }

    @Test
    void bracesThatAreNeverClosedAreText() {
        var open = "{{".repeat(40_000);
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThat(ProseReader.read(open).mentions()).isEmpty());
    }

    @Test
    void aPlaceSaysWhereItStands() {
        var mention = only("# A\n\n- one **{{ rows.\"Order \"\"Date\"\"\" }}**\n");

        assertThat(mention.column()).isEqualTo("Order \"Date\"");
        assertThat("# A\n\n- one **{{ rows.\"Order \"\"Date\"\"\" }}**\n")
                .hasSizeGreaterThan(mention.to());
        assertThat(
                        "# A\n\n- one **{{ rows.\"Order \"\"Date\"\"\" }}**\n"
                                .substring(mention.from(), mention.to()))
                .isEqualTo("{{ rows.\"Order \"\"Date\"\"\" }}");
    }

    @Test
    void aColumnMayHaveAFormat() {
        assertThat(only("{{rows.share:.1%}}"))
                .extracting(Mention::input, Mention::column, Mention::format, Mention::id)
                .containsExactly("rows", "share", ".1%", "rows.share:.1%");
        assertThat(only("{{rows.Order Date}}").column()).isEqualTo("Order Date");
        assertThat(only("{{rows.a*b_c*d}}").column()).as("no Markdown").isEqualTo("a*b_c*d");
    }

    @Test
    void bracesAreTextInCodeAndBehindABackslash() {
        var prose = ProseReader.read("`{{a}}` and \\{{b}} and {c} and {{d\ne}}\n\n    {{f}}\n");

        assertThat(prose.mentions()).isEmpty();
        assertThat(prose.blocks()).last().isEqualTo(new Block.Code("{{f}}\n"));
    }

    @Test
    void htmlIsText() {
        assertThat(blocks("<script>alert(1)</script>"))
                .containsExactly(new Block.Code("<script>alert(1)</script>"));
        assertThat(blocks("a <b onclick=x>b</b>"))
                .containsExactly(
                        new Block.Paragraph(
                                List.of(
                                        text("a "),
                                        text("<b onclick=x>"),
                                        text("b"),
                                        text("</b>"))));
    }

    @Test
    void linksLeadToTheWebOrToMailAndPicturesAreLinks() {
        assertThat(
                        blocks(
                                "[a](https://a.example/b?c=d) [b](mailto:b@c.example) <http://d.example>"))
                .first()
                .satisfies(
                        block ->
                                assertThat(((Block.Paragraph) block).inside())
                                        .filteredOn(Inline.Link.class::isInstance)
                                        .hasSize(3));
        for (String bad :
                List.of(
                        "javascript:alert(1)",
                        "JAVASCRIPT:alert(1)",
                        "data:text/html,x",
                        "file:///etc/passwd",
                        "//a.example",
                        "vbscript:x",
                        "&#106;avascript:x",
                        "https:",
                        "#a")) {
            assertThat(blocks("[a](" + bad + ")"))
                    .as(bad)
                    .containsExactly(new Block.Paragraph(List.of(text("a"))));
        }
        assertThat(blocks("![a picture](https://a.example/b.png)"))
                .containsExactly(
                        new Block.Paragraph(
                                List.of(
                                        new Inline.Link(
                                                "https://a.example/b.png",
                                                List.of(text("a picture"))))));
    }

    @Test
    void tablesListsAndQuotesAreTrees() {
        var prose =
                ProseReader.read(
                        """
                        | a | b |
                        |---|--:|
                        | {{n}} | **2** |

                        3. x
                           - y

                        > q

                        ---
                        ```
                        c
                        ```
                        """);

        assertThat(prose.blocks())
                .satisfiesExactly(
                        table -> {
                            assertThat(((Block.Table) table).alignments())
                                    .containsExactly("", "right");
                            assertThat(((Block.Table) table).rows().getFirst()).hasSize(2);
                        },
                        list -> assertThat(((Block.Items) list).first()).isEqualTo(3),
                        quote -> assertThat(((Block.Quote) quote).inside()).hasSize(1),
                        rule -> assertThat(rule).isEqualTo(new Block.Rule()),
                        code -> assertThat(code).isEqualTo(new Block.Code("c\n")));
        assertThat(prose.mentions()).hasSize(1);
    }

    @Test
    void noDepthBreaksIt() {
        assertThat(blocks("> ".repeat(5_000) + "a")).isNotEmpty();
        assertThat(blocks("*a **b ".repeat(5_000) + "c** d*".repeat(5_000))).isNotEmpty();
        assertThat(blocks("[".repeat(5_000) + "a" + "](b)".repeat(5_000))).isNotEmpty();
        assertThat(blocks("- ".repeat(5_000) + "a")).isNotEmpty();
        assertThat(ProseReader.read("{{".repeat(20_000)).mentions()).isEmpty();
    }

    @Test
    void namesItsHeadings() {
        assertThat(ProseReader.read("# A *b* `c` {{d}}\n\ntext\n\n## E").headings())
                .containsExactly("A b c d", "E");
        assertThat(ProseReader.read(" \n\n").isEmpty()).isTrue();
    }
}
