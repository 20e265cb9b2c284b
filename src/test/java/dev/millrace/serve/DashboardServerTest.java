package dev.millrace.serve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a served dashboard gives to browsers and programs.
@Timeout(120)
class DashboardServerTest {

    private static final String WEST = "{\"f0\":{\"any\":[\"West\"]}}";

    @TempDir private Path folder;
    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.in(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void givesThePageWithItsPolicy() {
        shop.run();
        shop.serve();
        var page = shop.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Shop.text(page)).contains("<title>The shop</title>", "window.millrace = (");
        var headers = page.headers();
        assertThat(headers.firstValue("content-type")).hasValue("text/html; charset=utf-8");
        assertThat(headers.firstValue("content-security-policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'sha256-")
                .contains("connect-src 'self'")
                .endsWith("frame-ancestors 'none'");
        assertThat(headers.firstValue("x-frame-options")).hasValue("DENY");
        assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(headers.firstValue("referrer-policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("cross-origin-resource-policy")).hasValue("same-origin");
        assertThat(headers.firstValue("cache-control")).hasValue("no-store");
        assertThat(headers.map().keySet())
                .noneMatch(name -> name.startsWith("access-control"))
                .doesNotContain("server");
    }

    @Test
    void answersClicksAsIndependentSqlDoes() throws Exception {
        shop.run();
        shop.serve();
        var answer = shop.ask("{\"tiles\":[\"total\"],\"filters\":" + WEST + "}");
        assertThat(Shop.text(answer))
                .contains(
                        "\"m0\":[" + figure("SELECT sum(amount) FROM sales WHERE region = 'West'"));
    }

    private BigDecimal figure(String select) throws Exception {
        return (BigDecimal) shop.sql(select).getFirst().getFirst();
    }

    @Test
    void givesATileAsJson() throws Exception {
        shop.run();
        shop.serve();
        var tile =
                (Value.Fields)
                        Shop.json(shop.get("/api/tiles/regions?filter=" + Shop.encoded(WEST)));
        assertThat(tile.get("title")).isEqualTo(Value.of("Amount by region"));
        assertThat(((Value.Fields) requireNonNull(tile.get("run"))).get("number"))
                .isEqualTo(Value.of(1));
        assertThat(Json.line(requireNonNull(tile.get("datasets"))))
                .isEqualTo(
                        """
                        [{"name":"d0","columns":[{"name":"region","type":"VARCHAR"},\
                        {"name":"Sum of amount","type":"DOUBLE"}],\
                        "rows":[{"region":"West","Sum of amount":%s}],"more":false}]"""
                                .formatted(
                                        figure(
                                                "SELECT sum(amount) FROM sales WHERE region = 'West'")));
        assertThat(Shop.text(shop.get("/api/tiles")))
                .contains("\"id\":\"lines\"", "\"kind\":\"table\"", "\"datasets\":[\"d0\"]");
    }

    @Test
    void givesATileAsCsvThatNoSpreadsheetRuns() {
        shop.run();
        shop.serve();
        var answer = shop.get("/api/tiles/lines", "Accept", "text/csv");
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
        assertThat(Shop.text(answer))
                .isEqualTo(
                        String.join(
                                "\r\n",
                                "region,product,amount,pieces,sold,weight",
                                ",'@lamp,1.00,6,2024-03-10T00:00:00,0.125",
                                "West,'=1+1,9.99,4,2024-03-02T00:00:00,0.5",
                                "West,\"Lamp, tall\",20.00,5,2024-03-09T00:00:00,3.75",
                                "East,Table,50.00,2,2024-02-05T00:00:00,2.25",
                                "West,Chair,70.50,3,2024-02-11T00:00:00,",
                                "East,Chair,100.25,9007199254740993,2024-01-05T00:00:00,1.5",
                                ""));
    }

    @Test
    void showsASampleWhereNothingRan() {
        shop.serve();
        assertThat(Shop.text(shop.get("/api/page"))).contains("\"basis\":\"sample\"");
        assertThat(Shop.text(shop.get("/api/tiles/total"))).contains("\"run\":null", "251.74");
    }

    @Test
    void followsThePipelineFile() throws Exception {
        shop.run();
        shop.serve();
        assertThat(Shop.text(shop.get("/"))).contains("<title>The shop</title>");
        var file = folder.resolve("shop.json");
        Files.writeString(file, Files.readString(file).replace("The shop", "Our old shop"));
        assertThat(Shop.text(shop.get("/"))).contains("<title>Our old shop</title>");
        Files.writeString(file, "{");
        var broken = shop.get("/api/page");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(Shop.text(broken)).startsWith("{\"code\":\"W102\"");
        Files.delete(file);
        var gone = shop.get("/api/page");
        assertThat(gone.statusCode()).isEqualTo(503);
        assertThat(Shop.text(gone)).contains("W101", "shop.json").doesNotContain("" + folder);
    }

    @Test
    void aFilterThatIsNotThereIsNoFilter() {
        shop.run();
        shop.serve();
        var wrong = Shop.encoded("{\"region\":{\"any\":[\"West\"]}}");
        var answer = shop.get("/api/tiles/total?filter=" + wrong);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Shop.text(answer)).contains("There is no filter \\\"region\\\".");
    }

    @Test
    void peopleWhoClickAtTheSameTimeGetTheirOwnAnswers() throws Exception {
        shop.run();
        shop.serve();
        var expected = new HashMap<String, BigDecimal>();
        for (var region : List.of("East", "West")) {
            expected.put(
                    region,
                    figure("SELECT sum(amount) FROM sales WHERE region = '" + region + "'"));
        }
        try (var people = Executors.newFixedThreadPool(6)) {
            var clicks = new ArrayList<Callable<String>>();
            for (int i = 0; i < 24; i++) {
                var region = i % 2 == 0 ? "East" : "West";
                clicks.add(
                        () ->
                                region
                                        + " "
                                        + Shop.text(
                                                shop.ask(
                                                        """
                                                        {"tiles":["total"],"filters":{"f0":{"any":["%s"]}}}
                                                        """
                                                                .formatted(region))));
            }
            for (var click : people.invokeAll(clicks)) {
                var answer = click.get();
                var region = answer.substring(0, 4);
                assertThat(answer).contains("\"m0\":[" + expected.get(region) + "]");
            }
        }
    }

    @Test
    void whatTakesTooLongIsGivenUp() throws Exception {
        shop.close();
        shop = Shop.of(folder, ENDLESS);
        shop.serve(
                "figure",
                Listening.here(0),
                new DashboardServer.Times(Duration.ofMillis(700), Duration.ofSeconds(15)));
        var answer = shop.get("/api/page");
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(Shop.text(answer)).contains("\"code\":\"W713\"");
    }

    private static final String ENDLESS =
            """
            {"format": 1, "name": "Endless", "nodes": {
              "one": {"type": "source.inline", "settings": {
                "columns": [{"name": "n", "type": "INTEGER"}], "rows": [[1]]}},
              "long": {"type": "transform.sql", "settings": {"sql":
                "SELECT sum(hash(a.range + b.range)) AS s FROM one, range(10000000) a, range(10000000) b"}},
              "figure": {"type": "serving.metric", "settings": {"measure": ["sum", "s"]}}},
             "links": ["one -> long", "long -> figure"]}
            """;

    @Test
    void aQuestionOfSomebodyWhoHasGoneIsStopped() throws Exception {
        shop.close();
        shop = Shop.of(folder, ENDLESS);
        var server = shop.serve("figure", Listening.here(0), DashboardServer.Times.USUAL);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), shop.port())) {
            socket.getOutputStream()
                    .write(
                            "GET /api/page HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"
                                    .formatted(shop.port())
                                    .getBytes(StandardCharsets.US_ASCII));
            until(() -> server.questions().underWay() == 1);
        }
        until(() -> server.questions().abandoned() == 1);
        until(() -> server.questions().underWay() == 0);
    }

    private static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /// What comes while an answer is made is read too early, and must not be lost.
    @Test
    void requestsThatDoNotWaitForAnswersAreAllAnswered() throws Exception {
        shop.run();
        shop.serve();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), shop.port())) {
            var one = "GET /api/tiles HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n".formatted(shop.port());
            var out = socket.getOutputStream();
            out.write((one + "\r\n" + one + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            out.write((one + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            var all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(all.split("HTTP/1.1 200 OK", -1)).hasSize(4);
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(
                            () ->
                                    shop.serve(
                                            Listening.here(other.getLocalPort()),
                                            DashboardServer.Times.USUAL))
                    .isInstanceOfSatisfying(
                            FaultException.class,
                            e -> {
                                assertThat(e.fault().code()).isEqualTo(FaultCode.ADDRESS_UNUSABLE);
                                assertThat(e.fault().message())
                                        .contains(Integer.toString(other.getLocalPort()));
                            });
        }
    }
}
