package dev.millrace.nodes.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.node.Delivery;
import dev.millrace.nodes.Engine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the file deliveries write is read back with the very types and rows.
class WriteFilesTest {
    private static final String EVERY_TYPE =
            "SELECT ['a, b', NULL, 'it''s \"q\"', ''] AS l, {'k': 'x}y, z', 'n': NULL::INTEGER} AS"
                    + " s, MAP {'a b': [1, 2]} AS m, '101'::BIT AS bits, TIME '01:02:03.5' AS t,"
                    + " 1.50::DECIMAL(9, 2) AS dec, DATE '2016-12-31' AS day, TIMESTAMP '2016-12-31"
                    + " 01:02:03.123456' AS at, true AS ok, TIMESTAMPTZ '2016-12-31 00:00:00+02' AS"
                    + " instant, 0.1::DOUBLE AS d, INTERVAL '1 month 2 days' AS span, 'a\\x00b'::BLOB"
                    + " AS bytes, '{\"a\":[1,null]}'::JSON AS j, 9007199254740993 AS big,"
                    + " 'x'::ENUM('x', 'it''s') AS e, ['x'::ENUM('x')] AS es, {'ms': TIMESTAMP_MS"
                    + " '2016-12-31 01:02:03.004'} AS ms, [1, 2]::INTEGER[2] AS two,"
                    + " '00000000-0000-0000-0000-000000000001'::UUID AS id, 'line' || chr(10) ||"
                    + " 'break' AS \"odd \"\"name\"\" 😀\"";

    private final Engine engine = new Engine();

    @TempDir Path folder;

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.csv.gz", "a.csv.zst", "a.json", "a.json.gz", "a.parquet"})
    void everyTypeComesBackAsItWas(String name) {
        engine.execute("SET TimeZone = 'UTC'");
        engine.with("t", EVERY_TYPE);

        assertThat(roundTrip(name)).isEqualTo(engine.query("SELECT * FROM t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.json", "a.parquet"})
    void nullIsNeverTheEmptyTextAndNoRowsAreNoRows(String name) {
        engine.with("t", "FROM (VALUES (1, NULL), (2, ''), (NULL, 'NA')) v(id, \"x y\")");
        assertThat(roundTrip(name)).isEqualTo(engine.query("FROM t"));

        engine.execute("DELETE FROM t");
        assertThat(roundTrip(name)).isEqualTo(engine.query("FROM t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.json", "a.parquet"})
    void orderOfTheRowsIsKept(String name) {
        engine.with("t", "SELECT hash(i) AS h FROM range(300000) v(i) ORDER BY h");

        assertThat(roundTrip(name).rows()).isEqualTo(engine.query("FROM t").rows());
    }

    private Engine.Table roundTrip(String name) {
        return engine.deliver("t", delivery(name, folder.resolve(name).toString()));
    }

    private Delivery delivery(String name, String path) {
        var inputs = engine.inputs("t");
        if (name.contains("csv")) {
            var settings = new WriteCsv.Settings(path, true, ",", "\"", "");
            return new WriteCsv().deliver(settings, inputs);
        }
        if (name.contains("json")) {
            var settings = new WriteJson.Settings(path, WriteJson.Format.NDJSON);
            return new WriteJson().deliver(settings, inputs);
        }
        var compression = WriteParquet.Compression.ZSTD;
        var settings = new WriteParquet.Settings(path, List.of(), false, compression);
        return new WriteParquet().deliver(settings, inputs);
    }
}
