package dev.millrace.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Node;
import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.RunPolicy;
import dev.millrace.model.Value;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SvgTest {

    private static final Palette LIGHT = Palette.of("light");

    private static String svg(Pipeline pipeline) {
        return Svg.of(Drawn.drawing(pipeline), _ -> NodeBadge.NONE, LIGHT, true);
    }

    private static Document parsed(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> all(Document document, String tag) {
        var found = new ArrayList<Element>();
        var nodes = document.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static List<String> labels(Document document) {
        return all(document, "g").stream()
                .map(group -> group.getAttribute("aria-label"))
                .filter(label -> !label.isEmpty())
                .toList();
    }

    private static Pipeline titled(String title) {
        var step = Drawn.step("a");
        return Pipeline.EMPTY.with(
                new Node(
                        step.id(),
                        step.type(),
                        step.version(),
                        title,
                        "",
                        false,
                        false,
                        RunPolicy.USUAL,
                        List.of(),
                        Value.Fields.EMPTY.with("condition", Value.of(title)),
                        step.extra()));
    }

    @Test
    void labelsNodesWiresAndNotesFromTheBackToTheFront() throws Exception {
        var frame = new Note("f", Note.Kind.FRAME, "Cleaning", new Point(0, 0), 400, 200);
        var note = new Note("n", Note.Kind.NOTE, "Ask Sales IT", new Point(0, 300), 160, 60);
        var pipeline = Notes.put(Notes.put(Drawn.wired("a -> b"), note), frame);
        assertThat(labels(parsed(svg(pipeline))))
                .containsExactly("Cleaning", "A → B", "A", "B", "Ask Sales IT");
    }

    @Test
    void saysTheSummaryAndTheFigureOfANode() throws Exception {
        var drawing = Drawn.drawing(titled("n > 1"));
        var badge = NodeBadge.NONE.withState(NodeState.DONE, "13 rejected");
        var document = parsed(Svg.of("Sales & more", drawing, _ -> badge, LIGHT, false));
        assertThat(labels(document)).containsExactly("n > 1: n > 1: 13 rejected");
        assertThat(all(document, "title").getFirst().getTextContent()).isEqualTo("Sales & more");
        assertThat(document.getDocumentElement().getFirstChild().getNextSibling().getNodeName())
                .isEqualTo("title");
    }

    @Test
    void writesNothingButOutlinesForCharactersOfItsFonts() throws Exception {
        var document = parsed(svg(titled("Zürich, Łódź & Ελλάδα")));
        assertThat(all(document, "text")).isEmpty();
        assertThat(all(document, "use")).hasSizeGreaterThan(15);
    }

    @Test
    void definesEachGlyphOnce() throws Exception {
        var document = parsed(svg(Drawn.sample("superstore-sales")));
        var ids = all(document, "path").stream().map(path -> path.getAttribute("id"));
        var glyphs = ids.filter(id -> !id.isEmpty()).toList();
        assertThat(glyphs).doesNotHaveDuplicates();
        assertThat(all(document, "use"))
                .allSatisfy(
                        use -> assertThat(glyphs).contains(use.getAttribute("href").substring(1)));
    }

    @Test
    void leavesWhatItsFontsLackToTheViewerAndKeepsRunsWhole() throws Exception {
        var family = "👩\u200D👧";
        var texts = all(parsed(svg(titled("订单 x " + family))), "text");
        assertThat(texts.stream().map(Element::getTextContent)).startsWith("订单", family);
        assertThat(texts.getFirst().getAttribute("font-family")).contains("sans-serif");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><svg onload='x'>",
                "&lt;&#0;&nope;]]>",
                "\0 \u0001 \u001F \u007F \u0085",
                "half \uD83D and \uDE00 half",
                "\uFFFE \uFFFF",
                "line\nbreak\ttab\rreturn",
                "<!-- <![CDATA[ <!DOCTYPE x>"
            })
    void staysWellFormedWhateverNamesHold(String name) throws Exception {
        var note = new Note("n", Note.Kind.NOTE, name, new Point(0, 300), 160, 60);
        var document = parsed(svg(Notes.put(titled(name), note)));
        assertThat(all(document, "script")).isEmpty();
        assertThat(all(document, "svg")).hasSize(1);
        assertThat(labels(document)).contains(Xml.clean(name));
        assertThat(all(document, "*"))
                .allSatisfy(element -> assertThat(element.hasAttribute("onload")).isFalse());
    }

    @Test
    void refersToNothingOutside() throws Exception {
        var pipeline = titled("http://example.org/x.png");
        for (Element element : all(parsed(svg(pipeline)), "*")) {
            assertThat(element.getTagName())
                    .isIn("svg", "title", "defs", "g", "rect", "circle", "path", "use");
            assertThat(element.getAttribute("href")).matches("|#[a-z][0-9]+");
        }
    }

    @Test
    void holdsEverythingAndAMargin() throws Exception {
        var pipeline = Drawn.sample("flight-delays");
        var root = parsed(svg(pipeline)).getDocumentElement();
        var box = root.getAttribute("viewBox").split(" ", -1);
        var area =
                new Rect(
                        Double.parseDouble(box[0]),
                        Double.parseDouble(box[1]),
                        Double.parseDouble(box[2]),
                        Double.parseDouble(box[3]));
        var drawing = Drawn.drawing(pipeline);
        for (var node : drawing.nodes()) {
            assertThat(area.grownBy(-24).contains(node.bounds())).isTrue();
        }
        for (var wire : drawing.wires()) {
            for (int i = 0; i <= 50; i++) {
                assertThat(area.grownBy(-24).contains(wire.curve().at(i / 50.0))).isTrue();
            }
        }
        assertThat(root.getAttribute("width")).isEqualTo(box[2]);
        assertThat(root.getAttribute("height")).isEqualTo(box[3]);
    }

    @Test
    void cropsCloseToAWireThatGoesBack() {
        var curve = Curve.wire(new Point(500, 0), new Point(0, 80));
        var extent = curve.extent();
        assertThat(curve.bounds().contains(extent)).isTrue();
        for (int i = 0; i <= 100; i++) {
            assertThat(extent.grownBy(1e-9).contains(curve.at(i / 100.0))).isTrue();
        }
        assertThat(extent.width()).isLessThan(curve.bounds().width() - 15);
    }

    @Test
    void drawsAnEmptyPipelineAsASmallPicture() throws Exception {
        var root = parsed(svg(Pipeline.EMPTY)).getDocumentElement();
        assertThat(root.getAttribute("viewBox")).isEqualTo("-24 -24 48 48");
        assertThat(root.getTextContent()).contains("Pipeline of 0 nodes");
    }

    @Test
    void takesColoursAndOpacitiesFromThePalette() {
        var light = svg(Drawn.wired("a"));
        assertThat(light)
                .contains("fill=\"" + LIGHT.hex(Ink.SURFACE) + "\"")
                .contains("fill=\"" + LIGHT.hex(Ink.SHADOW) + "\" fill-opacity=\"0.08\"");
        var dark =
                Svg.of(
                        Drawn.drawing(Drawn.wired("a")),
                        _ -> NodeBadge.NONE,
                        Palette.of("dark"),
                        true);
        assertThat(dark).doesNotContain(LIGHT.hex(Ink.SURFACE));
    }

    @Test
    void laysTheCanvasBehindOnlyWhenAsked() throws Exception {
        var drawing = Drawn.drawing(Pipeline.EMPTY);
        assertThat(all(parsed(Svg.of(drawing, _ -> NodeBadge.NONE, LIGHT, true)), "rect"))
                .hasSize(1);
        assertThat(all(parsed(Svg.of(drawing, _ -> NodeBadge.NONE, LIGHT, false)), "rect"))
                .isEmpty();
    }

    @Test
    void dashesLinesAsTheCanvasDoes() {
        var frame = new Note("f", Note.Kind.FRAME, "", new Point(0, 0), 400, 200);
        assertThat(svg(Notes.put(Pipeline.EMPTY, frame))).contains("stroke-dasharray=\"6 4\"");
        assertThat(
                        svg(
                                Drawn.file(
                                        """
                        "nodes": { "c": { "type": "quality.expect" }, "d": { "type": "storage.csv" } },
                        "links": ["c.rejected -> d"]
                        """)))
                .contains("stroke-dasharray=\"1.5 4\" stroke-linecap=\"round\"");
    }

    @Test
    void writesTheSameInEveryLocale() {
        var before = Locale.getDefault();
        var pipeline = Drawn.sample("superstore-sales");
        var here = svg(pipeline);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(svg(pipeline)).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }
}
