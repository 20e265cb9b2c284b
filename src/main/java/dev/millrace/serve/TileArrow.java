package dev.millrace.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.board.TileRows;
import dev.millrace.model.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// A dataset of a tile as a stream of Arrow's IPC format, in one batch. The engine's type of each
/// column stands in the metadata of its field.
final class TileArrow {

    static final String TYPE = "application/vnd.apache.arrow.stream";

    private static final long MOST_BYTES = 512L << 20;

    private TileArrow() {}

    static byte[] of(TileRows.Table table) {
        var columns = table.rows().schema().columns();
        int rows = table.rows().values().size();
        var kinds = kinds(table);
        var fields = new ArrayList<Field>();
        for (int i = 0; i < columns.size(); i++) {
            fields.add(field(columns.get(i), kinds.get(i)));
        }
        var out = new ByteArrayOutputStream();
        try (var memory = new RootAllocator(MOST_BYTES);
                var root = VectorSchemaRoot.create(new Schema(fields), memory);
                var writer = new ArrowStreamWriter(root, null, out)) {
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                ArrowColumn.fill(
                        root.getVector(i), kinds.get(i), rows, row -> text(table, row, column));
            }
            root.setRowCount(rows);
            writer.start();
            writer.writeBatch();
            writer.end();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ArrowColumn> kinds(TileRows.Table table) {
        var columns = table.rows().schema().columns();
        var kinds = new ArrayList<ArrowColumn>();
        for (int i = 0; i < columns.size(); i++) {
            var texts = new ArrayList<@Nullable String>();
            for (var row : table.rows().values()) {
                texts.add(row.get(i));
            }
            kinds.add(ArrowColumn.of(columns.get(i).type(), texts));
        }
        return kinds;
    }

    private static Field field(Column column, ArrowColumn kind) {
        var metadata = Map.of("millrace.type", column.type());
        return new Field(
                column.name(), new FieldType(true, kind.type(), null, metadata), List.of());
    }

    private static byte @Nullable [] text(TileRows.Table table, int row, int column) {
        var text = table.rows().values().get(row).get(column);
        return text == null ? null : text.getBytes(UTF_8);
    }
}
