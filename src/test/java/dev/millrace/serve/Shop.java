package dev.millrace.serve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.board.RowLimit;
import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.file.PipelineReader;
import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import dev.millrace.worker.OpenPipeline;
import dev.millrace.worker.Workbench;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// A shop's sales and their dashboard, which a test serves, asks and runs.
public final class Shop implements AutoCloseable {

    /// A region that is not known, a product that a spreadsheet would run, a sum of many digits.
    public static final List<String> SALES =
            List.of(
                    "East,Chair,100.25,9007199254740993,2024-01-05,1.5",
                    "East,Table,50.00,2,2024-02-05,2.25",
                    "West,Chair,70.50,3,2024-02-11,",
                    "West,=1+1,9.99,4,2024-03-02,0.5",
                    "West,\"Lamp, tall\",20.00,5,2024-03-09,3.75",
                    ",@lamp,1.00,6,2024-03-10,0.125");

    private static final String HEAD = "region,product,amount,pieces,sold,weight";
    private static final byte[] KEY = new byte[32];

    private static final String PIPELINE =
            """
            {"format": 1, "name": "Shop", "nodes": {
              "sales": {"type": "source.csv", "settings": {"path": "sales.csv", "columns": [
                {"name": "region", "type": "VARCHAR"}, {"name": "product", "type": "VARCHAR"},
                {"name": "amount", "type": "DECIMAL(12,2)"}, {"name": "pieces", "type": "BIGINT"},
                {"name": "sold", "type": "DATE"}, {"name": "weight", "type": "DOUBLE"}]}},
              "by_product": {"type": "transform.aggregate", "settings": {"group": ["product"],
                "measures": [{"name": "amount", "expression": "sum(amount)"}]}},
              "total": {"type": "serving.metric", "settings": {"measure": ["sum", "amount"]}},
              "regions": {"type": "serving.chart", "title": "Amount by region", "settings": {"chart": {
                "mark": "bar", "encoding": {
                  "x": {"field": "region", "type": "nominal"},
                  "y": {"aggregate": "sum", "field": "amount", "type": "quantitative"}}}}},
              "months": {"type": "serving.chart", "settings": {"chart": {"mark": "line", "encoding": {
                  "x": {"field": "sold", "type": "temporal", "timeUnit": "yearmonth"},
                  "y": {"aggregate": "sum", "field": "pieces", "type": "quantitative"}}}}},
              "lines": {"type": "serving.table", "settings": {"columns": [{"field": "region"},
                {"field": "product"}, {"field": "amount"}, {"field": "pieces"}, {"field": "sold"},
                {"field": "weight"}], "sort": [{"column": 2}]}},
              "products": {"type": "serving.chart", "title": "Products", "settings": {"chart": {
                "mark": "bar", "encoding": {
                  "x": {"field": "product", "type": "nominal"},
                  "y": {"aggregate": "sum", "field": "amount", "type": "quantitative"}}}}},
              "board": {"type": "serving.dashboard", "title": "The shop", "settings": {
                "filters": [{"column": "region", "title": "Region"}]}}},
             "links": ["sales -> total", "sales -> regions", "sales -> months", "sales -> lines",
               "sales -> by_product", "by_product -> products", "total -> board",
               "regions -> board", "months -> board", "lines -> board", "products -> board"]}
            """;

    private final Path folder;
    private final Path file;
    private final Workbench workbench;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<Throwable> bugs = new ConcurrentLinkedQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable DashboardServer server;

    private Shop(Path folder, String pipeline) throws IOException {
        this.folder = folder.toRealPath();
        this.file = Files.writeString(this.folder.resolve("shop.json"), pipeline);
        var engine =
                new Engine(
                        new Planner(NodeCatalog.load(), PipelineReader::read),
                        Clock.systemUTC(),
                        Map.of());
        this.workbench = new Workbench(engine);
    }

    /// With the usual sales; nothing ran yet.
    public static Shop in(Path folder) throws IOException {
        var shop = new Shop(folder, PIPELINE);
        shop.sales(SALES);
        return shop;
    }

    static Shop of(Path folder, String pipeline) throws IOException {
        return new Shop(folder, pipeline);
    }

    /// Replaces the data.
    public void sales(List<String> lines) throws IOException {
        Files.writeString(
                folder.resolve("sales.csv"), HEAD + "\n" + String.join("\n", lines) + "\n");
    }

    public void run() {
        var result = workbench.execute(workbench.ready(pipeline(), RunCall.PLAIN), _ -> {});
        assertThat(result.outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
    }

    private OpenPipeline pipeline() {
        return OpenPipeline.read(file);
    }

    /// At any port, for this machine alone.
    public DashboardServer serve() {
        return serve(Listening.here(0), DashboardServer.Times.USUAL);
    }

    DashboardServer serve(Listening listening, DashboardServer.Times times) {
        return serve("board", listening, times);
    }

    DashboardServer serve(String node, Listening listening, DashboardServer.Times times) {
        var dashboard = dashboard(node);
        var made =
                DashboardServer.start(
                        dashboard, listening, tokens(node), Clock.systemUTC(), times, bugs::add);
        open.add(made);
        server = made;
        return made;
    }

    Dashboard dashboard(String node) {
        var made = new Dashboard(workbench, pipeline(), RunCall.PLAIN, new NodeId(node));
        open.add(made);
        return made;
    }

    Tokens tokens(String node) {
        return new Tokens(KEY, file, new NodeId(node), Clock.systemUTC());
    }

    /// For an hour, of rows of some regions; none: of all.
    public String token(String... regions) {
        List<RowLimit> limits =
                regions.length == 0
                        ? List.of()
                        : List.of(dashboard("board").limit("region", List.of(regions)));
        return tokens("board").issue(Instant.now().plus(Duration.ofHours(1)), limits);
    }

    public int port() {
        return address().getPort();
    }

    URI address() {
        return URI.create(requireNonNull(server).address());
    }

    /// @param headers names and values in turn
    HttpResponse<byte[]> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(address().resolve(path)).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<byte[]> ask(String question, String... headers) {
        var request =
                HttpRequest.newBuilder(address().resolve("/api/ask"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(question));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpClient client() {
        return client;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    static Value json(HttpResponse<byte[]> answer) {
        return Json.parse(text(answer));
    }

    /// What went wrong inside.
    Queue<Throwable> bugs() {
        return bugs;
    }

    /// Rows of SQL over the file itself, `sales`: read by the engine alone, without Millrace.
    public List<List<@Nullable Object>> sql(String select) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE VIEW sales AS SELECT * FROM read_csv('%s', header = true, columns = {
                      'region': 'VARCHAR', 'product': 'VARCHAR', 'amount': 'DECIMAL(12,2)',
                      'pieces': 'BIGINT', 'sold': 'DATE', 'weight': 'DOUBLE'})
                    """
                            .formatted(folder.resolve("sales.csv")));
            var rows = new ArrayList<List<@Nullable Object>>();
            try (var result = statement.executeQuery(select)) {
                while (result.next()) {
                    var row = new ArrayList<@Nullable Object>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(result.getObject(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    static Listening listening(Set<String> names, List<String> embedIn, boolean demandsToken) {
        return new Listening("", 0, names, embedIn, demandsToken);
    }

    @Override
    public void close() {
        for (AutoCloseable each : open.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        client.close();
        assertThat(bugs).isEmpty();
    }
}
