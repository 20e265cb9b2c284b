package dev.millrace.nodes.quality;

import dev.millrace.model.Value;
import dev.millrace.node.Check;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Something the rows are held to.
public record Expectation(
        @Field(help = "What is expected.") Kind kind,
        @Field(
                        noun = "column",
                        help = "The columns it is about; of several, each must hold.",
                        editor = Editor.COLUMN,
                        alias = "column")
                List<String> columns,
        @Field(label = "Smallest", help = "Smallest value, or number of rows, allowed.") Value min,
        @Field(label = "Largest", help = "Largest value, or number of rows, allowed.") Value max,
        @Field(noun = "value", help = "The values allowed.") List<Value> values,
        @Field(help = "A regular expression that the whole text must match.") String pattern,
        @Field(help = "An expression that must not be false.", editor = Editor.EXPRESSION)
                String condition,
        @Field(
                        label = "When broken",
                        help =
                                "Warn and pass the rows on, reject the rows that break it, or fail"
                                        + " the run.")
                Check.OnFailure onFailure) {

    public enum Kind {
        /// No value is NULL.
        NOT_NULL,
        /// No combination of values occurs twice; those with a NULL do not count.
        UNIQUE,
        /// Values are not below `min` and not above `max`.
        RANGE,
        /// Values are among `values`.
        SET,
        /// Texts match `pattern` as a whole.
        PATTERN,
        /// There are not fewer than `min` and not more than `max` rows.
        ROWS,
        /// `condition` is not false.
        CONDITION;

        boolean uses(String setting) {
            return uses().contains(setting);
        }

        private List<String> uses() {
            return switch (this) {
                case NOT_NULL, UNIQUE -> List.of("columns");
                case RANGE -> List.of("columns", "min", "max");
                case SET -> List.of("columns", "values");
                case PATTERN -> List.of("columns", "pattern");
                case ROWS -> List.of("min", "max");
                case CONDITION -> List.of("condition");
            };
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether each row keeps or breaks it, and not the relation as a whole.
    boolean isOfRows() {
        return kind != Kind.ROWS;
    }

    boolean rejects() {
        return onFailure == Check.OnFailure.REJECT;
    }

    /// As people read it: `qty is not null`.
    String sentence() {
        var subject = String.join(", ", columns);
        var is = columns.size() == 1 ? " is " : " are ";
        return switch (kind) {
            case NOT_NULL -> subject + is + "not null";
            case UNIQUE -> subject + is + "unique" + (columns.size() == 1 ? "" : " together");
            case RANGE -> subject + is + bounds();
            case SET -> subject + is + "one of " + listed();
            case PATTERN -> subject + (columns.size() == 1 ? " matches " : " match ") + pattern;
            case ROWS -> "number of rows is " + bounds();
            case CONDITION -> condition.strip();
        };
    }

    private String bounds() {
        if (isNone(min)) {
            return "at most " + text(max);
        }
        return isNone(max) ? "at least " + text(min) : "between " + text(min) + " and " + text(max);
    }

    private String listed() {
        return values.stream().map(Expectation::text).collect(Collectors.joining(", "));
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Num(var number) -> number.toPlainString();
            case Value.Bool(boolean flag) -> Boolean.toString(flag);
            case Value.Null _, Value.Items _, Value.Fields _ -> value.kind();
        };
    }

    /// Whether no bound is given.
    static boolean isNone(Value bound) {
        return bound instanceof Value.Null;
    }
}
