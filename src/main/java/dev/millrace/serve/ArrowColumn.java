package dev.millrace.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/// A column in Arrow, filled from the texts that the engine writes.
///
/// @param type that Arrow has for the engine's; what it has none for goes as text
record ArrowColumn(ArrowType type) {

    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");
    private static final int MOST_DIGITS = 38;
    private static final BigInteger LIMIT = BigInteger.TEN.pow(MOST_DIGITS);

    private static final ArrowType TEXT = new ArrowType.Utf8();

    /// @param engine the engine's type
    /// @param texts all values, for what has more digits or another range than Arrow's type
    static ArrowColumn of(String engine, List<@Nullable String> texts) {
        var type = type(engine);
        return new ArrowColumn(
                texts.stream().allMatch(text -> text == null || fits(type, text)) ? type : TEXT);
    }

    private static ArrowType type(String engine) {
        var decimal = DECIMAL.matcher(engine);
        if (decimal.matches()) {
            return new ArrowType.Decimal(
                    Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)), 128);
        }
        return switch (engine) {
            case "BOOLEAN" -> new ArrowType.Bool();
            case "TINYINT" -> new ArrowType.Int(8, true);
            case "SMALLINT" -> new ArrowType.Int(16, true);
            case "INTEGER" -> new ArrowType.Int(32, true);
            case "BIGINT" -> new ArrowType.Int(64, true);
            case "UTINYINT" -> new ArrowType.Int(8, false);
            case "USMALLINT" -> new ArrowType.Int(16, false);
            case "UINTEGER" -> new ArrowType.Int(32, false);
            case "UBIGINT" -> new ArrowType.Int(64, false);
            case "HUGEINT", "UHUGEINT" -> new ArrowType.Decimal(MOST_DIGITS, 0, 128);
            case "FLOAT" -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
            case "DOUBLE" -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case "DATE" -> new ArrowType.Date(DateUnit.DAY);
            case "TIME" -> new ArrowType.Time(TimeUnit.MICROSECOND, 64);
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS" ->
                    new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
            default -> TEXT;
        };
    }

    /// Some values have no place in Arrow's type: a sum of 39 digits, the date `infinity`.
    private static boolean fits(ArrowType type, String text) {
        return switch (type) {
            case ArrowType.Decimal decimal when decimal.getScale() == 0 ->
                    new BigInteger(text).abs().compareTo(LIMIT) < 0;
            case ArrowType.Date _ -> isPlain(text);
            case ArrowType.Timestamp _ -> isPlain(text);
            case ArrowType.Time _ -> !text.startsWith("24");
            default -> true;
        };
    }

    /// Years of four digits, in our era.
    private static boolean isPlain(String text) {
        return text.length() >= 10
                && text.charAt(4) == '-'
                && Character.isDigit(text.charAt(0))
                && !text.contains("BC");
    }

    /// @param value text of a row in UTF-8; null for NULL
    static void fill(
            FieldVector into, ArrowColumn column, int rows, IntFunction<byte @Nullable []> value) {
        into.setInitialCapacity(rows);
        into.allocateNew();
        for (int row = 0; row < rows; row++) {
            var bytes = value.apply(row);
            if (bytes == null) {
                into.setNull(row);
            } else if (into instanceof VarCharVector texts) {
                texts.setSafe(row, bytes);
            } else {
                put(into, row, new String(bytes, UTF_8));
            }
        }
        into.setValueCount(rows);
    }

    private static void put(FieldVector into, int row, String text) {
        switch (into) {
            case BitVector bits -> bits.setSafe(row, text.equals("true") ? 1 : 0);
            case TinyIntVector numbers -> numbers.setSafe(row, Integer.parseInt(text));
            case SmallIntVector numbers -> numbers.setSafe(row, Integer.parseInt(text));
            case IntVector numbers -> numbers.setSafe(row, Integer.parseInt(text));
            case BigIntVector numbers -> numbers.setSafe(row, Long.parseLong(text));
            case UInt1Vector numbers -> numbers.setSafe(row, Integer.parseInt(text));
            case UInt2Vector numbers -> numbers.setSafe(row, Integer.parseInt(text));
            case UInt4Vector numbers -> numbers.setSafe(row, Integer.parseUnsignedInt(text));
            case UInt8Vector numbers -> numbers.setSafe(row, Long.parseUnsignedLong(text));
            case DecimalVector numbers ->
                    numbers.setSafe(row, new BigDecimal(text).setScale(numbers.getScale()));
            case Float4Vector numbers -> numbers.setSafe(row, Float.parseFloat(number(text)));
            case Float8Vector numbers -> numbers.setSafe(row, Double.parseDouble(number(text)));
            case DateDayVector days ->
                    days.setSafe(row, Math.toIntExact(LocalDate.parse(text).toEpochDay()));
            case TimeMicroVector times ->
                    times.setSafe(row, LocalTime.parse(text).toNanoOfDay() / 1_000);
            case TimeStampMicroVector moments -> moments.setSafe(row, micros(text));
            default -> throw new IllegalStateException("no value for " + into.getField());
        }
    }

    /// As Java reads what is no number.
    private static String number(String text) {
        return switch (text) {
            case "inf", "Infinity" -> "Infinity";
            case "-inf", "-Infinity" -> "-Infinity";
            case "nan", "NaN" -> "NaN";
            default -> text;
        };
    }

    private static long micros(String text) {
        var moment = LocalDateTime.parse(text.replace(' ', 'T'));
        return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), moment);
    }
}
