package dev.millrace.ui.inspector;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a format of d3 makes of a number or a time, for those who write one.
final class FormatExample {

    static final BigDecimal NUMBER = new BigDecimal("1234.567");
    static final BigDecimal SHARE = new BigDecimal("0.12345");
    static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 31, 14, 5, 9);

    private static final Pattern SPECIFIER =
            Pattern.compile(
                    "(?<sign>[+(]?)(?<dollar>\\$?)(?<comma>,?)(?:\\.(?<digits>\\d{1,2}))?"
                            + "(?<trim>~?)(?<type>[defgprs%]?)");
    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P"};

    private FormatExample() {}

    /// @param time whether the values are times
    /// @return `1,234.57`; empty if the text is no format, or one that is rare
    static Optional<String> of(String format, boolean time) {
        if (time) {
            return format.contains("%") ? time(format) : Optional.empty();
        }
        var matcher = SPECIFIER.matcher(format);
        return matcher.matches() ? Optional.of(number(matcher)) : Optional.empty();
    }

    /// `1234.567 shows as `.
    static String given(String format, boolean time) {
        boolean share = format.endsWith("%") || format.endsWith("p");
        var sample = time ? "31 January 2026, 14:05:09" : (share ? SHARE : NUMBER).toPlainString();
        return sample + " shows as ";
    }

    private static String number(Matcher specifier) {
        var type = specifier.group("type");
        boolean share = type.equals("%") || type.equals("p");
        var digits = specifier.group("digits");
        boolean trim = !specifier.group("trim").isEmpty() || type.isEmpty();
        var body = body(type, digits, share ? SHARE : NUMBER, trim);
        if (!specifier.group("comma").isEmpty()) {
            body = grouped(body);
        }
        var sign = specifier.group("sign").equals("+") ? "+" : "";
        return sign + specifier.group("dollar") + body;
    }

    private static String body(String type, String digits, BigDecimal value, boolean trim) {
        int asked = digits == null ? type.isEmpty() ? 12 : 6 : Integer.parseInt(digits);
        int significant = Math.max(1, asked);
        return switch (type) {
            case "d" -> fixed(value, 0, false);
            case "f" -> fixed(value, asked, trim);
            case "%" -> fixed(value.movePointRight(2), asked, trim) + "%";
            case "p" -> plain(value.movePointRight(2), significant, trim) + "%";
            case "s" -> prefixed(value, significant, trim);
            case "e" -> exponent(value, asked, trim);
            case "g", "" ->
                    whole(value) > significant
                            ? exponent(value, significant - 1, trim)
                            : plain(value, significant, trim);
            default -> plain(value, significant, trim);
        };
    }

    private static int whole(BigDecimal value) {
        return value.precision() - value.scale();
    }

    private static String fixed(BigDecimal value, int decimals, boolean trim) {
        return trimmed(value.setScale(decimals, RoundingMode.HALF_UP), trim);
    }

    private static String plain(BigDecimal value, int significant, boolean trim) {
        return trimmed(rounded(value, significant), trim);
    }

    /// With zeros up to the digits that were asked for.
    private static BigDecimal rounded(BigDecimal value, int significant) {
        var rounded = value.round(new MathContext(significant, RoundingMode.HALF_UP));
        return rounded.setScale(Math.max(0, significant - whole(rounded)), RoundingMode.HALF_UP);
    }

    private static String trimmed(BigDecimal value, boolean trim) {
        return (trim ? value.stripTrailingZeros() : value).toPlainString();
    }

    private static String prefixed(BigDecimal value, int significant, boolean trim) {
        int power = Math.max(0, (whole(value) - 1) / 3);
        return plain(value.movePointLeft(3 * power), significant, trim) + PREFIXES[power];
    }

    private static String exponent(BigDecimal value, int decimals, boolean trim) {
        int power = whole(value) - 1;
        var mantissa = fixed(value.movePointLeft(power), decimals, trim);
        return mantissa + (power < 0 ? "e" : "e+") + power;
    }

    private static String grouped(String body) {
        int end = 0;
        while (end < body.length() && Character.isDigit(body.charAt(end))) {
            end++;
        }
        var grouped = new StringBuilder(body);
        for (int at = end - 3; at > 0; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    private static Optional<String> time(String format) {
        var written = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            if (format.charAt(i) != '%') {
                written.append(format.charAt(i));
                continue;
            }
            boolean bare = i + 1 < format.length() && format.charAt(i + 1) == '-';
            i += bare ? 2 : 1;
            var part = i < format.length() ? part(format.charAt(i)) : "";
            if (part.isEmpty()) {
                return Optional.empty();
            }
            written.append(bare ? part.replaceFirst("^0+(?=.)", "") : part);
        }
        return Optional.of(written.toString());
    }

    private static String part(char directive) {
        if (directive == '%') {
            return "%";
        }
        var pattern =
                switch (directive) {
                    case 'Y' -> "yyyy";
                    case 'y' -> "yy";
                    case 'm' -> "MM";
                    case 'b' -> "MMM";
                    case 'B' -> "MMMM";
                    case 'd' -> "dd";
                    case 'a' -> "EEE";
                    case 'A' -> "EEEE";
                    case 'j' -> "DDD";
                    case 'H' -> "HH";
                    case 'I' -> "hh";
                    case 'M' -> "mm";
                    case 'S' -> "ss";
                    case 'L' -> "SSS";
                    case 'p' -> "a";
                    case 'q' -> "q";
                    default -> "";
                };
        return pattern.isEmpty()
                ? ""
                : TIME.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }
}
