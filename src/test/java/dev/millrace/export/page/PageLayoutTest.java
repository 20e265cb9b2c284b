package dev.millrace.export.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules of the grid, on random pages: no two tiles overlap, none is lost or leaves the grid,
/// none could rise, and what changes nothing changes nothing.
class PageLayoutTest {

    private static final int COLUMNS = 12;

    @TempDir static Path folder;

    private static Chromium chromium;

    private record Tile(String id, long tab, long x, long y, long w, long h) {

        static Tile of(Value value) {
            var fields = (Value.Fields) value;
            return new Tile(
                    ((Value.Text) requireNonNull(fields.get("id"))).value(),
                    fields.get("tab") == null ? 0 : number(fields, "tab"),
                    number(fields, "x"),
                    number(fields, "y"),
                    number(fields, "w"),
                    number(fields, "h"));
        }

        private static long number(Value.Fields fields, String name) {
            return ((Value.Num) requireNonNull(fields.get(name))).value().longValueExact();
        }

        String json() {
            return "{\"id\":\"%s\",\"tab\":%d,\"x\":%d,\"y\":%d,\"w\":%d,\"h\":%d}"
                    .formatted(id, tab, x, y, w, h);
        }

        boolean overlaps(Tile other) {
            return tab == other.tab
                    && x < other.x + other.w
                    && other.x < x + w
                    && y < other.y + other.h
                    && other.y < y + h;
        }

        Tile higher() {
            return new Tile(id, tab, x, y - 1, w, h);
        }
    }

    @BeforeAll
    static void open() throws IOException {
        chromium = Chromium.open(folder);
        var file = folder.resolve("page.html");
        Files.writeString(file, new DashboardPage().served(model(), ""));
        chromium.open(file, 800, 600);
    }

    private static Value.Fields model() {
        return (Value.Fields) Json.parse("{\"title\":\"Empty\",\"tiles\":[],\"filters\":[]}");
    }

    @AfterAll
    static void close() {
        Chromium.end(chromium);
    }

    private static String json(List<Tile> tiles) {
        return "[" + String.join(",", tiles.stream().map(Tile::json).toList()) + "]";
    }

    private static List<Tile> run(String call) {
        return ((Value.Items) chromium.run("millraceParts.layout." + call))
                .values().stream().map(Tile::of).toList();
    }

