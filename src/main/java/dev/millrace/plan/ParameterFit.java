package dev.millrace.plan;

import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds values that the engine would bend to the type of a parameter without a word: it rounds
/// `1.5` to a BIGINT, reads `1e400` as infinity and drops the time of day from a DATE. What is no
/// value of the type at all is the engine's to refuse.
final class ParameterFit {

    private static final Set<String> WHOLE =
            Set.of(
                    "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "INT",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "UHUGEINT",
                    "LONG",
                    "SHORT",
                    "SIGNED");

    private static final Pattern DECIMAL =
            Pattern.compile("(?:DECIMAL|NUMERIC)\\s*\\(\\s*\\d+\\s*(?:,\\s*(\\d+)\\s*)?\\)");

    private static final Pattern TIME_OF_DAY = Pattern.compile("\\d\\d?:\\d\\d");

    private ParameterFit() {}

    /// Why the value is not one of the type, as the end of a sentence; empty if nothing speaks
    /// against it.
    static Optional<String> objection(String type, Value value) {
        var name = type.strip().toUpperCase(Locale.ROOT);
        var text = Arguments.text(value);
        if (text.indexOf('\0') >= 0) {
            return Optional.of("holds a NUL character");
        }
        if (name.equals("DATE") && TIME_OF_DAY.matcher(text).find()) {
            return Optional.of("has a time of day, which a DATE does not hold");
        }
        return number(value).flatMap(number -> objection(name, number));
    }

    private static Optional<String> objection(String type, BigDecimal number) {
        if (WHOLE.contains(type) && decimals(number) > 0) {
            return Optional.of("is not whole");
        }
        boolean floats = Set.of("DOUBLE", "FLOAT", "REAL", "FLOAT4", "FLOAT8").contains(type);
        boolean narrow = Set.of("FLOAT", "REAL", "FLOAT4").contains(type);
        if (floats && Double.isInfinite(narrow ? number.floatValue() : number.doubleValue())) {
            return Optional.of("is too large for a " + type);
        }
        Matcher decimal = DECIMAL.matcher(type);
        if (decimal.matches()) {
            int most = decimal.group(1) == null ? 0 : Integer.parseInt(decimal.group(1));
            return decimals(number) > most
                    ? Optional.of("has more than " + most + " decimals")
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static long decimals(BigDecimal number) {
        return number.signum() == 0 ? 0 : number.stripTrailingZeros().scale();
    }

    private static Optional<BigDecimal> number(Value value) {
        return switch (value) {
            case Value.Num(var number) -> Optional.of(number);
            case Value.Text(String text) -> {
                try {
                    yield Optional.of(new BigDecimal(text.strip()));
                } catch (NumberFormatException other) {
                    yield Optional.empty();
                }
            }
            default -> Optional.empty();
        };
    }
}
