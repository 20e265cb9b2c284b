package dev.millrace.export.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page on paper: all rows of all tables, charts that break over no page, filters in words.
class PrintedPageTest {

    private static final Path FOLDER = Path.of("target/pictures");
    private static final Pattern PAGE = Pattern.compile("/Type /Page\\b");

    @TempDir Path folder;

    private Chromium chromium;

    @BeforeEach
    void open() throws IOException {
        var file = folder.resolve("page.html");
        Files.writeString(file, new DashboardPage().html(new StoreModel(Sale.rows()).model()));
        chromium = Chromium.open(folder);
        chromium.open(file, 1440, 1080);
    }

    @AfterEach
    void close() {
        Chromium.end(chromium);
    }

    @Test
    void becomesPagesOfPdf() throws IOException {
        chromium.run("millracePage.setTheme('dark')");
        var pdf = chromium.pdf();
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve("page.pdf"), pdf);
        var text = new String(pdf, ISO_8859_1);
        assertThat(text).startsWith("%PDF-");
        assertThat(PAGE.matcher(text).results().count()).isBetween(2L, 8L);
        assertThat(chromium.say("document.documentElement.dataset.theme"))
                .as("as before it was printed")
                .isEqualTo("dark");
        assertThat(chromium.troubles()).isEmpty();
    }

    @Test
    void clipsNothingOnPaper() {
        chromium.run("millracePage.setFilters({f0: {any: ['East', 'West']}})");
        chromium.run("window.dispatchEvent(new Event('beforeprint'))");
        chromium.call("Emulation.setEmulatedMedia", Json.parse("{\"media\":\"print\"}"));
        chromium.settle();
        assertThat(
                        chromium.number(
                                """
                                [...document.querySelectorAll('.scroll, .body, .plot, .appendix')].filter(box =>
                                  box.scrollHeight > box.clientHeight + 1
                                    && getComputedStyle(box).overflowY !== 'visible').length
                                """))
                .isZero();
        assertThat(
                        chromium.holds(
                                """
                                [...document.querySelectorAll('.tile')].every(tile => {
                                  const parts = tile.querySelectorAll('tr:not([hidden]), .plot svg, .figure');
                                  const edge = tile.getBoundingClientRect();
                                  return [...parts].every(part => {
                                    const box = part.getBoundingClientRect();
                                    return box.bottom <= edge.bottom + 1 && box.right <= edge.right + 1;
                                  });
                                })
                                """))
                .isTrue();
        assertThat(chromium.number("document.querySelectorAll('.appendix tbody tr').length"))
                .isEqualTo(64);
        assertThat(chromium.say("document.querySelector('p.printed').textContent"))
                .isEqualTo("Filters: Region is East or West.");
        assertThat(chromium.holds("document.querySelector('p.printed').offsetHeight > 0")).isTrue();
        assertThat(chromium.holds("document.querySelector('.control').offsetHeight === 0"))
                .isTrue();
    }
}
