package dev.millrace.export.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.model.Value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page whose host answers: one question for all tiles that the same filters reach.
class LivePageTest {

    private static final String HOST =
            """
            window.asked = [];
            window.millrace = {ask: request => {
              window.asked.push(request);
              if (request.filters.f0 && request.filters.f0.any[0] === 'fails') {
                return Promise.reject(new Error('The engine is busy.'));
              }
              const answer = {};
              request.tiles.forEach(id => {
                answer[id] = {d0: {columns: {k0: ['East'], m0: [request.tiles.length]}, more: false}};
              });
              return Promise.resolve(answer);
            }};
            """;

    @TempDir Path folder;

    @Test
    void asksOnceForAllTilesAndShowsWhatComes() throws IOException {
        var file = folder.resolve("page.html");
        Files.writeString(file, new DashboardPage().served(model(), HOST));
        try (var chromium = Chromium.open(folder)) {
            chromium.open(file, 1000, 800);
            assertThat(chromium.run("asked"))
                    .isEqualTo(Json.parse("[{\"tiles\":[\"a\",\"b\"],\"filters\":{}}]"));
            assertThat(chromium.number("millracePage.drawn('a').d0[0].m0")).isEqualTo(2);
            chromium.run("millracePage.setFilters({f0: {any: ['East']}})");
            assertThat(chromium.run("asked.slice(1)"))
                    .isEqualTo(
                            Json.parse(
                                    """
                                    [{"tiles":["a"],"filters":{"f0":{"any":["East"]}}},
                                     {"tiles":["b"],"filters":{}}]
                                    """));
            assertThat(chromium.say("document.querySelector('[data-tile=b] .badge').textContent"))
                    .isEqualTo("Not filtered by Region: it has no region.");
            chromium.run("millracePage.setFilters({f0: {any: ['fails']}})");
            assertThat(chromium.say("document.querySelector('[data-tile=a] .state').textContent"))
                    .isEqualTo("This tile could not be drawnThe engine is busy.");
            assertThat(chromium.troubles()).isEmpty();
        }
    }

    private static Fields model() {
        var tile =
                """
                {"id":"%s","kind":"table","title":"T","place":{"tab":0,"x":%d,"y":0,"w":6,"h":3},
                 "look":{"kind":"table"},"filtered":{"f0":%s},"picks":[],
                 "datasets":[{"name":"d0","keys":[{"name":"k0","title":"Region","type":"nominal"}],
                  "measures":[{"name":"m0","title":"Sales","op":"sum"}],"order":[],"most":5,"raw":false}]}
                """;
        return ((Fields)
                        Json.parse(
                                """
                                {"title":"Live","basis":"run","live":true,"columns":12,"tabs":[],
                                 "filters":[{"id":"f0","title":"Region","kind":"choice","control":true,
                                  "values":["East","West","fails"]}]}
                                """))
                .with(
                        "tiles",
                        Value.items(
                                Json.parse(tile.formatted("a", 0, "true")),
                                Json.parse(tile.formatted("b", 6, "\"it has no region.\""))));
    }
}
