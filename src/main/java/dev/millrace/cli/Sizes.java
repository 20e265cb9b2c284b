package dev.millrace.cli;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Sizes as people write them.
final class Sizes {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?) ?([KMGT]I?B|B)?");
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);
    private static final Map<String, Long> UNITS =
            Map.of(
                    "B", 1L,
                    "KB", 1_000L,
                    "MB", 1_000_000L,
                    "GB", 1_000_000_000L,
                    "TB", 1_000_000_000_000L,
                    "KIB", 1L << 10,
                    "MIB", 1L << 20,
                    "GIB", 1L << 30,
                    "TIB", 1L << 40);

    private Sizes() {}

    /// `500MB` is 500,000,000 and `500MiB` is 524,288,000.
    static long bytes(String text) {
        var match = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!match.matches()) {
            throw Fault.of(FaultCode.CALL_INVALID, "\"" + text + "\" is not a size.")
                    .withHint("Sizes are such as 500MB, 4GB or 2GiB.")
                    .toException();
        }
        var unit = match.group(2) == null ? "B" : match.group(2);
        long factor = UNITS.getOrDefault(unit, 1L);
        var bytes = new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(factor));
        if (bytes.compareTo(MOST) > 0) {
            throw Fault.of(FaultCode.CALL_INVALID, "\"" + text + "\" is more than 1000TB.")
                    .toException();
        }
        return bytes.longValue();
    }
}
