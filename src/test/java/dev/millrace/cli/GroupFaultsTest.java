package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be wrong with a pipeline that is used as a node, and where it is said.
class GroupFaultsTest {

    private static final String COLUMNS = "\"columns\": [[\"n\", \"INTEGER\"]]";

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        folder = temporary.toRealPath().resolve("work");
        Files.createDirectories(folder.resolve("steps"));
        Files.createDirectories(folder.resolve(".millrace"));
        Files.writeString(folder.resolve("n.csv"), "n\n1\n");
        Files.writeString(folder.resolveSibling("outside.csv"), "n\n1\n");
        inner("", "");
        outer("steps/inner.json", "");
    }

    /// @param more nodes, each with a comma in front
    private void inner(String head, String more, String... links) throws IOException {
        var all = new StringBuilder("\"rows -> kept\", \"kept -> out\"");
        for (String link : links) {
            all.append(", \"").append(link).append('"');
        }
        Called.pipeline(
                folder,
                "steps/inner.json",
                head
                        + """
                        "nodes": { "rows": { "type": "group.input", "settings": { %s, "rows": [[7]] } },
                          "kept": { "type": "transform.filter", "settings": { "condition": "n > 0" } },
                          "out": { "type": "group.output" }%s },
                        "links": [%s]
                        """
                                .formatted(COLUMNS, more, all));
    }

    private void outer(String path, String more) throws IOException {
        outer(path, more, "src -> g", "g -> last");
    }

    /// @param more settings, each with a comma in front
    private void outer(String path, String more, String... links) throws IOException {
        Called.pipeline(
                folder,
                "p.json",
                """
                "nodes": {
                  "src": { "type": "source.csv", "settings": { "path": "n.csv", %s } },
                  "g": { "type": "group.pipeline", "settings": { "path": "%s",
                    "inputs": ["rows"], "outputs": ["out"]%s } },
                  "last": { "type": "transform.limit", "settings": { "rows": 5 } } },
                "links": ["%s"]
                """
                        .formatted(COLUMNS, path, more, String.join("\", \"", links)));
    }

    private String check() {
        return Called.in(folder, "check", "p.json").err();
    }

    @Test
    void nothingIsWrongAtFirst() {
        assertThat(check()).isEmpty();
    }

    @Test
    void theFileIsMissing() throws IOException {
        outer("steps/other.json", "");

        assertThat(check()).contains(":g: W216 There is no pipeline file \"steps/other.json\".");
    }

    @Test
    void theFileIsBroken() throws IOException {
        Files.writeString(folder.resolve("steps/inner.json"), "{");
        assertThat(check()).contains(":g: W217 \"inner.json\" cannot be used: ");

        Files.writeString(folder.resolve("steps/inner.json"), "{\"format\": 99, \"nodes\": {}}");
        assertThat(check()).contains(":g: W217 ");
    }

    @Test
    void itUsesItselfAlsoByAnotherName() throws IOException {
        outer("p.json", "");
        assertThat(check()).contains(":g: W218 ");

        Files.createSymbolicLink(folder.resolve("steps/back.json"), folder.resolve("p.json"));
        outer("steps/inner.json", "");
        inner(
                "",
                ", \"again\": { \"type\": \"group.pipeline\", \"settings\": { \"path\": \"back.json\","
                        + " \"outputs\": [\"x\"] } }");
        assertThat(check()).contains(":g/again: W218 ");
    }

    @Test
    void pipelinesLieTooDeep() throws IOException {
        for (int i = 0; i < 30; i++) {
            Called.pipeline(
                    folder,
                    "steps/deep" + i + ".json",
                    """
                    "nodes": { "rows": { "type": "group.input", "settings": { %s } },
                      "d": { "type": "group.pipeline", "settings": { "path": "deep%d.json",
                        "inputs": ["rows"], "outputs": ["out"] } },
                      "out": { "type": "group.output" } },
                    "links": ["rows -> d", "d -> out"]
                    """
                            .formatted(COLUMNS, i + 1));
        }
        outer("steps/deep0.json", "");

        assertThat(check()).contains("/d: W219 ");
    }

    /// Ten files that each use the next one ten times would make ten billion nodes.
    @Test
    void pipelinesAreTooMany() throws IOException {
        for (int i = 0; i < 10; i++) {
            var nodes =
                    new StringBuilder(
                            "\"rows\": {\"type\": \"group.input\", \"settings\": {%s}}"
                                    .formatted(COLUMNS));
            for (int j = 0; j < 10; j++) {
                nodes.append(
                        ", \"d%d\": {\"type\": \"group.pipeline\", \"settings\": {\"path\": \"many%d.json\"}}"
                                .formatted(j, i + 1));
            }
            Called.pipeline(folder, "steps/many" + i + ".json", "\"nodes\": {" + nodes + "}");
        }
        outer("steps/many0.json", "");

        assertThat(check()).contains("W219 ");
    }

    @Test
    void portsAreOthers() throws IOException {
        inner("", ", \"rest\": { \"type\": \"group.output\" }", "kept.dropped -> rest");
        assertThat(check())
                .contains(":g: W220 The pipeline has the input rows and the outputs out, rest;");

        outer("steps/inner.json", "", "src -> g", "g.gone -> last");
        assertThat(check())
                .contains(":g: W203 The link \"g.gone -> last\" names the output \"gone\"");

        outer("steps/inner.json", "", "src -> g.gone", "g -> last");
        assertThat(check())
                .contains(":g: W203 The link \"src -> g.gone\" names the input \"gone\"");
    }

    @Test
    void anInputIsNotConnected() throws IOException {
        outer("steps/inner.json", "", "g -> last");

        assertThat(check()).contains(":g: W205 Nothing is connected to \"rows\".");
        var shown = Called.in(folder, "show", "p.json", "last");
        assertThat(shown.out()).doesNotContain("7");
        assertThat(shown.exit()).isEqualTo(1);
    }

    @Test
    void itIsForAnotherTimeZone() throws IOException {
        inner("\"timezone\": \"Europe/Berlin\",", "");

        assertThat(check()).contains(":g: W221 ");
    }

    @Test
    void itIsRunAloneAndWouldStoreItsExampleRows() throws IOException {
        var stores =
                ", \"kept_rows\": { \"type\": \"storage.csv\", \"settings\": { \"path\": \"../kept.csv\" } }";
        inner("", stores, "kept -> kept_rows");
        var called = Called.in(folder, "run", "steps/inner.json");

        assertThat(called.err()).contains(":rows: W222 ");
        assertThat(folder.resolve("kept.csv")).doesNotExist();
        assertThat(Called.in(folder, "check", "steps/inner.json").err()).isEmpty();
        assertThat(Called.in(folder, "run", "p.json").exit()).isZero();
        assertThat(Files.readString(folder.resolve("kept.csv"))).isEqualTo("n\n1\n");
    }

    @Test
    void itsParametersDoNotFit() throws IOException {
        inner("\"parameters\": { \"least\": { \"type\": \"INTEGER\" } },", "");
        assertThat(check())
                .contains(":g: W307 The parameter \"least\" of the pipeline has no value.");

        outer("steps/inner.json", ", \"parameters\": [[\"leest\", \"1\"], [\"least\", \"1\"]]");
        assertThat(check()).contains(":g: W306 The pipeline has no parameter \"leest\".");

        outer("steps/inner.json", ", \"parameters\": [[\"least\", \"many\"]]");
        assertThat(check()).contains(":g: W308 ");

        outer("steps/inner.json", ", \"parameters\": [[\"least\", \"${none}\"]]");
        assertThat(check()).contains(":g: W306 \"${none}\" names no parameter.");

        inner("\"parameters\": { \"least\": { \"type\": \"VARCHAR\", \"secret\": true } },", "");
        outer("steps/inner.json", ", \"parameters\": [[\"least\", \"1\"]]");
        assertThat(check()).contains(":g: W310 The secret \"least\" stands in the file.");
    }

    @Test
    void aTypeOfItsParametersIsNotSql() throws IOException {
        inner(
                "\"parameters\": { \"least\": { \"type\": \"INTEGER) || (SELECT 1\", \"default\": 1 } },",
                "");

        assertThat(check()).contains(":g: W308 ");
    }

    @Test
    void aColumnIsMissing() throws IOException {
        Files.writeString(folder.resolve("n.csv"), "m\n1\n");
        Files.writeString(
                folder.resolve("p.json"),
                Files.readString(folder.resolve("p.json")).replace("[[\"n\", ", "[[\"m\", "));

        assertThat(check()).contains(":g/rows: W406 The rows of \"src\" have no column \"n\"");
    }

    @Test
    void aNodeInsideIsWrong() throws IOException {
        Files.writeString(
                folder.resolve("steps/inner.json"),
                Files.readString(folder.resolve("steps/inner.json")).replace("n > 0", "m > 0"));

        assertThat(check()).contains("p.json:5:3:g/kept: W406 ");
    }

    @Test
    void itReachesNoFurtherThanTheOneThatUsesIt() throws IOException {
        inner(
                "",
                ", \"far\": { \"type\": \"source.csv\", \"settings\": { \"path\": \"../../outside.csv\", "
                        + COLUMNS
                        + " } }");
        assertThat(check()).contains(":g/far: W501 ");

        Files.copy(folder.resolve("steps/inner.json"), folder.resolveSibling("far.json"));
        outer("../far.json", "");
        assertThat(check()).contains(":g: W501 ");
    }

    @Test
    void itOverwritesNoPipelineAndNoSource() throws IOException {
        var store = ", \"put\": { \"type\": \"storage.csv\", \"settings\": { \"path\": \"%s\" } }";
        inner("", store.formatted("inner.json"), "kept -> put");
        assertThat(check()).contains(":g/put: W209 ");

        inner("", store.formatted("../n.csv"), "kept -> put");
        assertThat(check()).contains(":g/put: W209 ");
    }

    @Test
    void aSecretIsPassedOnAndWrittenNowhere() throws IOException {
        inner(
                "\"parameters\": { \"word\": { \"type\": \"VARCHAR\", \"secret\": true } },",
                ", \"told\": { \"type\": \"transform.sql\", \"settings\": { \"sql\":"
                        + " \"SELECT md5($word) AS h FROM kept\" } }",
                "kept -> told");
        outer("steps/inner.json", ", \"parameters\": [[\"word\", \"${key}\"]]");
        Files.writeString(
                folder.resolve("p.json"),
                Files.readString(folder.resolve("p.json"))
                        .replace(
                                "\"nodes\"",
                                "\"parameters\": {\"key\": {\"type\": \"VARCHAR\", \"secret\": true}},"
                                        + " \"nodes\""));
        var called = Called.in(folder, "run", "p.json", "--events", "-p", "key=sesame");

        assertThat(called.err()).isEmpty();
        assertThat(called.exit()).isZero();
        assertThat(called.out()).doesNotContain("sesame");
        var script =
                Called.in(
                        folder,
                        "export",
                        "p.json",
                        "--to",
                        "sql",
                        "-o",
                        "p.sql",
                        "-p",
                        "key=sesame");
        assertThat(script.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("p.sql"))).doesNotContain("sesame");
    }

    @Test
    void anOrderIsKeptThroughIt() throws IOException {
        var sort = "\"transform.sort\", \"settings\": { \"by\": [\"n\"] }";
        Files.writeString(
                folder.resolve("steps/inner.json"),
                Files.readString(folder.resolve("steps/inner.json"))
                        .replace(
                                "\"transform.filter\", \"settings\": { \"condition\": \"n > 0\" }",
                                sort));
        assertThat(check()).isEmpty();

        Files.writeString(
                folder.resolve("p.json"),
                Files.readString(folder.resolve("p.json"))
                        .replace(
                                "\"transform.limit\", \"settings\": { \"rows\": 5 }",
                                "\"transform.deduplicate\""));
        assertThat(check()).contains(":g/kept: W213 ");
    }
}
