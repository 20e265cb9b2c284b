package dev.millrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.board.TileRows;
import dev.millrace.model.Column;
import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What Arrow's own reader finds in a stream.
@Timeout(120)
class TileArrowTest {

    record Read(List<String> types, List<List<@Nullable Object>> rows) {

        static Read of(byte[] stream) throws Exception {
            try (var memory = new RootAllocator();
                    var reader = new ArrowStreamReader(new ByteArrayInputStream(stream), memory)) {
                var root = reader.getVectorSchemaRoot();
                var rows = new ArrayList<List<@Nullable Object>>();
                while (reader.loadNextBatch()) {
                    for (int i = 0; i < root.getRowCount(); i++) {
                        var row = new ArrayList<@Nullable Object>();
                        for (var vector : root.getFieldVectors()) {
                            var value = vector.getObject(i);
                            row.add(
                                    value instanceof org.apache.arrow.vector.util.Text
                                            ? value.toString()
                                            : value);
                        }
                        rows.add(row);
                    }
                }
                var types =
                        root.getSchema().getFields().stream()
                                .map(Field::getType)
                                .map(Object::toString)
                                .toList();
                return new Read(types, rows);
            }
        }
    }

    @Test
    void holdsTheRowsOfATileWithTheirTypes(@TempDir Path folder) throws Exception {
        try (var shop = Shop.in(folder)) {
            shop.run();
            shop.serve();
            var answer =
                    shop.get("/api/tiles/lines", "Accept", "application/vnd.apache.arrow.stream");
            assertThat(answer.headers().firstValue("content-type")).hasValue(TileArrow.TYPE);
            var read = Read.of(answer.body());
            assertThat(read.types())
                    .containsExactly(
                            "Utf8",
                            "Utf8",
                            "Decimal(12, 2, 128)",
                            "Int(64, true)",
                            "Timestamp(MICROSECOND, null)",
                            "FloatingPoint(DOUBLE)");
            assertThat(read.rows())
                    .isEqualTo(
                            shop
                                    .sql(
                                            "SELECT region, product, amount, pieces, sold::TIMESTAMP,"
                                                    + " weight FROM sales ORDER BY amount")
                                    .stream()
                                    .map(TileArrowTest::asJavaTime)
                                    .toList());
            var west = Shop.encoded("{\"f0\":{\"any\":[\"West\"]}}");
            assertThat(Read.of(shop.get("/api/tiles/months?format=arrow&filter=" + west).body()))
                    .isEqualTo(
                            new Read(
                                    List.of(
                                            "Timestamp(MICROSECOND, null)",
                                            "FloatingPoint(DOUBLE)"),
                                    List.of(
                                            List.of(LocalDateTime.parse("2024-02-01T00:00"), 3.0),
                                            List.of(
                                                    LocalDateTime.parse("2024-03-01T00:00"),
                                                    9.0))));
        }
    }

    private static List<@Nullable Object> asJavaTime(List<@Nullable Object> row) {
        var same = new ArrayList<@Nullable Object>(row);
        same.replaceAll(
                value -> value instanceof java.sql.Timestamp time ? time.toLocalDateTime() : value);
        return same;
    }

    @Test
    void everyTypeOfTheEngineHasAPlace() throws Exception {
        var types =
                List.of(
                        "BOOLEAN",
                        "TINYINT",
                        "SMALLINT",
                        "INTEGER",
                        "BIGINT",
                        "UTINYINT",
                        "USMALLINT",
                        "UINTEGER",
                        "UBIGINT",
                        "HUGEINT",
                        "DECIMAL(38,10)",
                        "FLOAT",
                        "DOUBLE",
                        "DATE",
                        "TIME",
                        "TIMESTAMP",
                        "VARCHAR",
                        "INTEGER[]");
        List<@Nullable String> values =
                Arrays.asList(
                        "true",
                        "-128",
                        "-32768",
                        "-5",
                        "-9223372036854775808",
                        "255",
                        "65535",
                        "4294967295",
                        "18446744073709551615",
                        "12345678901234567890123456789012345678",
                        "0.0000000001",
                        "1.5",
                        "-inf",
                        "1969-12-31",
                        "23:59:59.999999",
                        "2024-01-02 03:04:05.678901",
                        "ä",
                        "[1, 2]");
        List<@Nullable String> nothing = new ArrayList<>();
        types.forEach(_ -> nothing.add(null));
        var read = Read.of(TileArrow.of(table(types, List.of(values, nothing))));
        assertThat(read.rows().getFirst())
                .containsExactly(
                        true,
                        (byte) -128,
                        (short) -32768,
                        -5,
                        Long.MIN_VALUE,
                        (byte) -1,
                        (char) 65535,
                        -1,
                        -1L,
                        new BigDecimal("12345678901234567890123456789012345678"),
                        new BigDecimal("0.0000000001"),
                        1.5f,
                        Double.NEGATIVE_INFINITY,
                        (int) LocalDate.parse("1969-12-31").toEpochDay(),
                        86_399_999_999L,
                        LocalDateTime.parse("2024-01-02T03:04:05.678901"),
                        "ä",
                        "[1, 2]");
        assertThat(read.rows().get(1)).containsOnlyNulls().hasSize(types.size());
    }

    @Test
    void whatArrowHasNoRoomForGoesAsText() throws Exception {
        var sum = "170141183460469231731687303715884105727";
        var read =
                Read.of(
                        TileArrow.of(
                                table(
                                        List.of("HUGEINT", "DATE", "TIMESTAMP"),
                                        List.of(
                                                List.of(
                                                        sum,
                                                        "infinity",
                                                        "0044-03-15 (BC) 00:00:00"),
                                                List.of(
                                                        "1",
                                                        "2024-01-01",
                                                        "2024-01-01 00:00:00")))));
        assertThat(read.types()).containsOnly("Utf8");
        assertThat(read.rows().getFirst().getFirst()).isEqualTo(sum);
    }

    @SuppressWarnings("NullAway") // it takes the nulls for none where a record is compiled already
    private static TileRows.Table table(List<String> types, List<List<@Nullable String>> values) {
        var columns = new ArrayList<Column>();
        types.forEach(type -> columns.add(new Column("c" + columns.size(), type)));
        return new TileRows.Table("d0", new Rows(new Schema(columns), values), false);
    }
}
