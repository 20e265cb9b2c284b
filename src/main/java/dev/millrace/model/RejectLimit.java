package dev.millrace.model;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// How many rows a node may reject before the run fails.
public sealed interface RejectLimit {

    Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s?%");
    Pattern COUNT = Pattern.compile("\\d{1,18}");

    /// So many rows; 0: none at all.
    record Rows(long most) implements RejectLimit {}

    /// So many of a hundred rows.
    ///
    /// @param percent 0 to 100
    record Percent(BigDecimal percent) implements RejectLimit {}

    /// As it is written in a file or typed: `100` or `1.5%`; empty if it is neither.
    static Optional<RejectLimit> parse(String text) {
        var share = SHARE.matcher(text.strip());
        if (share.matches()) {
            var percent = new BigDecimal(share.group(1));
            return percent.compareTo(BigDecimal.valueOf(100)) <= 0
                    ? Optional.of(new Percent(percent))
                    : Optional.empty();
        }
        return COUNT.matcher(text.strip()).matches()
                ? Optional.of(new Rows(Long.parseLong(text.strip())))
                : Optional.empty();
    }

    /// What `parse` reads.
    default String text() {
        return switch (this) {
            case Rows(long most) -> Long.toString(most);
            case Percent(BigDecimal percent) -> percent.toPlainString() + "%";
        };
    }

    /// Whether that is too much.
    ///
    /// @param rejected rows that were rejected
    /// @param all those and the rows that passed
    default boolean isExceeded(long rejected, long all) {
        return switch (this) {
            case Rows(long most) -> rejected > most;
            case Percent(BigDecimal percent) ->
                    BigDecimal.valueOf(rejected)
                                    .movePointRight(2)
                                    .compareTo(percent.multiply(BigDecimal.valueOf(all)))
                            > 0;
        };
    }
}
