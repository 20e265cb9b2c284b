package dev.millrace.engine;

import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import dev.millrace.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the values of a look are written: always by the engine, so in the time zone of the pipeline.
public enum LookForm {
    /// As the engine casts it to a text, such as `2024-01-31 12:00:00+01` or `[1, NULL]`.
    TEXT {
        @Override
        String expression(String column) {
            return "CAST(" + column + " AS VARCHAR)";
        }

        @Override
        String finished(String text) {
            return text;
        }
    },
    /// The same, of a long one the beginning with an ellipsis behind it.
    SHORT {
        @Override
        String expression(String column) {
            return "left(CAST(" + column + " AS VARCHAR), " + (LONGEST + 1) + ")";
        }

        @Override
        String finished(String text) {
            return text.codePointCount(0, text.length()) > LONGEST
                    ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…"
                    : text;
        }
    },
    /// As a JSON value. JSON has no number for NaN and the infinities, so they are texts.
    JSON {
        @Override
        String expression(String column) {
            return "CAST(to_json(" + column + ") AS VARCHAR)";
        }

        @Override
        String finished(String json) {
            return json.contains("NaN") || json.contains("Infinity")
                    ? TEXT_OR_NOT_FINITE.matcher(json).replaceAll(LookForm::asText)
                    : json;
        }
    };

    /// Characters of a `SHORT` value.
    public static final int LONGEST = 400;

    private static final Pattern TEXT_OR_NOT_FINITE =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|-?Infinity|NaN");

    private static String asText(MatchResult found) {
        var text = found.group();
        return Matcher.quoteReplacement(text.startsWith("\"") ? text : '"' + text + '"');
    }

    /// Rows selected by `columns`, with the columns they came from.
    public Rows rows(Schema schema, Rows selected) {
        var rows = new ArrayList<List<@Nullable String>>();
        for (var row : selected.values()) {
            var cells = new ArrayList<@Nullable String>();
            row.forEach(cell -> cells.add(cell == null ? null : finished(cell)));
            rows.add(cells);
        }
        return new Rows(schema, rows);
    }

    abstract String expression(String column);

    abstract String finished(String text);

    /// The columns for a SELECT.
    public String columns(Schema schema) {
        return schema.columns().stream()
                .map(column -> Dialect.DUCKDB.name(column.name()))
                .map(name -> expression(name) + " AS " + name)
                .collect(Collectors.joining(", "));
    }
}
