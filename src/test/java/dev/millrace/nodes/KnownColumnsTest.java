package dev.millrace.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.sql.Sql;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownColumnsTest {

    @Test
    void findsWithoutRegardToCaseButTheSameCaseFirst() {
        var known = known("ä", "Ä", "Region");

        assertThat(known.find("Ä")).contains("Ä");
        assertThat(known.find("ä")).contains("ä");
        assertThat(known.find("REGION")).contains("Region");
        assertThat(known.find("area")).isEmpty();
    }

    @Test
    void takesAnyNameWhileColumnsAreNotKnown() {
        assertThat(known().name("group[0]", "x")).isEqualTo(Sql.name("x"));
    }

    @Test
    void listsAFewColumnsWhenNoneComesClose() {
        var names = IntStream.range(0, 20).mapToObj(i -> "column " + i).toArray(String[]::new);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> known(names).names("group", List.of("column 1", "zzz")))
                .satisfies(
                        e -> {
                            assertThat(e.fault().code()).isEqualTo(FaultCode.COLUMN_UNKNOWN);
                            assertThat(e.fault().place().setting()).isEqualTo("group[1]");
                            assertThat(e.fault().hint()).endsWith("column 7 and others.");
                        });
    }

    private static KnownColumns known(String... names) {
        return new KnownColumns(
                new Schema(List.of(names).stream().map(n -> new Column(n, "VARCHAR")).toList()));
    }
}
