package dev.millrace.export.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures of the page in `target/pictures`, to be looked at.
class PagePicturesTest {

    private static final Path FOLDER = Path.of("target/pictures");

    @TempDir Path folder;

    @Test
    void drawsItselfLightAndDarkAndNarrow() throws IOException {
        var file = folder.resolve("page.html");
        Files.writeString(file, new DashboardPage().html(new StoreModel(Sale.rows()).model()));
        try (var chromium = Chromium.open(folder)) {
            chromium.open(file, 1440, 1080);
            keep(chromium, "page-light");
            chromium.run("millracePage.setTheme('dark')");
            keep(chromium, "page-dark");
            chromium.run("millracePage.setTheme('light')");
            chromium.size(400, 900);
            chromium.settle();
            keep(chromium, "page-phone");
            assertThat(chromium.troubles()).isEmpty();
            assertThat(chromium.requests()).isEmpty();
        }
    }

    private static void keep(Chromium chromium, String name) throws IOException {
        chromium.settle();
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name + ".png"), chromium.picture());
    }
}
