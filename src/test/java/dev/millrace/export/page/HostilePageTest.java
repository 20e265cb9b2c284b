package dev.millrace.export.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.model.Value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data that wants to be more than text: in the page it is text, and in a file too.
class HostilePageTest {

    private static final List<String> HOSTILE =
            List.of(
                    "<script>window.hit = 1</script>",
                    "</script><script>window.hit = 2</script>",
                    "<!--<script>",
                    "]]>",
                    "<img src=x onerror='window.hit = 3'>",
                    "javascript:window.hit=4",
                    "=HYPERLINK(\"http://example.org\")",
                    "+1+cmd|' /C calc'!A0",
                    "-2+3",
                    "@SUM(1)",
                    "\tTab",
                    "a.b[0]['c'] \"quoted\" \\ `x` ${y}",
                    "line\u2028break\u2029two",
                    "__proto__",
                    "constructor",
                    "\uD83D\uDE80 rocket",
                    "");

    @TempDir Path folder;

    @Test
    void showsHostileValuesAsTextAndRunsNothing() throws IOException {
        var file = folder.resolve("page.html");
        Files.writeString(file, new DashboardPage().html(model()));
        try (var chromium = Chromium.open(folder)) {
            chromium.open(file, 1440, 1080);
            assertThat(chromium.holds("window.hit === undefined")).isTrue();
            var cells =
                    chromium.run(
                            "[...document.querySelectorAll('[data-tile=table] tbody td:first-child')]"
                                    + ".map(cell => cell.textContent)");
            assertThat(((Value.Items) cells).values())
                    .isEqualTo(HOSTILE.stream().map(text -> Value.of(text)).toList());
            assertThat(chromium.say("document.querySelector('h1').textContent"))
                    .isEqualTo(HOSTILE.getFirst());
            assertThat(
                            chromium.say(
                                    "[...document.querySelectorAll('[data-tile=bars] svg text')]"
                                            + ".map(text => text.textContent).join(' ')"))
                    .contains("<script>window.hit");
            for (int i = 0; i < HOSTILE.size(); i++) {
                var value = Json.quote(HOSTILE.get(i));
                chromium.run("millracePage.setFilters({f0: {any: [" + value + "]}})");
                assertThat(chromium.number("millracePage.drawn('bars').d0[0].m0")).isEqualTo(i + 1);
            }
            chromium.run("millracePage.setFilters({})");
            chromium.click("[data-filter=f0] .filter");
            chromium.press("Escape", 27);
            assertThat(chromium.holds("window.hit === undefined")).isTrue();
            assertThat(chromium.number("document.querySelectorAll('body img, body a').length"))
                    .isZero();
            assertThat(csv(chromium)).isEqualTo(harmless());
            assertThat(chromium.troubles()).isEmpty();
        }
    }

    @Test
    void refusesToRunWhatThePolicyDoesNotKnow() throws IOException {
        var file = folder.resolve("page.html");
        Files.writeString(file, new DashboardPage().html(model()));
        try (var chromium = Chromium.open(folder)) {
            chromium.open(file, 800, 600);
            chromium.run(
                    "const s = document.createElement('script'); s.textContent = 'window.hit = 1';"
                            + "document.body.append(s)");
            chromium.run(
                    "document.body.insertAdjacentHTML('beforeend', '<p onclick=\"window.hit = 2\">x</p>');"
                            + "document.body.lastChild.click()");
            assertThat(
                            chromium.holds(
                                    "(() => { try { Function('return 1')(); return false }"
                                            + " catch (e) { return e.name === 'EvalError' } })()"))
                    .isTrue();
            assertThat(chromium.holds("window.hit === undefined")).isTrue();
            assertThat(chromium.troubles()).as("the browser says what it refused").isNotEmpty();
        }
    }

    @Test
    void keepsDataInsideItsElement() {
        var page = new DashboardPage().html(model());
        var from = page.indexOf("id=\"model\">") + 11;
        var data = page.substring(from, page.indexOf("</script>", from));
        assertThat(data).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        assertThat(Json.parse(data)).isEqualTo(model());
    }

