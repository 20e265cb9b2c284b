package dev.millrace.export.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.model.Value.Fields;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rows behind marks in a dialog that asks for what it shows, and what is handed out as XLSX,
/// read back by a library.
class RowsPageTest {

    private static final int TOTAL = 120_000;

    /// Answers tiles with three groups, and rows by their index.
    private static final String HOST =
            """
            window.asked = [];
            window.saved = [];
            window.millrace = {
              ask: question => {
                window.asked.push(question);
                if (!question.rows) {
                  return Promise.resolve({a: {d0: {columns: {k0: ['East', null, '=1+1'],
                    k1: [1388534400000, 1391212800000, -9e15], m0: [3, 2.5, null]}, more: false}}});
                }
                const {from, count, sort} = question.rows, rows = [];
                for (let i = from; i < Math.min(from + count, %d); i++) {
                  const n = sort && sort.descending ? %d - 1 - i : i;
                  rows.push([String(n), n %% 3 ? '=cmd|x' : null, '2014-01-0' + (1 + n %% 9), '12345678901234567890']);
                }
                const columns = [['n', 'BIGINT', 'number'], ['text', 'VARCHAR', 'text'], ['day', 'DATE', 'time'],
                  ['huge', 'HUGEINT', 'number']].map(([name, type, sort]) => ({name, type, sort}));
                return Promise.resolve({columns, rows, node: 'lines', ...(from ? {} : {total: %d})});
              },
              openRows: node => { window.opened = node; },
              copy: text => { window.copied = text; },
              save: (name, kind, content) => window.saved.push([name, content])
            };
            """
                    .formatted(TOTAL, TOTAL, TOTAL);

    @TempDir static Path folder;

    private static Path file;
    private static Chromium chromium;

    @BeforeAll
    static void open() throws IOException {
        chromium = Chromium.open(folder);
        file = folder.resolve("page.html");
        Files.writeString(file, new DashboardPage().served(model(), HOST));
    }

    @AfterAll
    static void close() {
        Chromium.end(chromium);
    }

    @BeforeEach
    void load() {
        chromium.open(file, 1000, 800);
    }

    @AfterEach
    void nothingIsComplainedOf() {
        assertThat(chromium.troubles()).isEmpty();
    }

    private static Fields model() {
        return (Fields)
                Json.parse(
                        """
                        {"title":"Live","basis":"run","live":true,"columns":12,"tabs":[],
                         "filters":[{"id":"f0","title":"Region","kind":"choice","control":true,
                          "values":["East","West"]}],
                         "tiles":[{"id":"a","kind":"table","title":"Sales <b>","place":{"tab":0,"x":0,"y":0,"w":12,"h":3},
                         "look":{"kind":"table"},"filtered":{"f0":true},"picks":[],
                         "datasets":[{"name":"d0","keys":[{"name":"k0","title":"Region","type":"nominal"},
                           {"name":"k1","title":"Month","type":"temporal","unit":"yearmonth"}],
                          "measures":[{"name":"m0","title":"+Sales","op":"sum"}],"order":[],"most":5,"raw":false}]}]}
                        """);
    }

    private static void menu(String item) {
        chromium.click("[data-tile=a] .more");
        chromium.run(
                "[...document.querySelectorAll('[data-tile=a] [role=menuitem]')].find(e =>"
                        + " e.textContent === "
                        + Json.quote(item)
                        + ").id = 'wanted'");
        chromium.click("#wanted");
        chromium.settle();
    }

    private static String shown(int row, int column) {
        return chromium.say(
                "document.querySelector('.rows tr[aria-rowindex=\"%d\"] td:nth-child(%d)').textContent"
                        .formatted(row + 2, column));
    }

