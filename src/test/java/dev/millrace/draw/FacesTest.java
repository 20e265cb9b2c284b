package dev.millrace.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FacesTest {

    @Test
    void showNothingThatTurnsALineAround() {
        var text = "\u202Eabc\u2066 \u0000d\te\u2069";
        var pipeline =
                Drawn.file(
                        """
                        "nodes": {
                          "a": { "type": "transform.filter", "title": "\\u202Eabc\\u2066 \\u0000d\\te\\u2069",
                                 "settings": { "condition": "\\u202Dx\\u202C = 1" } },
                          "b": { "type": "transform.filter", "title": "\\u202E" }
                        }
                        """);
        assertThat(pipeline.nodes().values()).extracting("title").contains(text);
        var faces = Drawn.faces().of(pipeline);
        assertThat(faces).extracting(NodeFace::title).containsExactly("abc d e", "b");
        assertThat(faces.getFirst().summary()).isEqualTo("x = 1");
    }
}
