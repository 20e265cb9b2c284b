package dev.millrace.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatasetVersionTest {

    private static DatasetVersion of(String text) {
        return DatasetVersion.of(text).orElseThrow();
    }

    @Test
    void whatCouldLeadOutOfTheFolderIsNone() {
        for (String text :
                List.of(
                        "",
                        "1",
                        "1.2",
                        "../../x",
                        "1.2.0/../x",
                        "1.2.0-..",
                        "1.2.0-a/b",
                        "01.2.3",
                        "1.2.3.4",
                        "1.2.0\n",
                        "1.2.0-",
                        "1.2.0-A",
                        "v1.2.0",
                        "1.2.0 ",
                        "\u0661.2.0",
                        "9999999.0.0",
                        "1.2.0-" + "a".repeat(80))) {
            assertThat(DatasetVersion.of(text)).as(text).isEmpty();
        }
    }

    @Test
    void areInTheOrderOfSemanticVersioning() {
        var ordered =
                List.of(
                        "0.9.0",
                        "1.0.0-alpha",
                        "1.0.0-alpha.1",
                        "1.0.0-alpha.beta",
                        "1.0.0-rc.2",
                        "1.0.0-rc.11",
                        "1.0.0",
                        "1.0.1",
                        "1.2.0",
                        "1.10.0",
                        "2.0.0");

        assertThat(Stream.of(ordered.toArray(String[]::new)).map(DatasetVersionTest::of).toList())
                .isSorted();
        assertThat(ordered).allSatisfy(each -> assertThat(of(each)).hasToString(each));
    }

    @Test
    void saysWhichVersionMayChangeWhat() {
        assertThat(of("1.2.3").breaking()).hasToString("2.0.0");
        assertThat(of("0.2.3").breaking()).hasToString("0.3.0");
        assertThat(of("1.2.3").adding()).hasToString("1.3.0");
    }
}
