package dev.millrace.chart;

import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Values of answers as words of a sentence, the same on every machine.
final class Words {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Words() {}

    /// With as many digits as a person can use: 1,234 but 0.156.
    static String number(Value value) {
        if (!(value instanceof Value.Num(var number))) {
            return "no value";
        }
        var magnitude = number.abs();
        if (magnitude.compareTo(BigDecimal.ONE) < 0) {
            return number.round(new MathContext(3)).stripTrailingZeros().toPlainString();
        }
        var pattern = magnitude.compareTo(BigDecimal.valueOf(1_000)) < 0 ? "#,##0.##" : "#,##0";
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(number);
    }

    static String count(long count, String one, String many) {
        return number(Value.of(count)) + " " + (count == 1 ? one : many);
    }

    static String key(Key key, Value value) {
        if (value instanceof Value.Null) {
            return "no value";
        }
        if (!(value instanceof Value.Num(var number))) {
            return text(value);
        }
        return switch (key.bucket()) {
            case Bucket.Plain _ -> number(value);
            case Bucket.Bin bin ->
                    number(value) + " to " + number(Draw.number(number.doubleValue() + bin.step()));
            case Bucket.Time(Unit unit) -> time(unit, number.longValue());
        };
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text.isEmpty() ? "the empty text" : text;
            case Value.Bool(var flag) -> flag ? "true" : "false";
            default -> value.kind();
        };
    }

    private static String time(Unit unit, long value) {
        var names = ChannelDrawing.NAMES.getOrDefault(unit, List.of());
        if (unit.isCyclic()) {
            return value >= 1 && value <= names.size()
                    ? names.get((int) value - 1)
                    : Long.toString(value);
        }
        var time = LocalDateTime.ofInstant(Instant.ofEpochMilli(value), ZoneOffset.UTC);
        return switch (unit) {
            case YEAR -> Integer.toString(time.getYear());
            case YEARQUARTER -> time.getYear() + " Q" + ((time.getMonthValue() + 2) / 3);
            case YEARMONTH ->
                    ChannelDrawing.NAMES
                                    .getOrDefault(Unit.MONTH, List.of())
                                    .get(time.getMonthValue() - 1)
                            + " "
                            + time.getYear();
            case YEARWEEK, YEARMONTHDATE -> time.format(DAY);
            default ->
                    time.toLocalTime().toSecondOfDay() == 0
                            ? time.format(DAY)
                            : time.format(MINUTE);
        };
    }
}