    private static List<Tile> random(Random random) {
        var tiles = new ArrayList<Tile>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            int w = 1 + random.nextInt(COLUMNS);
            tiles.add(
                    new Tile(
                            "t" + i,
                            0,
                            random.nextInt(COLUMNS - w + 1),
                            random.nextInt(20),
                            w,
                            1 + random.nextInt(4)));
        }
        return run("compact(" + json(tiles) + ", 12)");
    }

    private static void isWellLaid(List<Tile> before, List<Tile> after) {
        assertThat(after.stream().map(Tile::id)).isEqualTo(before.stream().map(Tile::id).toList());
        for (Tile tile : after) {
            assertThat(tile.x).isBetween(0L, COLUMNS - tile.w);
            assertThat(tile.y).isNotNegative();
            var others = new HashSet<>(after);
            others.remove(tile);
            assertThat(others).as("%s in %s", tile, after).noneMatch(tile::overlaps);
            assertThat(tile.y == 0 || others.stream().anyMatch(tile.higher()::overlaps))
                    .as("%s cannot rise in %s", tile, after)
                    .isTrue();
        }
    }

    @Test
    void randomMovesAndSizesKeepTheRules() {
        var random = new Random(7);
        for (int round = 0; round < 60; round++) {
            var tiles = random(random);
            isWellLaid(tiles, tiles);
            for (int move = 0; move < 6; move++) {
                var id = "t" + random.nextInt(tiles.size());
                var wanted =
                        random.nextBoolean()
                                ? "{\"x\":%d,\"y\":%d}"
                                        .formatted(random.nextInt(14) - 1, random.nextInt(20) - 1)
                                : "{\"w\":%d,\"h\":%d}"
                                        .formatted(1 + random.nextInt(14), 1 + random.nextInt(5));
                var next = run("put(" + json(tiles) + ", '" + id + "', " + wanted + ", 12)");
                isWellLaid(tiles, next);
                tiles = next;
            }
        }
    }

    @Test
    void whatChangesNothingChangesNothing() {
        var random = new Random(11);
        for (int round = 0; round < 60; round++) {
            var tiles = random(random);
            assertThat(run("compact(" + json(tiles) + ", 12)")).isEqualTo(tiles);
            var tile = tiles.get(random.nextInt(tiles.size()));
            assertThat(
                            run(
                                    "put(%s, '%s', {\"x\":%d,\"y\":%d}, 12)"
                                            .formatted(json(tiles), tile.id, tile.x, tile.y)))
                    .isEqualTo(tiles);
        }
    }

    @Test
    void aTilePassesTheOneBelowItWhenItIsHalfOverIt() {
        var tiles = List.of(new Tile("a", 0, 0, 0, 6, 3), new Tile("b", 0, 0, 3, 12, 3));
        assertThat(run("put(" + json(tiles) + ", 'a', {\"y\":1}, 12)")).isEqualTo(tiles);
        assertThat(run("put(" + json(tiles) + ", 'a', {\"y\":2}, 12)"))
                .containsExactly(new Tile("a", 0, 0, 3, 6, 3), new Tile("b", 0, 0, 0, 12, 3));
        assertThat(run("step(" + json(tiles) + ", 'a', 0, 1, 12)"))
                .containsExactly(new Tile("a", 0, 0, 3, 6, 3), new Tile("b", 0, 0, 0, 12, 3));
        assertThat(run("step(" + json(tiles) + ", 'b', 0, -1, 12)"))
                .containsExactly(new Tile("a", 0, 0, 3, 6, 3), new Tile("b", 0, 0, 0, 12, 3));
    }

    @Test
    void twoOfOneSizeChangePlaces() {
        var tiles = List.of(new Tile("a", 0, 0, 0, 2, 1), new Tile("b", 0, 2, 0, 2, 1));
        var swapped = List.of(new Tile("a", 0, 2, 0, 2, 1), new Tile("b", 0, 0, 0, 2, 1));
        assertThat(run("put(" + json(tiles) + ", 'a', {\"x\":2}, 12)")).isEqualTo(swapped);
        assertThat(run("step(" + json(tiles) + ", 'a', 1, 0, 12)")).isEqualTo(swapped);
    }

    @Test
    void tabsAreFilledTakenAwayAndPutInOrder() {
        var tiles =
                List.of(
                        new Tile("a", 0, 0, 0, 6, 2),
                        new Tile("b", 0, 0, 2, 6, 2),
                        new Tile("c", 1, 0, 0, 4, 1),
                        new Tile("d", 2, 3, 0, 4, 1));
        assertThat(run("toTab(" + json(tiles) + ", 'a', 1, 12)"))
                .containsExactly(
                        new Tile("a", 1, 0, 1, 6, 2),
                        new Tile("b", 0, 0, 0, 6, 2),
                        tiles.get(2),
                        tiles.get(3));
        assertThat(run("withoutTab(" + json(tiles) + ", 1, 12)"))
                .containsExactly(
                        tiles.get(0),
                        tiles.get(1),
                        new Tile("c", 0, 0, 4, 4, 1),
                        new Tile("d", 1, 3, 0, 4, 1));
        assertThat(run("withoutTab(" + json(tiles) + ", 0, 12)").get(1))
                .isEqualTo(new Tile("b", 0, 0, 3, 6, 2));
        assertThat(run("tabMoved(" + json(tiles) + ", 2, 0)").stream().map(Tile::tab))
                .containsExactly(1L, 1L, 2L, 0L);
    }
}
