package dev.millrace.export.page;

import static dev.millrace.export.page.Tree.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.model.Value.Fields;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real browser for tests, without a window and without a network: every name resolves to nothing
/// and it is offline too. Spoken to by the DevTools protocol. Real mouse and keyboard events.
///
/// Where there is no Chromium the test is skipped and says so.
final class Chromium implements AutoCloseable, WebSocket.Listener {

    private static final int SECONDS = 60;
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Process process;
    private final WebSocket socket;
    private final Map<Long, CompletableFuture<Fields>> asked = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Fields>> awaited = new ConcurrentHashMap<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder(); // of a message that comes in pieces
    private final AtomicLong next = new AtomicLong(1);
    private @Nullable String session;

    /// @param folder empty, for the profile; its fonts are the product's, so that pictures are
    ///   alike
    static Chromium open(Path folder) {
        return open(folder, false);
    }

    /// One that reaches this machine, by its address, and nothing else.
    static Chromium online(Path folder) {
        return open(folder, true);
    }

    /// Closes it, if there is one: without a browser the tests were skipped before it was opened.
    static void end(@Nullable Chromium chromium) {
        if (chromium != null) {
            chromium.close();
        }
    }

    /// The same, and holds it to having met with no trouble and asked for nothing.
    static void endUntroubled(@Nullable Chromium chromium) {
        if (chromium != null) {
            assertThat(chromium.troubles()).isEmpty();
            assertThat(chromium.requests()).isEmpty();
        }
        end(chromium);
    }

