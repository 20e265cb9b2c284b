package dev.millrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What other pages, other names and other programs are refused. The requests are written by hand,
/// since a client that behaves would not send them.
@Timeout(120)
class GateTest {

    @TempDir private Path folder;
    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.in(folder);
        shop.run();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /// @param lines of the head; the host is added unless one of them names it
    private String send(String request, String body, String... lines) throws IOException {
        var head = new StringBuilder(request).append(" HTTP/1.1\r\n");
        if (List.of(lines).stream().noneMatch(line -> line.startsWith("Host:"))) {
            head.append("Host: 127.0.0.1:").append(shop.port()).append("\r\n");
        }
        for (String line : lines) {
            head.append(line).append("\r\n");
        }
        return raw(head.append("Connection: close\r\n\r\n").append(body).toString());
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), shop.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var all = socket.getInputStream().readAllBytes();
            return new String(all, StandardCharsets.UTF_8);
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:%d",
                "127.0.0.1:1",
                "127.0.0.1",
                "127.0.0.1.evil.example:%d",
                "localhost.:%d",
                "localhost@evil.example:%d",
                "0.0.0.0:%d",
                "[::ffff:127.0.0.1]:%d",
                ""
            })
    void aNameThatLeadsHereIsRefused(String host) throws IOException {
        shop.serve();
        var answer = send("GET /api/tiles", "", "Host: " + host.formatted(shop.port()));
        assertThat(status(answer)).isIn(400, 403);
        assertThat(answer).contains("{\"code\":\"W").doesNotContain("region");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:%d", "localhost:%d", "LOCALHOST:%d", "[::1]:%d"})
    void theNamesOfTheMachineAreNot(String host) throws IOException {
        shop.serve();
        var answer = send("GET /api/tiles", "", "Host: " + host.formatted(shop.port()));
        assertThat(status(answer)).isEqualTo(200);
    }

    @Test
    void neitherAreTwoHostsNorAnAddressWithAnotherOne() throws IOException {
        shop.serve();
        var own = "Host: 127.0.0.1:" + shop.port();
        assertThat(status(send("GET /api/tiles", "", own, "Host: evil.example"))).isEqualTo(400);
        assertThat(status(send("GET http://evil.example/api/tiles", "", own))).isIn(400, 403);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: http://127.0.0.1:1",
        "Origin: file://",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
    })
    void aPageFromElsewhereMayNotAsk(String line) throws IOException {
        shop.serve();
        var body = "{\"tiles\":[\"total\"],\"filters\":{}}";
        var length = "Content-Length: " + body.length();
        var json = "Content-Type: application/json";
        assertThat(status(send("POST /api/ask", body, json, length))).isEqualTo(200);
        var answer = send("POST /api/ask", body, json, length, line);
        assertThat(status(answer)).isEqualTo(403);
        assertThat(answer).contains("W504").doesNotContain("m0");
        assertThat(status(send("GET /api/tiles", "", line))).isEqualTo(403);
        assertThat(status(send("GET /api/events", "", line))).isEqualTo(403);
    }

    @Test
    void aLinkElsewhereMayLeadHereButAFrameMayNot() throws IOException {
        shop.serve();
        var foreign = "Sec-Fetch-Site: cross-site";
        var opens = "Sec-Fetch-Mode: navigate";
        assertThat(status(send("GET /", "", foreign, opens, "Sec-Fetch-Dest: document")))
                .isEqualTo(200);
        assertThat(status(send("GET /", "", foreign, opens, "Sec-Fetch-Dest: iframe")))
                .isEqualTo(403);
        assertThat(status(send("GET /", "", foreign, "Sec-Fetch-Mode: no-cors"))).isEqualTo(403);
    }

    @Test
    void whoMayShowItInAFrameIsNamed() throws IOException {
        shop.serve(
                Shop.listening(Set.of(), List.of("https://intranet.example.org"), false),
                DashboardServer.Times.USUAL);
        var answer =
                send(
                        "GET /",
                        "",
                        "Sec-Fetch-Site: cross-site",
                        "Sec-Fetch-Mode: navigate",
                        "Sec-Fetch-Dest: iframe",
                        "Authorization: Bearer " + shop.token());
        assertThat(status(answer)).isEqualTo(200);
        assertThat(answer)
                .contains("frame-ancestors https://intranet.example.org\r\n")
                .doesNotContain("X-Frame-Options");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/..%2fsecret.txt",
                "/%2e%2e/secret.txt",
                "/api/../secret.txt",
                "/api/tiles/..",
                "/api/tiles/../../secret.txt",
                "/api/tiles/..%2f..%2fsecret.txt",
                "/api/tiles/%2e%2e%2fsecret.txt",
                "/api/tiles/%252e%252e%252fsecret.txt",
                "/api/tiles/..\\..\\secret.txt",
                "/api/tiles/..%5c..%5csecret.txt",
                "/api/tiles/%00",
                "/api/tiles/total%00",
                "/api/tiles/total/",
                "/api/tiles/total;a=b",
                "//secret.txt",
                "/secret.txt",
                "/./api/tiles",
                "/api//tiles",
                "/page/page.js",
                "/META-INF/MANIFEST.MF",
                "/API/tiles"
            })
    void nothingElseCanBeRead(String path) throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "the treasure");
        shop.serve();
        var answer = send("GET " + path, "");
        assertThat(status(answer)).isEqualTo(404);
        assertThat(answer).contains("\"code\":\"W808\"").doesNotContain("treasure");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT /, 'GET, HEAD'",
        "DELETE /api/tiles/total, 'GET, HEAD'",
        "TRACE /, 'GET, HEAD'",
        "OPTIONS /api/ask, POST",
        "GET /api/ask, POST",
        "HEAD /api/events, GET",
        "POST /, 'GET, HEAD'"
    })
    void otherMethodsAreNotAnswered(String request, String allowed) throws IOException {
        shop.serve();
        var answer = send(request, "", "Content-Length: 0");
        assertThat(status(answer)).isEqualTo(405);
        assertThat(answer).contains("Allow: " + allowed);
    }

    @Test
    void whoAsksForTheHeadAloneGetsIt() throws IOException {
        shop.serve();
        var answer = send("HEAD /", "");
        assertThat(status(answer)).isEqualTo(200);
        assertThat(answer).containsPattern("Content-Length: \\d{5}").endsWith("\r\n\r\n");
    }

    @Test
    void aRequestThatIsNotHttpIsTheFaultOfWhoAsks() throws IOException {
        shop.serve();
        var answer = raw("GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n");
        assertThat(status(answer)).isEqualTo(505);
        assertThat(answer).contains("W803", "not HTTP");
        assertThat(shop.bugs()).isEmpty();
    }

    @Test
    void aRequestForNoServerIsTold() throws IOException {
        shop.serve();
        var answer = raw("GET / HTTP/1.0\r\n\r\n");
        assertThat(status(answer)).isEqualTo(403);
        assertThat(answer).contains("does not say which server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ff", "%zz", "%", "%c3%28"})
    void aQueryThatIsNotTextIsRefused(String value) throws IOException {
        shop.serve();
        var answer =
                send(
                        "GET /api/tiles/regions?format=" + value,
                        "",
                        "Host: 127.0.0.1:" + shop.port());
        assertThat(status(answer)).isEqualTo(400);
        assertThat(answer).doesNotContain("W901", "Exception");
    }

    @Test
    void whatIsTooLargeIsNotRead() throws IOException {
        shop.serve();
        var json = "Content-Type: application/json";
        assertThat(status(send("POST /api/ask", "", json, "Content-Length: 1048577")))
                .isEqualTo(413);
        var large = "{\"tiles\":[\"" + "a".repeat(Router.MOST_BYTES) + "\"]}";
        var chunk = Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n";
        assertThat(status(send("POST /api/ask", chunk, json, "Transfer-Encoding: chunked")))
                .isEqualTo(413);
        assertThat(status(send("GET /", "", "X-Long: " + "a".repeat(9_000)))).isEqualTo(431);
        var address = send("GET /?q=" + "a".repeat(9_000), "");
        assertThat(status(address)).isEqualTo(414);
        assertThat(address).contains("too large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | {} | 415",
                "application/json | { | 400",
                "application/json | [] | 400",
                "application/json | {} | 400",
                "application/json | {\"tiles\":[\"total\"],\"filters\":{\"f0\":7}} | 400",
                "application/json | {\"tiles\":[\"total\"],\"filters\":[]} | 400",
                "application/json | {\"tiles\":[\"total\"],\"filters\":{\"f0\":{}}} | 400",
                "application/json | {\"tiles\":[\"total\"],\"filters\":{\"f0\":{\"in\":[1]}}} | 400",
                "application/json | {\"tiles\":[\"total\"],\"filters\":{\"f0\":{\"any\":[1],\"to\":2}}} | 400",
                "application/json | {\"tiles\":[\"total\"],\"filters\":{\"region\":{\"any\":[1]}}} | 400",
                "application/json | {\"rows\":{\"tile\":\"total\",\"filters\":{\"region\":{\"any\":[1]}}}} | 400",
                "application/json | {\"tiles\":[\"nothing\"],\"filters\":{}} | 200"
            })
    void aQuestionHasItsForm(String type, String body, int status) throws IOException {
        shop.serve();
        var answer =
                send(
                        "POST /api/ask",
                        body,
                        "Content-Type: " + type,
                        "Content-Length: " + body.length());
        assertThat(status(answer)).isEqualTo(status);
        assertThat(answer).doesNotContain("Exception", "\tat ");
    }

    @Test
    void whatComesThroughAProxyNeedsAToken() throws IOException {
        shop.serve();
        var answer = send("GET /api/tiles", "", "X-Forwarded-For: 192.0.2.1");
        assertThat(status(answer)).isEqualTo(403);
        assertThat(answer).contains("--name");
    }

    @Test
    void aPublicNameIsServedWithATokenOnly() throws IOException {
        shop.serve(
                Shop.listening(Set.of("dash.example.org"), List.of(), false),
                DashboardServer.Times.USUAL);
        var host = "Host: dash.example.org";
        assertThat(status(send("GET /api/tiles", "", host))).isEqualTo(401);
        assertThat(status(send("GET /api/tiles", ""))).isEqualTo(401);
        var bearer = "Authorization: Bearer " + shop.token();
        assertThat(status(send("GET /api/tiles", "", host, bearer))).isEqualTo(200);
        assertThat(status(send("GET /api/tiles", "", "Host: other.example.org", bearer)))
                .isEqualTo(403);
    }
}
