package dev.millrace.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.look.LookQuery;
import dev.millrace.file.PipelineReader;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows of the samples explained, and held against what other SQL says.
class SampleExplainTest {

    private static final Path SAMPLES = Path.of("pipelines");

    @TempDir private Path folder;

    @BeforeEach
    void copySamples() throws IOException {
        folder = folder.toRealPath();
        Files.createDirectories(folder.resolve("data"));
        try (var files = Files.walk(SAMPLES, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var name = SAMPLES.relativize(file).toString();
                if (!name.startsWith("output")) {
                    Files.copy(file, folder.resolve(name));
                }
            }
        }
    }

    private Pipeline pipeline(String sample) throws IOException {
        var name = sample + ".pipeline.json";
        return PipelineReader.read(Files.readAllBytes(folder.resolve(name)), name);
    }

    private ExplainedPipeline sample(String sample) throws IOException {
        return new ExplainedPipeline(pipeline(sample), folder.resolve(sample + ".pipeline.json"));
    }

    private static Origin at(Explained explained, String node) {
        return explained.origins().stream()
                .filter(origin -> origin.at().node().value().equals(node))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String value(Origin origin, String column) {
        int place = origin.rows().schema().names().indexOf(column);
        return origin.rows().values().getFirst().get(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"superstore-sales", "flight-delays"})
    void rowsOfEveryNodeAreExplained(String sample) throws IOException {
        try (var explained = sample(sample)) {
            for (NodeId node : pipeline(sample).nodes().keySet()) {
                var rows = explained.look(node.value()).rows().values();
                for (int row : List.of(0, rows.size() / 2)) {
                    if (row < rows.size()) {
                        var answer = explained.explained(node.value(), LookQuery.ALL, row);
                        assertThat(answer.origins().getFirst().rows().values())
                                .as("row %d of %s", row, node)
                                .containsExactly(rows.get(row));
                        assertThat(answer.origins())
                                .as("row %d of %s", row, node)
                                .allMatch(
                                        origin ->
                                                origin.count() > 0
                                                        || origin.sureness() == Sureness.EXACT);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"with_customer", "with_product", "named", "checked", "enriched"})
    void anOrderLineIsItsLineInTheFile(String node) throws IOException {
        try (var explained = sample("superstore-sales")) {
            var rows = explained.look(node).rows();
            int id =
                    rows.schema().find("Row ID").isPresent()
                            ? rows.schema().names().indexOf("Row ID")
                            : rows.schema().names().indexOf("row_id");
            for (int row : List.of(0, 7, 99)) {
                var orders = at(explained.explained(node, LookQuery.ALL, row), "orders");
                assertThat(orders.sureness()).isEqualTo(Sureness.EXACT);
                assertThat(orders.count()).isEqualTo(1);
                assertThat(value(orders, "Row ID")).isEqualTo(rows.values().get(row).get(id));
            }
        }
    }

    @Test
    void aGroupHasAsManyLinesAsOtherSqlCounts() throws IOException, SQLException {
        try (var explained = sample("superstore-sales");
                var engine = DriverManager.getConnection("jdbc:duckdb:")) {
            var rows = explained.look("regional").rows();
            int region = rows.schema().names().indexOf("region");
            int category = rows.schema().names().indexOf("category");
            for (int row = 0; row < rows.values().size(); row++) {
                var wanted = rows.values().get(row);
                var statement =
                        engine.prepareStatement(
                                "SELECT count(*) FROM read_csv('"
                                        + folder.resolve("data/orders.csv")
                                        + "') o LEFT JOIN (SELECT \"Product ID\", arg_min(Category,"
                                        + " \"Product Name\") AS c FROM read_csv('"
                                        + folder.resolve("data/products.csv")
                                        + "') GROUP BY 1) p USING (\"Product ID\") WHERE Region = ?"
                                        + " AND c = ?");
                statement.setString(1, wanted.get(region));
                statement.setString(2, wanted.get(category));
                long lines;
                try (statement;
                        var counted = statement.executeQuery()) {
                    counted.next();
                    lines = counted.getLong(1);
                }
                var answer = explained.explained("regional", LookQuery.ALL, row);
                assertThat(at(answer, "enriched").count()).isEqualTo(lines);
                assertThat(at(answer, "enriched").isGroup()).isTrue();
                assertThat(at(answer, "orders").count()).isEqualTo(lines);
                assertThat(at(answer, "orders").sureness()).isEqualTo(Sureness.EXACT);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"by_airport", "by_hour", "by_distance"})
    void aGroupOfFlightsHasAsManyRowsAsItCounted(String node) throws IOException {
        try (var explained = sample("flight-delays")) {
            var rows = explained.look(node).rows();
            int flights = rows.schema().names().indexOf("flights");
            for (int row = 0; row < Math.min(3, rows.values().size()); row++) {
                var answer = explained.explained(node, LookQuery.ALL, row);
                var counted = Objects.requireNonNull(rows.values().get(row).get(flights));
                assertThat(at(answer, "flown").count()).isEqualTo(Long.parseLong(counted));
                assertThat(at(answer, "flown").sureness()).isEqualTo(Sureness.EXACT);
                assertThat(at(answer, "flights").count())
                        .isGreaterThanOrEqualTo(Long.parseLong(counted));
            }
        }
    }
}
