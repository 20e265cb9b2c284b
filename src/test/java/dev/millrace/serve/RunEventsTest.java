package dev.millrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// News of runs, as an open page hears them.
@Timeout(120)
class RunEventsTest {

    private static final DashboardServer.Times QUICK =
            new DashboardServer.Times(Duration.ofSeconds(30), Duration.ofMillis(100));

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

    private BufferedReader listen(String... headers) throws Exception {
        var request = HttpRequest.newBuilder(shop.address().resolve("/api/events"));
        var answer =
                shop.client()
                        .send(
                                (headers.length == 0 ? request : request.headers(headers)).build(),
                                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /// Reads on until a line.
    private static void hears(BufferedReader events, String wanted) throws IOException {
        var line = events.readLine();
        while (line != null && !line.equals(wanted)) {
            line = events.readLine();
        }
        assertThat(line).isEqualTo(wanted);
    }

    @Test
    void tellsOfTheFirstRunAndOfEachLaterOne() throws Exception {
        shop.serve();
        try (var events = listen()) {
            hears(events, "event: state");
            hears(events, "data: {\"number\":0}");
            shop.run();
            hears(events, "event: run");
            hears(events, "data: {\"number\":1}");
            shop.sales(List.of("East,Chair,1.00,1,2024-01-05,1"));
            shop.run();
            var ended = Instant.now();
            hears(events, "data: {\"number\":2}");
            assertThat(Duration.between(ended, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void tellsANewPageOfTheNewestRun() throws Exception {
        shop.run();
        shop.run();
        shop.serve();
        try (var events = listen()) {
            hears(events, "data: {\"number\":2}");
        }
    }

    @Test
    void showsItsLifeAndNoticesWhoHasGone() throws Exception {
        var server = shop.serve(Listening.here(0), QUICK);
        try (var events = listen()) {
            hears(events, ": here");
            hears(events, ": here");
            assertThat(server.events().size()).isEqualTo(1);
        }
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (server.events().size() > 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void endsWithTheLinkThatLetIn() throws Exception {
        shop.serve(Listening.here(0), QUICK);
        var token = shop.tokens("board").issue(Instant.now().plusSeconds(2), List.of());
        try (var events = listen("Authorization", "Bearer " + token)) {
            hears(events, ": here");
            while (events.readLine() != null) {}
        }
        assertThat(shop.get("/api/tiles", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(401);
    }

    @Test
    void goesOnWhenTheHistoryBeginsAnew() throws Exception {
        shop.run();
        shop.run();
        shop.serve();
        try (var events = listen()) {
            hears(events, "data: {\"number\":2}");
            try (var files = Files.walk(folder.resolve(".millrace"))) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            shop.run();
            hears(events, "data: {\"number\":1}");
        }
    }

    @Test
    void endsWithTheServer() throws Exception {
        var server = shop.serve();
        try (var events = listen()) {
            hears(events, "event: state");
            server.close();
            while (events.readLine() != null) {}
        }
    }
}
