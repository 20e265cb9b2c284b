package dev.millrace.nodes.storage;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.node.Delivery;
import dev.millrace.nodes.ReaderCall;
import dev.millrace.sql.Sql;
import java.util.List;
import java.util.regex.Pattern;

/// What becomes of rows in Parquet, and how they come back.
public final class ParquetForm {

    /// Types for which Parquet has no form of its own.
    private static final Pattern FOREIGN =
            Pattern.compile("\\b(ENUM|BIT|BIGNUM|TIMESTAMP_S|TIMESTAMP_MS)\\b|\\[\\d+]");

    private ParquetForm() {}

    /// @throws dev.millrace.fault.FaultException if a column has no form there
    public static void require(Schema schema) {
        schema.columns().forEach(ParquetForm::require);
    }

    private static void require(Column column) {
        if (!Delivery.Format.PARQUET.holds(column.type())) {
            throw Fault.of(
                            FaultCode.TYPE_MISMATCH,
                            "Parquet has no form for the column \""
                                    + column.name()
                                    + "\" of type "
                                    + column.type()
                                    + ".")
                    .withHint("Cast it to VARCHAR or to a STRUCT first.")
                    .toException();
        }
    }

    /// A SELECT that gives the rows back with their types. The engine escapes names of folders when
    /// it writes and not when it reads; with the columns in the files too, they come back as they
    /// were.
    public static Sql readBack(String path, Schema schema) {
        var read = new ReaderCall("read_parquet", path).with("hive_partitioning", false).call();
        return StagedFile.cast(read, changed(schema));
    }

    /// Columns that the file alone would give back with another type.
    private static List<Column> changed(Schema schema) {
        return schema.columns().stream()
                .filter(column -> FOREIGN.matcher(column.type()).find())
                .map(
                        column ->
                                new Column(
                                        column.name(),
                                        Delivery.Format.PARQUET.stored(column.type())))
                .toList();
    }
}