    @Test
    void aMarkIsAskedForWithItsKeysUnderTheFilters() {
        chromium.run("millracePage.setFilters({f0: {any: ['East']}})");
        chromium.run(
                "document.querySelector('[data-tile=a] tbody tr:nth-child(2)').dispatchEvent("
                        + "new MouseEvent('contextmenu', {bubbles: true, cancelable: true, clientX: 50, clientY: 50}))");
        chromium.click(".menu.ofmark button");
        chromium.settle();
        assertThat(chromium.run("asked[asked.length - 1]"))
                .isEqualTo(
                        Json.parse(
                                """
                                {"rows":{"tile":"a","filters":{"f0":{"any":["East"]}},"dataset":"d0",
                                 "mark":{"k0":null,"k1":1391212800000},"from":0,"count":200}}
                                """));
        assertThat(chromium.say("document.querySelector('.sheet p').textContent"))
                .isEqualTo("Region is (none); Month is 2014-02; Region is East");
    }

    @Test
    void onlyWhatIsInSightIsInThePageAndAskedFor() throws IOException {
        menu("Show the rows");
        assertThat(chromium.say("document.querySelector('.sheet [role=status]').textContent"))
                .isEqualTo("120,000 rows; a file holds the first 100,000.");
        assertThat(shown(0, 1)).isEqualTo("0");
        assertThat(shown(0, 2)).isEqualTo("NULL");
        assertThat(chromium.number("document.querySelectorAll('.rows tbody tr').length"))
                .isLessThan(60);
        chromium.run("document.querySelector('.scroll.rows').scrollTop = 27 * 90000");
        chromium.settle();
        chromium.settle();
        assertThat(shown(90_000, 1)).isEqualTo("90000");
        assertThat(chromium.number("asked.filter(each => each.rows).length")).isLessThan(5);
        for (var theme : List.of("light", "dark")) {
            chromium.run("millracePage.setTheme('" + theme + "')");
            var pictures = Files.createDirectories(Path.of("target/pictures"));
            Files.write(pictures.resolve("rows-" + theme + ".png"), chromium.picture());
        }
        chromium.click(".rows th button");
        chromium.settle();
        assertThat(shown(0, 1)).isEqualTo(Integer.toString(TOTAL - 1));
        assertThat(
                        chromium.say(
                                "document.querySelector('.rows th[aria-sort]').getAttribute('aria-sort')"))
                .isEqualTo("descending");
    }

    @Test
    void theDialogKeepsTheFocusAndGivesItBack() {
        menu("Show the rows");
        for (int i = 0; i < 12; i++) {
            chromium.press("Tab", 9);
            assertThat(
                            chromium.holds(
                                    "document.querySelector('.sheet').contains(document.activeElement)"))
                    .isTrue();
        }
        chromium.press("Escape", 27);
        assertThat(chromium.holds("document.querySelector('.sheet') === null")).isTrue();
        assertThat(chromium.holds("document.activeElement.className === 'more'")).isTrue();
        menu("Show the rows");
        chromium.run(
                "[...document.querySelectorAll('.sheet button')].find(e => e.textContent ==="
                        + " 'Open in Data').click()");
        assertThat(chromium.say("opened")).isEqualTo("lines");
    }