    @Test
    void refusesMoreDataThanAPageMayHold() {
        var model =
                Value.fields().with("title", Value.of("x".repeat(DashboardPage.MAX_DATA_BYTES)));
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> new DashboardPage().html(model))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo(FaultCode.FILE_TOO_LARGE));
    }

    @Test
    void letsAServedPageAskOnlyItsServer() {
        var page = new DashboardPage().served(model(), "window.millrace = {}");
        assertThat(page).contains("connect-src 'self'", "<script>window.millrace = {}</script>");
        assertThat(new DashboardPage().html(model())).contains("connect-src 'none'");
    }

    private static String csv(Chromium chromium) {
        chromium.run(
                "window.millrace = {save: (name, type, base64) => { window.saved = new TextDecoder()"
                        + ".decode(Uint8Array.from(atob(base64), c => c.charCodeAt(0))); }}");
        chromium.click("[data-tile=table] .more");
        chromium.click("[data-tile=table] .menu button");
        return chromium.say(
                "new Promise(done => { const look = () => window.saved ? done(window.saved)"
                        + " : setTimeout(look, 5); look(); })");
    }

    private static String harmless() {
        var csv = new StringBuilder("\"a.b[0]['c'] \"\"q\"\" <b>\",n\r\n");
        for (int i = 0; i < HOSTILE.size(); i++) {
            var text = HOSTILE.get(i);
            var safe =
                    !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
            var quoted = safe.contains("\"") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
            csv.append(quoted).append(',').append(i + 1).append("\r\n");
        }
        return csv.toString();
    }

    static Fields model() {
        var texts = new Value.Items(HOSTILE.stream().map(text -> Value.of(text)).toList());
        var figures =
                new Value.Items(
                        IntStream.rangeClosed(1, HOSTILE.size())
                                .mapToObj(number -> Value.of(number))
                                .toList());
        var dataset =
                """
                {"name":"d0","keys":[{"name":"k0","title":"a.b[0]['c'] \\"q\\" <b>","type":"nominal"}],
                 "measures":[{"name":"m0","title":"n","op":"sum"}],"order":[],"most":5000,"raw":false,
                 "answer":{"columns":{"k0":TEXTS,"m0":FIGURES},"more":false,"sampled":false},
                 "cube":{"filters":{"f0":"f0"},"parts":[{"measure":"m0","role":"sum","name":"p0"}],
                  "columns":{"f0":TEXTS,"k0":TEXTS,"p0":FIGURES}}}
                """
                        .replace("TEXTS", Json.line(texts))
                        .replace("FIGURES", Json.line(figures));
        return (Fields)
                Json.parse(
                        """
                        {"title":TITLE,"subtitle":TITLE,"source":TITLE,"basis":"sample","live":false,
                         "columns":12,"tabs":[{"title":TITLE}],
                         "filters":[{"id":"f0","title":TITLE,"kind":"choice","control":true,"values":TEXTS}],
                         "tiles":[
                          {"id":"bars","kind":"chart","title":TITLE,"subtitle":TITLE,"note":TITLE,
                           "place":{"tab":0,"x":0,"y":0,"w":6,"h":4},"summary":TITLE,"datasets":[SET],
                           "filtered":{"f0":true},"picks":[{"name":"k0","filter":"f0"}],
                           "look":{"data":{"name":"d0"},"mark":"bar","encoding":{
                            "y":{"field":"k0","type":"nominal","title":TITLE},
                            "x":{"field":"m0","type":"quantitative","title":TITLE},
                            "color":{"field":"k0","type":"nominal","title":TITLE}}}},
                          {"id":"table","kind":"table","title":"t","place":{"tab":0,"x":6,"y":0,"w":6,"h":4},
                           "summary":TITLE,"datasets":[SET],"filtered":{"f0":true},"picks":[],
                           "look":{"kind":"table","columns":[{"name":"k0","title":TITLE},{"name":"m0"}]},
                           "from":{"node":TITLE,"rows":1,"columns":[TITLE]}}]}
                        """
                                .replace("SET", dataset)
                                .replace("TEXTS", Json.line(texts))
                                .replace("TITLE", Json.quote(HOSTILE.getFirst())));
    }
}
