package dev.millrace.ui.preview;

import dev.millrace.model.Column;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How rows are written for other programs. Each tells NULL and the empty text apart.
enum CopyFormat {
    /// RFC 4180: NULL is nothing, the empty text is `""`.
    CSV("CSV") {
        @Override
        void begin(StringBuilder out, Copied copied) {
            if (copied.header()) {
                line(out, copied.names());
            }
        }

        @Override
        void rows(StringBuilder out, Copied copied) {
            copied.rows().forEach(row -> line(out, row));
        }

        private void line(StringBuilder out, List<? extends @Nullable String> row) {
            out.append(row.stream().map(this::field).collect(Collectors.joining(",")))
                    .append("\r\n");
        }

        private String field(@Nullable String value) {
            if (value == null) {
                return "";
            }
            boolean plain = !value.isEmpty() && value.chars().noneMatch(CopyFormat::isSpecial);
            boolean padded = !value.equals(value.strip());
            return plain && !padded ? value : '"' + value.replace("\"", "\"\"") + '"';
        }
    },

    /// As databases load it: NULL is `\N`; tabs, breaks and backslashes in values are escaped.
    TSV("TSV") {
        @Override
        void begin(StringBuilder out, Copied copied) {
            if (copied.header()) {
                line(out, copied.names());
            }
        }

        @Override
        void rows(StringBuilder out, Copied copied) {
            copied.rows().forEach(row -> line(out, row));
        }

        private void line(StringBuilder out, List<? extends @Nullable String> row) {
            out.append(row.stream().map(this::field).collect(Collectors.joining("\t")))
                    .append('\n');
        }

        private String field(@Nullable String value) {
            return value == null
                    ? "\\N"
                    : value.replace("\\", "\\\\")
                            .replace("\t", "\\t")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r");
        }
    },

    /// A list of objects; numbers, truth values and nested values stay what they are.
    JSON("JSON") {
        @Override
        void begin(StringBuilder out, Copied copied) {}

        @Override
        void rows(StringBuilder out, Copied copied) {
            CopiedJson.write(out, copied);
        }
    },

    /// Statements that insert the rows, with casts to the types of the columns.
    SQL("SQL INSERT") {
        @Override
        void begin(StringBuilder out, Copied copied) {}

        @Override
        void rows(StringBuilder out, Copied copied) {
            CopiedSql.write(out, copied);
        }
    };

    /// What is written.
    ///
    /// @param table for statements
    /// @param header whether the first line has the names of the columns, in CSV and TSV
    record Copied(
            List<Column> columns, List<List<@Nullable String>> rows, String table, boolean header) {

        List<String> names() {
            return columns.stream().map(Column::name).toList();
        }
    }

    private final String title;

    CopyFormat(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract void begin(StringBuilder out, Copied copied);

    abstract void rows(StringBuilder out, Copied copied);

    final String text(Copied copied) {
        var out = new StringBuilder();
        begin(out, copied);
        rows(out, copied);
        return out.toString();
    }

    private static boolean isSpecial(int c) {
        return c == ',' || c == '"' || c == '\r' || c == '\n';
    }
}
