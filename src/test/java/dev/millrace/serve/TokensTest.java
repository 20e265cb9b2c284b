package dev.millrace.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.NodeId;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a link lets its holder see, and for how long.
@Timeout(120)
class TokensTest {

    @TempDir private Path folder;
    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.in(folder);
        shop.run();
        shop.serve();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private HttpResponse<byte[]> get(String path, String token) {
        return shop.get(path, "Authorization", "Bearer " + token);
    }

    @Test
    void everyAnswerIsOfTheRowsOfItsHolder() throws Exception {
        var west = shop.token("West");
        var total = shop.sql("SELECT sum(amount) FROM sales WHERE region = 'West'").getFirst();
        assertThat(Shop.text(get("/api/tiles/total", west)))
                .contains("\"Sum of amount\":" + total.getFirst() + "}");
        assertThat(
                        Shop.text(
                                shop.ask(
                                        "{\"tiles\":[\"total\"],\"filters\":{}}",
                                        "Authorization",
                                        "Bearer " + west)))
                .contains("\"m0\":[" + total.getFirst() + "]");
        for (var path :
                List.of(
                        "/",
                        "/api/page",
                        "/api/tiles/lines",
                        "/api/tiles/lines?format=csv",
                        "/api/tiles/lines?format=arrow",
                        "/api/tiles/regions",
                        "/api/tiles/months")) {
            var answer = get(path, west);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(data(Shop.text(answer)))
                    .as(path)
                    .doesNotContain("East", "Table", "100.25", "@lamp");
        }
        assertThat(Shop.text(get("/api/page", west))).contains("\"values\":[\"West\"]");
        assertThat(TileArrowTest.Read.of(get("/api/tiles/lines?format=arrow", west).body()).rows())
                .hasSize(3);
    }

    /// Without the scripts of the page.
    private static String data(String answer) {
        return answer.startsWith("<!doctype")
                ? answer.substring(
                        answer.indexOf("id=\"model\">"), answer.indexOf("window.millrace = ("))
                : answer;
    }

    @Test
    void noFilterOfItsHolderWidensIt() {
        var west = shop.token("West");
        var east = "{\"tiles\":[\"total\",\"lines\"],\"filters\":{\"f0\":{\"any\":[\"East\"]}}}";
        var answer = Shop.text(shop.ask(east, "Authorization", "Bearer " + west));
        assertThat(answer).contains("\"m0\":[null]").doesNotContain("East", "Table");
    }

    @Test
    void aTileWithoutTheColumnIsRefused() {
        var west = shop.token("West");
        var answer = get("/api/tiles/products", west);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Shop.text(answer)).contains("W505", "Products").doesNotContain("Chair");
        assertThat(Shop.text(get("/api/page", west)))
                .contains("\\\"Products\\\" is not shown")
                .doesNotContain("171.75");
        assertThat(
                        Shop.text(
                                shop.ask(
                                        "{\"tiles\":[\"products\"],\"filters\":{}}",
                                        "Authorization",
                                        "Bearer " + west)))
                .isEqualTo("{}");
    }

    @Test
    void severalValuesAndNoneAreWhatTheySay() throws Exception {
        var both = shop.token("West", "East");
        var known = shop.sql("SELECT sum(amount) FROM sales WHERE region IS NOT NULL").getFirst();
        assertThat(Shop.text(get("/api/tiles/total", both)))
                .contains(String.valueOf(known.getFirst()));
        var all = shop.sql("SELECT sum(amount) FROM sales").getFirst();
        assertThat(Shop.text(get("/api/tiles/total", shop.token())))
                .contains(String.valueOf(all.getFirst()));
        assertThat(Shop.text(get("/api/tiles/lines?format=csv", shop.token("' OR 1=1 --"))))
                .isEqualTo("region,product,amount,pieces,sold,weight\r\n");
    }

    @Test
    void aColumnThatNoTileHasIsNamed() {
        assertThatThrownBy(() -> shop.dashboard("board").limit("regin", List.of("West")))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e ->
                                assertThat(e.fault().text())
                                        .contains("W801", "\"regin\"", "Did you mean \"region\"?"));
        assertThatThrownBy(() -> shop.dashboard("board").limit("pieces", List.of("many")))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("many");
    }

    @Test
    void whatIsExpiredForgedCutOrForAnotherIsRefused() {
        var good = shop.token("West");
        assertThat(get("/api/tiles", good).statusCode()).isEqualTo(200);
        var expired = shop.tokens("board").issue(Instant.now().minusSeconds(1), List.of());
        refused(expired, 401, "The link has expired.");
        refused(good.substring(0, good.length() - 2), 401, "not valid");
        refused(good.substring(0, good.indexOf('.')), 401, "not valid");
        refused("x".repeat(5_000), 401, "not valid");
        refused(changed(good), 401, "not valid");
        refused(unsigned(good), 401, "not valid");
        var another = new byte[32];
        another[0] = 1;
        var foreign =
                new Tokens(
                        another,
                        folder.resolve("shop.json"),
                        new NodeId("board"),
                        Clock.systemUTC());
        refused(foreign.issue(Instant.now().plusSeconds(60), List.of()), 401, "not valid");
        var other = shop.tokens("total").issue(Instant.now().plusSeconds(60), List.of());
        refused(other, 403, "another dashboard");
    }

    private void refused(String token, int status, String why) {
        for (var path :
                List.of("/", "/api/page", "/api/tiles", "/api/tiles/lines", "/api/events")) {
            var answer = get(path, token);
            assertThat(answer.statusCode()).as(why).isEqualTo(status);
            assertThat(Shop.text(answer)).contains(why).doesNotContain("West", "region");
        }
    }

    /// With the limit taken out.
    private static String changed(String token) {
        var parts = token.split("\\.", -1);
        var payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return parts[0] + "." + encoded(payload.replace("West", "East")) + "." + parts[2];
    }

    private static String unsigned(String token) {
        return encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}")
                + "."
                + token.split("\\.", -1)[1]
                + ".";
    }

    private static String encoded(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void aPersonInFrontOfABrowserReadsASentence() {
        var page = shop.get("/?token=abc", "Accept", "text/html,*/*");
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
        assertThat(Shop.text(page)).contains("<h1>The token is not valid.</h1>");
    }

    @Test
    void theAddressLetsItsOwnerInWhereATokenIsDemanded() {
        var server =
                shop.serve(Shop.listening(Set.of(), List.of(), true), DashboardServer.Times.USUAL);
        assertThat(server.address()).contains("/?token=");
        assertThat(shop.get(server.address()).statusCode()).isEqualTo(200);
        assertThat(shop.get("/").statusCode()).isEqualTo(401);
        assertThat(shop.get("/?token=" + shop.token("West")).statusCode()).isEqualTo(200);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theKeyIsForNobodyElse(@TempDir Path person) throws Exception {
        var key = ServeKey.in(person.resolve("new"));
        var file = person.resolve("new/serve.key");
        assertThat(key).hasSize(32).isEqualTo(ServeKey.in(person.resolve("new")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> ServeKey.in(person.resolve("new")))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.fault().code()).isEqualTo(FaultCode.FILE_NOT_READABLE));
    }
}
