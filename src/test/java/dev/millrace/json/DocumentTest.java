package dev.millrace.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentTest {

    private static final Document DOCUMENT =
            Json.read(
                    """
                    {
                      "nodes": {
                        "a/b": { "sql": "x\\n\\u0041\\"yz" },
                        "list": [1,
                          [2, "three"]]
                      }
                    }
                    """
                            .getBytes(UTF_8),
                    "p.json");
    private static final Pointer NODES = Pointer.ROOT.to("nodes");

    @Test
    void knowsWhereValuesAndNamesBegin() {
        assertThat(DOCUMENT.place(Pointer.ROOT).text()).isEqualTo("p.json:1:1");
        assertThat(DOCUMENT.place(NODES.to("a/b")).text()).isEqualTo("p.json:3:12");
        assertThat(DOCUMENT.placeOfName(NODES.to("a/b")).text()).isEqualTo("p.json:3:5");
        assertThat(DOCUMENT.place(NODES.to("list").to(1).to(1)).text()).isEqualTo("p.json:5:11");
        assertThat(DOCUMENT.placeOfName(NODES.to("list").to(1)).text()).isEqualTo("p.json:5:7");
    }

    @Test
    void givesTheNearestPlaceForWhatIsAbsent() {
        var list = DOCUMENT.place(NODES.to("list"));

        assertThat(DOCUMENT.place(NODES.to("list").to(7).to("x"))).isEqualTo(list);
        assertThat(DOCUMENT.place(NODES.to("list").to("x"))).isEqualTo(list);
    }

    @Test
    void findsACharacterBehindEscapes() {
        var sql = NODES.to("a/b").to("sql");

        assertThat(DOCUMENT.place(sql, 0).column()).isEqualTo(22);
        assertThat(DOCUMENT.place(sql, 1).column()).isEqualTo(23);
        assertThat(DOCUMENT.place(sql, 2).column()).isEqualTo(25);
        assertThat(DOCUMENT.place(sql, 4).column()).isEqualTo(33);
    }

    @Test
    void staysInTheDocumentWhereTheCharacterIsAbsent() {
        var last = NODES.to("list").to(1).to(1);

        assertThat(DOCUMENT.place(last, 9_999)).isEqualTo(DOCUMENT.place(last));
        assertThat(DOCUMENT.place(NODES, 3)).isEqualTo(DOCUMENT.place(NODES));
    }

    @Test
    void writesPointersAsTheStandardDoes() {
        assertThat(NODES.to("a/b").to("c~d").to(3).text()).isEqualTo("/nodes/a~1b/c~0d/3");
    }
}