    @Test
    void rowsAreCopiedAndWrittenToFilesUpToALimit() throws IOException {
        menu("Show the rows");
        chromium.click("[data-file=copy]");
        until("window.copied");
        assertThat(chromium.say("copied").lines().limit(2))
                .containsExactly("n\ttext\tday\thuge", "0\t\t2014-01-01\t12345678901234567890");
        assertThat(chromium.say("copied").lines().count()).isEqualTo(10_001);
        chromium.click("[data-file=csv]");
        until("saved.length");
        var csv = new String(saved(), StandardCharsets.UTF_8).lines().toList();
        assertThat(csv).hasSize(100_001);
        assertThat(csv.get(2)).isEqualTo("1,'=cmd|x,2014-01-02,12345678901234567890");
        chromium.run("saved = []");
        chromium.click("[data-file=xlsx]");
        until("saved.length");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(saved()))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(100_001);
            var second = rows.get(2);
            assertThat(second.getCellAsNumber(0)).contains(BigDecimal.ONE);
            assertThat(second.getCellAsString(1)).contains("=cmd|x");
            assertThat(second.getCellAsDate(2)).contains(LocalDateTime.of(2014, 1, 2, 0, 0));
            assertThat(second.getCellAsString(3)).contains("12345678901234567890");
        }
    }

    @Test
    void aTileIsWrittenAsXlsxWithItsTypesAndNothingRuns() throws IOException {
        menu("Download XLSX");
        until("saved.length");
        assertThat(chromium.say("saved[0][0]")).isEqualTo("Sales-b.xlsx");
        var formats = new ReadingOptions(true, false);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(saved()), formats)) {
            assertThat(book.getFirstSheet().getName()).isEqualTo("Sales <b>");
            var rows = book.getFirstSheet().read();
            assertThat(texts(rows.getFirst())).containsExactly("Region", "Month", "+Sales");
            assertThat(rows.get(1).getCellAsString(0)).contains("East");
            assertThat(rows.get(1).getCellAsDate(1)).contains(LocalDateTime.of(2014, 1, 1, 0, 0));
            assertThat(rows.get(1).getCell(1).getDataFormatString()).isEqualTo("yyyy-mm");
            assertThat(rows.get(1).getCellAsNumber(2)).contains(new BigDecimal(3));
            assertThat(rows.get(2).getCell(0)).isNull();
            assertThat(rows.get(2).getCellAsNumber(2)).contains(new BigDecimal("2.5"));
            assertThat(rows.get(3).getCellAsString(0)).contains("=1+1");
            assertThat(rows.stream().flatMap(Row::stream))
                    .noneMatch(cell -> cell != null && cell.getType() == CellType.FORMULA);
        }
    }

    @Test
    void hostileTextsStayTexts() throws IOException {
        var cells =
                List.of(
                        "=1+1",
                        "+1",
                        "-1",
                        "@SUM(A1)",
                        "\tx",
                        "\rx",
                        "</t></is></c>",
                        "a&b\"'<",
                        "\u0000\u000b\ud800",
                        "😀",
                        "x".repeat(40_000));
        chromium.run(
                "millraceParts.xlsx.book(\"[a]:*?/'\\\\\", ['h'], "
                        + Json.line(
                                new Value.Items(
                                        cells.stream()
                                                .<Value>map(cell -> Value.items(Value.of(cell)))
                                                .toList()))
                        + ").then(blob => millraceParts.files.save(blob, 'x.xlsx'))");
        until("saved.length");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(saved()))) {
            var rows = book.getFirstSheet().read();
            var read =
                    IntStream.rangeClosed(1, cells.size())
                            .mapToObj(i -> rows.get(i).getCell(0))
                            .map(Cell::getRawValue)
                            .toList();
            assertThat(read.subList(0, 8))
                    .containsExactly(
                            "=1+1",
                            "+1",
                            "-1",
                            "@SUM(A1)",
                            "\tx",
                            "\rx",
                            "</t></is></c>",
                            "a&b\"'<");
            assertThat(read.get(8)).isEqualTo("\ufffd\ufffd\ufffd");
            assertThat(read.get(9)).isEqualTo("😀");
            assertThat(read.get(10)).hasSize(32_767);
            assertThat(book.getFirstSheet().getName()).isEqualTo("a");
        }
    }

    private static List<String> texts(Row row) {
        return row.stream().map(Cell::getRawValue).toList();
    }

    private static byte[] saved() {
        var text = new StringBuilder();
        for (int at = 0; at == 0 || at < chromium.number("saved[0][1].length"); at += 3_000_000) {
            text.append(chromium.say("saved[0][1].substr(" + at + ", 3000000)"));
        }
        return Base64.getDecoder().decode(text.toString());
    }

    private static void until(String condition) {
        chromium.run(
                "new Promise(done => { const look = () => ("
                        + condition
                        + ") ? done(1) :"
                        + " setTimeout(look, 20); look(); })");
    }
}
