package dev.millrace.nodes.source;

import dev.millrace.model.Value;
import dev.millrace.node.Scan;
import dev.millrace.nodes.ReaderCall;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

/// The SQL that reads text files.
final class CsvCall {

    /// How far a header may reach.
    private static final Value HEAD_LINES = Value.of(100);

    private static final long HEAD_BYTES = 2_000_000;

    /// The engine reads files in pieces of a fourth of this. A piece that begins with bad lines it
    /// passes over, and says nothing; so where bad lines are borne, a file is one piece. Of a
    /// smaller file the buffer has the size of the file.
    private static final long ONE_PIECE = 16_000_000_000L;

    private final ReadCsv.Settings settings;

    CsvCall(ReadCsv.Settings settings) {
        this.settings = settings;
    }

    /// Matched by name, a file may have more columns than are listed, and in another order.
    Sql select() {
        if (settings.columns().isEmpty()) {
            return call().select();
        }
        if (!settings.byName()) {
            return Sql.fewFiles(call().select());
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

    /// The first lines, each as it stands.
    Sql lines() {
        var line = Value.fields(Map.entry("line", Value.of("VARCHAR")));
        var call =
                new ReaderCall("read_csv", settings.path())
                        .with("auto_detect", false)
                        .with("columns", Sql.literal(line))
                        .with("header", false)
                        .with("delim", "")
                        .with("quote", "")
                        .with("escape", "")
                        .with("ignore_errors", true)
                        .with("parallel", false)
                        .with("max_line_size", Sql.literal(Value.of(HEAD_BYTES)))
                        .with("buffer_size", Sql.literal(Value.of(HEAD_BYTES)));
        layout(call);
        return Sql.of("SELECT line FROM {} LIMIT {}", call.call(), Sql.literal(HEAD_LINES));
    }

    private ReaderCall call() {
        var call = new ReaderCall("read_csv", settings.path());
        columns(call);
        call.with("header", settings.header())
                .with("quote", settings.quote())
                .with("escape", settings.quote().isEmpty() ? "" : settings.escape());
        layout(call);
        call.with("nullstr", Sql.literal(nulls()))
                .with("allow_quoted_nulls", settings.quotedNull());
        call.withText("dateformat", dateFormat())
                .withText("timestampformat", settings.timestampFormat());
        if (settings.decimalMark() == ReadCsv.DecimalMark.COMMA) {
            call.with("decimal_separator", ",");
        }
        call.withText("filename", settings.fileColumn());
        if (settings.badRows() == ReadCsv.BadRows.REJECT) {
            call.with("store_rejects", true).with("buffer_size", Sql.literal(Value.of(ONE_PIECE)));
        }
        return call;
    }

    /// Where the engine looks at the file to find the columns it would guess the form of dates too.
    private String dateFormat() {
        boolean isGuessed = settings.byName() && !settings.columns().isEmpty();
        return isGuessed && settings.dateFormat().isEmpty() ? "%Y-%m-%d" : settings.dateFormat();
    }

    private void layout(ReaderCall call) {
        if (settings.encoding() != ReadCsv.Encoding.UTF_8) {
            call.with("encoding", encoding());
        }
        if (settings.skip() > 0) {
            call.with("skip", Sql.literal(Value.of(settings.skip())));
        }
    }

    private void columns(ReaderCall call) {
        var columns = settings.columns();
        if (columns.isEmpty() || settings.byName()) {
            call.with("comment", ""); // else it takes lines that begin with # for comments
        }
        if (columns.isEmpty()) {
            if (!settings.delimiter().isEmpty()) {
                call.with("delim", settings.delimiter());
            }
            call.withFlag("union_by_name", settings.byName());
            return;
        }
        if (settings.byName()) {
            call.with("union_by_name", true).with("types", TypedColumn.struct("columns", columns));
        } else {
            call.with("auto_detect", false).with("columns", TypedColumn.struct("columns", columns));
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