    private static Chromium open(Path folder, boolean online) {
        try {
            return new Chromium(program(), folder, online);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(where -> NAMES.stream().map(name -> Path.of(where, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> abort("Skipped: there is no Chromium on the PATH."));
    }

    private Chromium(Path program, Path folder, boolean online) throws IOException {
        var profile = Files.createDirectories(folder.resolve("profile"));
        var fonts = Files.createDirectories(folder.resolve("data/fonts"));
        for (var weight : List.of("Regular", "Medium", "SemiBold", "Bold")) {
            font(fonts, "Inter-" + weight + ".otf");
        }
        var start =
                new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-extensions",
                        "--hide-scrollbars",
                        "--font-render-hinting=none",
                        "--host-resolver-rules=MAP * ~NOTFOUND"
                                + (online ? ", EXCLUDE 127.0.0.1" : ""),
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        "about:blank");
        start.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        start.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        process = start.start();
        socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(URI.create(address(profile)), this)
                        .orTimeout(SECONDS, TimeUnit.SECONDS)
                        .join();
        var target = call("Target.createTarget", Json.parse("{\"url\":\"about:blank\"}"));
        session =
                text(
                        call(
                                "Target.attachToTarget",
                                Value.fields(
                                        Map.entry("targetId", Value.of(text(target, "targetId"))),
                                        Map.entry("flatten", Value.of(true)))),
                        "sessionId");
        for (var domain : List.of("Page", "Runtime", "Network", "Log")) {
            call(domain + ".enable", Fields.EMPTY);
        }
        call(
                "Network.emulateNetworkConditions",
                Json.parse(
                        """
                        {"offline":%s,"latency":0,"downloadThroughput":-1,"uploadThroughput":-1}
                        """
                                .formatted(!online)));
    }

    private static void font(Path folder, String name) throws IOException {
        try (InputStream in =
                Chromium.class.getResourceAsStream("/com/formdev/flatlaf/fonts/inter/" + name)) {
            if (in != null) {
                Files.write(folder.resolve(name), in.readAllBytes());
            }
        }
    }

    /// The browser writes its port and path into a file of its profile when it listens.
    private String address(Path profile) throws IOException {
        var file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            if (Files.exists(file)) {
                var lines = Files.readAllLines(file);
                if (lines.size() == 2) {
                    return "ws://127.0.0.1:" + lines.get(0) + lines.get(1);
                }
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException(
                "Chromium does not listen: " + Files.readString(profile.resolveSibling("log")));
    }

    Fields call(String method, Value parameters) {
        return send(method, parameters).orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    private synchronized CompletableFuture<Fields> send(String method, Value parameters) {
        var answer = new CompletableFuture<Fields>();
        long id = next.getAndIncrement();
        asked.put(id, answer);
        var message =
                Value.fields(
                        Map.entry("id", Value.of(id)),
                        Map.entry("method", Value.of(method)),
                        Map.entry("params", parameters));
        if (session != null) {
            message = message.with("sessionId", Value.of(session));
        }
        socket.sendText(Json.line(message), true).join();
        return answer;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            var text = part.toString();
            part.setLength(0);
            take((Fields) Json.ofEngine(text));
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        asked.values().forEach(answer -> answer.completeExceptionally(error));
        awaited.values().forEach(event -> event.completeExceptionally(error));
    }

    private void take(Fields message) {
        if (message.get("id") instanceof Value.Num(BigDecimal id)) {
            var answer = asked.remove(id.longValue());
            if (answer == null) {
                return;
            }
            if (message.get("error") instanceof Fields error) {
                answer.completeExceptionally(new IllegalStateException(Json.line(error)));
            } else {
                answer.complete(Tree.fields(message, "result"));
            }
            return;
        }
        var event = text(message, "method");
        var about = Tree.fields(message, "params");
        switch (event) {
            case "Runtime.exceptionThrown", "Log.entryAdded" -> troubles.add(Json.line(about));
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert").contains(text(about, "type"))) {
                    troubles.add(Json.line(about));
                }
            }
            case "Network.requestWillBeSent" ->
                    requests.add(text(Tree.fields(about, "request"), "url"));
            default -> {}
        }
        var waiting = awaited.remove(event);
        if (waiting != null) {
            waiting.complete(about);
        }
    }

    /// Opens a file at a size of the window, in CSS pixels, and waits until its tiles are drawn.
    void open(Path file, int width, int height) {
        open(file.toUri().toString(), width, height);
    }

    /// As `open`, of an address.
    void open(String address, int width, int height) {
        size(width, height);
        troubles.clear();
        requests.clear();
        var loaded = new CompletableFuture<Fields>();
        awaited.put("Page.loadEventFired", loaded);
        call("Page.navigate", Value.fields(Map.entry("url", Value.of(address))));
        loaded.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        run("millracePage.ready");
        settle();
    }

    void size(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Json.parse(
                        """
                        {"width":%d,"height":%d,"deviceScaleFactor":1,"mobile":false}
                        """
                                .formatted(width, height)));
    }

    /// Two frames later, when sizes and what hangs on them have come to rest.
    void settle() {
        run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /// The value of an expression, of its promise if it is one, as JSON.
    Value run(String script) {
        var result =
                call(
                        "Runtime.evaluate",
                        Value.fields(
                                Map.entry("expression", Value.of(script)),
                                Map.entry("awaitPromise", Value.of(true)),
                                Map.entry("allowUnsafeEvalBlockedByCSP", Value.of(false)),
                                Map.entry("returnByValue", Value.of(true))));
        if (result.get("exceptionDetails") instanceof Fields details) {
            throw new AssertionError(script + ": " + Json.line(details));
        }
        var value = Tree.fields(result, "result").get("value");
        return value == null ? new Value.Null() : value;
    }

    double number(String script) {
        return ((Value.Num) run(script)).value().doubleValue();
    }

    String say(String script) {
        return ((Value.Text) run(script)).value();
    }

    boolean holds(String script) {
        return ((Value.Bool) run(script)).value();
    }

    /// A real click into the middle of the first element that the selector finds.
    void click(String selector) {
        var place = "document.querySelector(" + Json.quote(selector) + ")";
        run(place + ".scrollIntoView({block: 'nearest'})");
        var box = place + ".getBoundingClientRect()";
        clickAt(
                number("(b => b.x + b.width / 2)(" + box + ")"),
                number("(b => b.y + b.height / 2)(" + box + ")"));
    }

    void clickAt(double x, double y) {
        for (var type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    Json.parse(
                            """
                            {"type":"%s","x":%s,"y":%s,"button":"%s","clickCount":1}
                            """
                                    .formatted(
                                            type,
                                            x,
                                            y,
                                            type.equals("mouseMoved") ? "none" : "left")));
        }
        settle();
    }

    /// A real drag with the left button, in steps; nothing is let go yet.
    void drag(double fromX, double fromY, double toX, double toY) {
        mouse("mouseMoved", fromX, fromY, "none");
        mouse("mousePressed", fromX, fromY, "left");
        for (int i = 1; i <= 8; i++) {
            mouse(
                    "mouseMoved",
                    fromX + (toX - fromX) * i / 8,
                    fromY + (toY - fromY) * i / 8,
                    "left");
        }
        settle();
    }

    /// Lets go of what is dragged.
    void drop(double x, double y) {
        mouse("mouseReleased", x, y, "left");
        settle();
    }

    private void mouse(String type, double x, double y, String button) {
        call(
                "Input.dispatchMouseEvent",
                Json.parse(
                        """
                        {"type":"%s","x":%s,"y":%s,"button":"%s","buttons":%d,"clickCount":1}
                        """
                                .formatted(type, x, y, button, button.equals("left") ? 1 : 0)));
    }

    /// A real key, by its DOM name such as `ArrowRight`.
    void press(String key, int code) {
        press(key, code, 0);
    }

    /// @param modifiers 1 Alt, 2 Control, 8 Shift
    void press(String key, int code, int modifiers) {
        for (var type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Json.parse(
                            """
                            {"type":"%s","key":"%s","code":"%s","windowsVirtualKeyCode":%d,
                             "modifiers":%d}
                            """
                                    .formatted(type, key, key, code, modifiers)));
        }
        settle();
    }

    /// The whole page as PNG, also what is below the window's edge.
    byte[] picture() {
        return bytes(
                call("Page.captureScreenshot", Json.parse("{\"captureBeyondViewport\":true}")));
    }

    byte[] pdf() {
        return bytes(
                call(
                        "Page.printToPDF",
                        Json.parse("{\"preferCSSPageSize\":true,\"printBackground\":true}")));
    }

    /// What the console and the engine complained of since the page was opened.
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /// Addresses that the page asked for, other than itself.
    List<String> requests() {
        return requests.stream()
                .filter(url -> !url.startsWith("file:") && !url.startsWith("data:"))
                .filter(url -> !url.startsWith("blob:"))
                .toList();
    }

    private static byte[] bytes(Fields answer) {
        return Base64.getDecoder().decode(text(answer, "data"));
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }
}
