package dev.millrace.chart;

import dev.millrace.model.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Points in time as people write them into descriptions, as milliseconds since 1970 in UTC.
final class Moments {

    private Moments() {}

    /// A number is taken as it is, a text as ISO 8601 without a zone, and an object as the date
    /// time of Vega-Lite with numbers: `{"year": 2014, "month": 3}`.
    static Optional<Value> of(Value value) {
        try {
            return switch (value) {
                case Value.Num _ -> Optional.of(value);
                case Value.Text(var text) -> Optional.of(millis(parse(text)));
                case Value.Fields fields -> Optional.of(millis(parse(fields)));
                default -> Optional.empty();
            };
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Value millis(LocalDateTime time) {
        return Value.of(time.toInstant(ZoneOffset.UTC).toEpochMilli());
    }

    private static LocalDateTime parse(String text) {
        var plain = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        return switch (plain.length()) {
            case 4 -> LocalDate.parse(plain + "-01-01").atStartOfDay();
            case 7 -> LocalDate.parse(plain + "-01").atStartOfDay();
            case 10 -> LocalDate.parse(plain).atStartOfDay();
            default -> LocalDateTime.parse(plain.replace(' ', 'T'));
        };
    }

    private static LocalDateTime parse(Value.Fields fields) {
        return LocalDateTime.of(
                part(fields, "year", 1970),
                part(fields, "month", 1),
                part(fields, "date", 1),
                part(fields, "hours", 0),
                part(fields, "minutes", 0));
    }

    private static int part(Value.Fields fields, String name, int otherwise) {
        return switch (fields.get(name)) {
            case null -> otherwise;
            case Value.Num(var number) -> number.intValueExact();
            default -> throw new DateTimeException(name);
        };
    }
}
