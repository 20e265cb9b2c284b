package dev.millrace.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FewFilesTest {

    private static final Sql SQL =
            Sql.of("({})", Sql.fewFiles(Sql.of("FROM f({})", Sql.files("path", "*.csv"))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 | (FROM f([]))
                    1 | (FROM f(['1']))
                    2 | (FROM f(['1', '2']))
                    3 | (FROM f(['1', '2']) UNION ALL FROM f(['3']))
                    5 | (FROM f(['1', '2']) UNION ALL FROM f(['3', '4']) UNION ALL FROM f(['5']))
                    """)
    void aSelectIsWrittenForEachTwoFiles(int count, String text) {
        var files = IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();

        assertThat(SQL.render(Dialect.DUCKDB, _ -> files).text()).isEqualTo(text);
    }

    @Test
    void aPartOfItAloneIsWrittenAsItIs() {
        var text = new StringBuilder();
        SQL.parts().forEach(part -> text.append(new Sql(List.of(part)).text(Dialect.DUCKDB)));

        assertThat(text).hasToString("(FROM f(['*.csv']))");
    }

    @Test
    void placesInEachCopyAreThoseOfTheSetting() {
        var typed = Sql.typed("columns[0].type", "DATE", Sql.Form.TYPE_TEXT);
        var sql = Sql.fewFiles(Sql.of("f({}, {})", Sql.files("path", "*.csv"), typed));
        var rendered = sql.render(Dialect.DUCKDB, _ -> List.of("1", "2", "3"));

        assertThat(rendered.settingAt(rendered.text().lastIndexOf("DATE")))
                .hasValueSatisfying(
                        place -> assertThat(place.setting()).isEqualTo("columns[0].type"));
        assertThat(Sql.literal(Value.of("DATE")).text(Dialect.DUCKDB)).isEqualTo("'DATE'");
    }
}
