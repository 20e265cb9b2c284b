package dev.millrace.export.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Value;
import dev.millrace.serve.Shop;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A served page in a real browser: clicks are answered, and runs are seen.
@Tag("slow")
@Timeout(180)
class ServedPageTest {

    private static final List<String> LATER =
            List.of(
                    "East,Chair,1000.00,1,2024-01-05,1.5",
                    "West,Chair,300.25,3,2024-02-11,2",
                    "South,Bench,7.00,3,2024-05-11,2");

    @TempDir private Path folder;
    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.in(Files.createDirectories(folder.resolve("shop")));
        shop.run();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private @Nullable Object figure(String condition) throws Exception {
        return shop.sql("SELECT sum(amount) FROM sales WHERE " + condition).getFirst().getFirst();
    }

    private static BigDecimal total(Chromium chromium) {
        return ((Value.Num) chromium.run("millracePage.drawn('total').d0[0].m0")).value();
    }

    private static void until(Chromium chromium, String holds) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!chromium.holds(holds)) {
            assertThat(System.nanoTime()).as(holds).isLessThan(end);
        }
    }

    @Test
    void clicksAreAnsweredByTheEngineAndRunsRefreshTheTiles() throws Exception {
        var server = shop.serve();
        try (var chromium = Chromium.online(folder)) {
            chromium.open(server.address(), 1000, 420);
            assertThat(total(chromium)).isEqualByComparingTo((BigDecimal) figure("TRUE"));
            assertThat(chromium.requests()).allMatch(url -> url.startsWith(server.address()));

            chromium.click("[data-filter=f0] button.filter");
            chromium.click("[data-filter=f0] .choices label:nth-of-type(2) .only");
            until(chromium, "millracePage.drawn('total').d0[0].m0 < 200");
            var set = chromium.say("document.querySelector('.chip b').textContent");
            assertThat(set).isIn("East", "West");
            var one = "region = '" + set + "'";
            assertThat(total(chromium)).isEqualByComparingTo((BigDecimal) figure(one));
            assertThat(regions(chromium)).containsExactly(set);

            chromium.press("Escape", 27);
            chromium.run(
                    "scrollTo(0, 137), document.querySelector('[data-tile=total]').mark = 'same'");
            assertThat(chromium.number("scrollY")).as("there is room to scroll").isEqualTo(137);
            var before = total(chromium);
            shop.sales(LATER);
            shop.run();
            until(chromium, "millracePage.drawn('total').d0[0].m0 !== " + before);
            chromium.settle();
            assertThat(total(chromium)).isEqualByComparingTo((BigDecimal) figure(one));
            assertThat(chromium.say("document.querySelector('[data-tile=total]').mark"))
                    .isEqualTo("same");
            assertThat(chromium.number("scrollY")).isEqualTo(137);
            assertThat(chromium.say("document.querySelector('.chip b').textContent"))
                    .isEqualTo(set);
            assertThat(chromium.say("document.querySelector('.titles p').textContent"))
                    .contains("run 2");

            chromium.click(".chip button");
            until(chromium, "millracePage.drawn('total').d0[0].m0 > 1200");
            assertThat(total(chromium)).isEqualByComparingTo((BigDecimal) figure("TRUE"));
            assertThat(regions(chromium)).contains("South");
            assertThat(chromium.troubles()).isEmpty();
            chromium.size(1000, 1000);
            chromium.settle();
            var pictures = Files.createDirectories(Path.of("target/pictures"));
            Files.write(pictures.resolve("served-page.png"), chromium.picture());
        }
    }

    private static List<String> regions(Chromium chromium) {
        var rows =
                (Value.Items) chromium.run("millracePage.drawn('regions').d0.map(row => row.k0)");
        var names = new ArrayList<String>();
        rows.values().forEach(row -> names.add(row instanceof Value.Text(var text) ? text : ""));
        return names;
    }

    @Test
    void aLinkShowsItsRowsAndSaysWhichTilesItMayNot() throws Exception {
        var server = shop.serve();
        try (var chromium = Chromium.online(folder)) {
            chromium.open(server.address() + "?token=" + shop.token("West"), 1000, 800);
            assertThat(total(chromium))
                    .isEqualByComparingTo((BigDecimal) figure("region = 'West'"));
            assertThat(regions(chromium)).containsExactly("West");
            assertThat(
                            chromium.say(
                                    "document.querySelector('[data-tile=products] .state').textContent"))
                    .contains("is not shown");
            chromium.run("millracePage.setFilters({f0: {any: ['East']}})");
            chromium.settle();
            assertThat(chromium.run("millracePage.drawn('regions').d0")).isEqualTo(Value.items());
            assertThat(chromium.troubles()).isEmpty();
        }
    }
}
