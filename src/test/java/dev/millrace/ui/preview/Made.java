package dev.millrace.ui.preview;

import dev.millrace.engine.look.ColumnStatistics;
import dev.millrace.engine.look.ColumnStatistics.Range;
import dev.millrace.engine.look.ColumnStatistics.Top;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tables that are made up: orders of a shop, very wide ones, and values that make trouble.
final class Made {

    private static final List<String> REGIONS = List.of("South", "West", "Central", "East");
    private static final List<String> CATEGORIES =
            List.of("Furniture", "Office Supplies", "Technology");
    private static final List<String> PRODUCTS =
            List.of(
                    "Bush Somerset Collection Bookcase",
                    "Hon Deluxe Fabric Upholstered Stacking Chairs",
                    "Self-Adhesive Address Labels for Typewriters",
                    "Bretford CR4500 Series Slim Rectangular Table",
                    "Eldon Fold 'N Roll Cart System",
                    "Eldon Expressions Wood and Plastic Desk");

    private Made() {}

    static Schema schema(String... namesAndTypes) {
        return new Schema(
                IntStream.range(0, namesAndTypes.length / 2)
                        .mapToObj(i -> new Column(namesAndTypes[2 * i], namesAndTypes[2 * i + 1]))
                        .toList());
    }

    /// 24 columns.
    static Generated orders(long count) {
        var first =
                schema(
                        "Order Date", "DATE",
                        "Region", "VARCHAR",
                        "Category", "VARCHAR",
                        "Product Name", "VARCHAR",
                        "Sales", "DECIMAL(12,2)",
                        "Quantity", "INTEGER",
                        "Discount", "DECIMAL(3,2)",
                        "Profit", "DECIMAL(12,2)",
                        "Shipped At", "TIMESTAMP WITH TIME ZONE",
                        "Returned", "BOOLEAN",
                        "Note", "VARCHAR",
                        "Customer", "STRUCT(name VARCHAR, segment VARCHAR)");
        var more = IntStream.range(12, 24).mapToObj(i -> new Column("measure_" + i, "DOUBLE"));
        var schema = new Schema(Stream.concat(first.columns().stream(), more).toList());
        return new Generated(schema, count, Made::order);
    }

    private static @Nullable String order(long row, int column) {
        long mixed = (row * 2654435761L) >>> 7;
        return switch (column) {
            case 0 ->
                    String.format(
                            Locale.ROOT,
                            "201%d-%02d-%02d",
                            4 + mixed % 4,
                            1 + mixed % 12,
                            1 + mixed % 28);
            case 1 -> REGIONS.get((int) (mixed % 4));
            case 2 -> CATEGORIES.get((int) (mixed % 7 % 3));
            case 3 -> PRODUCTS.get((int) (row % 6));
            case 4 -> String.format(Locale.ROOT, "%.2f", mixed % 226_384 / 10.0 / (1 + mixed % 9));
            case 5 -> Long.toString(1 + mixed % 14);
            case 6 -> String.format(Locale.ROOT, "%.2f", mixed % 5 * 0.2);
            case 7 -> String.format(Locale.ROOT, "%.2f", mixed % 9_000 / 7.0 - 600);
            case 8 -> "2016-11-08 14:03:" + (10 + row % 50) + "+00";
            case 9 -> row % 3 == 0 ? "true" : "false";
            case 10 -> row % 4 == 0 ? null : row % 4 == 1 ? "" : "see row " + row;
            case 11 -> "{\"name\": \"Claire Gute\", \"segment\": \"Consumer\"}";
            default -> row % 50 == 7 ? null : Double.toString(mixed % 1_000 / 8.0);
        };
    }

    /// 2,000 columns.
    static Generated wide(long count) {
        var columns =
                IntStream.range(0, 2_000)
                        .mapToObj(i -> new Column("column_" + i, i % 3 == 0 ? "VARCHAR" : "DOUBLE"))
                        .toList();
        return new Generated(
                new Schema(columns),
                count,
                (row, column) -> column % 3 == 0 ? "r" + row + "c" + column : row + "." + column);
    }

    /// What hides, turns, is long, nests or is not there.
    static Generated trouble() {
        var schema =
                schema(
                        "what", "VARCHAR",
                        "text", "VARCHAR",
                        "nested", "STRUCT(a INTEGER, b VARCHAR[])",
                        "number", "DOUBLE",
                        "bytes", "BLOB");
        var texts =
                List.of(
                        "plain",
                        "",
                        "two\nlines and\ta tab",
                        "she said \"no\", it's 5 o'clock",
                        "\u202Edesrever\u202C and a \u0007 bell",
                        "שלום עולם 123",
                        "مرحبا بالعالم",
                        "数据管道 データ",
                        "emoji 👩‍👩‍👧 🚀 done",
                        "long ".repeat(40_000),
                        "null");
        var whats =
                List.of(
                        "plain",
                        "empty",
                        "breaks",
                        "quotes",
                        "turning",
                        "Hebrew",
                        "Arabic",
                        "Chinese",
                        "emoji",
                        "long",
                        "the word null");
        return new Generated(
                schema,
                12,
                (row, column) ->
                        row == 11
                                ? column == 0 ? "NULL" : null
                                : switch (column) {
                                    case 0 -> whats.get((int) row);
                                    case 1 -> texts.get((int) row);
                                    case 2 ->
                                            "{\"a\": "
                                                    + row
                                                    + ", \"b\": [\"x\", \"y\\nz\", null],"
                                                    + " \"c\": {\"d\": {\"e\": true}}}";
                                    case 3 -> row == 3 ? "NaN" : "1e" + row;
                                    default -> "\\x00\\xFF" + row;
                                });
    }

    static ColumnStatistics facts(String column, String type) {
        var name = column.equals("Note") || column.startsWith("measure") ? 230L : 0L;
        return switch (ValueKind.of(type)) {
            case NUMBER -> number(column, name);
            case TIME ->
                    facts(column, 0, 1_237, new Range("2014-01-03", "2017-12-30"), List.of(), 11);
            default ->
                    new ColumnStatistics(
                            column,
                            9_994,
                            name,
                            4,
                            true,
                            Optional.empty(),
                            REGIONS.stream()
                                    .map(r -> new Top(r, 3_203 - 400L * r.length() / 2))
                                    .toList(),
                            List.of(3_203L, 2_848L, 2_323L, 1_620L));
        };
    }

    private static ColumnStatistics number(String column, long nulls) {
        return switch (column) {
            case "Quantity" -> facts(column, nulls, 14, new Range("1", "14"), List.of(), 7);
            case "Discount" -> facts(column, nulls, 12, new Range("0", "0.80"), List.of(), 9);
            case "Profit" ->
                    facts(column, nulls, 7_287, new Range("-6599.98", "8399.98"), List.of(), 10);
            default -> facts(column, nulls, 5_825, new Range("0.44", "22638.48"), List.of(), 8);
        };
    }

    private static ColumnStatistics facts(
            String column, long nulls, long distinct, Range range, List<Top> top, int bars) {
        var heights =
                IntStream.range(0, bars)
                        .mapToObj(
                                i -> 20L + Math.round(4_000 / (1 + i * i * 0.7)) * (1 + i * 7 % 3))
                        .toList();
        return new ColumnStatistics(
                column, 9_994, nulls, distinct, distinct < 1_000, Optional.of(range), top, heights);
    }
}
