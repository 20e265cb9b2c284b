package dev.millrace.nodes.source;

import dev.millrace.model.Value;
import dev.millrace.node.Scan;
import dev.millrace.nodes.ReaderCall;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.Locale;

/// The SQL that reads text files.
final class CsvCall {

    private final ReadCsv.Settings settings;

    CsvCall(ReadCsv.Settings settings) {
        this.settings = settings;
    }

    /// Matched by name, a file may have more columns than are listed, and in another order.
    Sql select() {
        if (!settings.byName() || settings.columns().isEmpty()) {
            return call().select();
        }
        var names = new ArrayList<>(settings.columns().stream().map(TypedColumn::name).toList());
        if (!settings.fileColumn().isBlank()) {
            names.add(settings.fileColumn());
        }
        var columns = names.stream().map(Sql::name).toList();
        return Sql.of("SELECT {} FROM {}", Sql.join(", ", columns), call().call());
    }

    /// Each bad line once, with all reasons.
    Sql rejected() {
        return Sql.of(
                "SELECT file, line, string_agg(DISTINCT message, '; ' ORDER BY message) AS reason,"
                        + " first(text) AS text FROM {} GROUP BY file, line ORDER BY file, line",
                Sql.relation(Scan.WithRejects.REJECTS));
    }

    private ReaderCall call() {
        var call = new ReaderCall("read_csv", settings.path());
        columns(call);
        call.with("header", settings.header())
                .with("quote", settings.quote())
                .with("escape", settings.quote().isEmpty() ? "" : settings.escape());
        if (settings.encoding() != ReadCsv.Encoding.UTF_8) {
            call.with("encoding", encoding());
        }
        call.with("nullstr", Sql.literal(nulls()))
                .with("allow_quoted_nulls", settings.quotedNull());
        if (settings.skip() > 0) {
            call.with("skip", Sql.literal(Value.of(settings.skip())));
        }
        call.withText("dateformat", settings.dateFormat())
                .withText("timestampformat", settings.timestampFormat());
        if (settings.decimalMark() == ReadCsv.DecimalMark.COMMA) {
            call.with("decimal_separator", ",");
        }
        return call.withText("filename", settings.fileColumn())
                .withFlag("store_rejects", settings.badRows() == ReadCsv.BadRows.REJECT);
    }

    private void columns(ReaderCall call) {
        var columns = settings.columns();
        if (columns.isEmpty()) {
            if (!settings.delimiter().isEmpty()) {
                call.with("delim", settings.delimiter());
            }
            call.withFlag("union_by_name", settings.byName());
            return;
        }
        if (settings.byName()) {
            call.with("union_by_name", true).with("types", TypedColumn.struct(columns));
        } else {
            call.with("auto_detect", false).with("columns", TypedColumn.struct(columns));
        }
        call.with("delim", settings.delimiter().isEmpty() ? "," : settings.delimiter());
    }

    private Value.Items nulls() {
        var nulls = new ArrayList<Value>();
        nulls.add(Value.of(""));
        settings.nullText().stream()
                .filter(text -> !text.isEmpty())
                .forEach(text -> nulls.add(Value.of(text)));
        return new Value.Items(nulls);
    }

    private String encoding() {
        return settings.encoding().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
