package dev.millrace.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.launch.Main;
import dev.millrace.model.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `serve` and `serve token`.
@Timeout(120)
class ServeCommandTest {

    private static final String NODES =
            """
            "parameters": {"least": {"type": "INTEGER", "default": 0}},
            "nodes": {
              "lines": {"type": "source.inline", "settings": {"columns": [["region", "VARCHAR"],
                ["n", "BIGINT"]], "rows": [["East", 1], ["West", 2], ["West", 40]]}},
              "kept": {"type": "transform.filter", "settings": {"condition": "n >= $least"}},
              "total": {"type": "serving.metric", "settings": {"measure": ["sum", "n"]}},
              "board": {"type": "serving.dashboard", "title": "Lines"}
            },
            "links": ["lines -> kept", "kept -> total", "total -> board"]""";

    @TempDir private Path temporary;
    private Path folder;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void makeFolder() throws IOException {
        folder = temporary.toRealPath();
        Called.pipeline(folder, "p.json", NODES);
    }

    @AfterEach
    void endWhatIsLeft() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private Called call(String... arguments) {
        return Called.in(folder, arguments);
    }

    @Test
    void aTakenPortEndsItWithASentence() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var called = call("serve", "p.json", "--port", "" + other.getLocalPort());
            assertThat(called.exit()).isEqualTo(3);
            assertThat(called.errLines())
                    .singleElement()
                    .asString()
                    .startsWith("W715 Port " + other.getLocalPort() + " of 127.0.0.1 is taken")
                    .contains("--port 0");
        }
    }

    @Test
    void aWrongCallIsTold() throws IOException {
        assertRefused(2, "W801 Missing required parameter: 'FILE'", "serve");
        assertRefused(
                2,
                "W210 No node \"bord\" shows anything. Did you mean \"board\"?",
                "serve",
                "p.json",
                "--node",
                "bord");
        assertRefused(2, "W801 There is no port 70000.", "serve", "p.json", "--port", "70000");
        assertRefused(
                2,
                "W801 \"https://a.b/c\" is not the origin",
                "serve",
                "p.json",
                "--embed-in",
                "https://a.b/c");
        assertRefused(
                2, "W801 \"a b\" is not the name of a host", "serve", "p.json", "--name", "a b");
        assertRefused(
                2,
                "W801 The pipeline has no parameter \"most\"",
                "serve",
                "p.json",
                "-p",
                "most=1");
        assertRefused(2, "W308", "serve", "p.json", "-p", "least=many");
        assertRefused(2, "W101", "serve", "no.json");
    }

    @Test
    void whatIsNotGrantedIsNotServed() throws IOException {
        Called.pipeline(
                folder,
                "foreign.json",
                NODES.replace(
                        "\"source.inline\", \"settings\": {\"columns\": [[\"region\", \"VARCHAR\"],\n"
                                + "    [\"n\", \"BIGINT\"]], \"rows\": [[\"East\", 1], [\"West\", 2], [\"West\", 40]]}",
                        "\"source.csv\", \"settings\": {\"path\": \"/etc/passwd\"}"));
        var called = call("serve", "foreign.json", "--port", "0");
        assertThat(called.exit()).isNotZero();
        assertThat(called.err()).contains("W501", "--allow-read");
    }

    private void assertRefused(int exit, String says, String... arguments) {
        var called = call(arguments);
        assertThat(called.err()).contains(says).doesNotContain("\tat ");
        assertThat(called.exit()).as(called.err()).isEqualTo(exit);
        assertThat(called.out()).isEmpty();
    }

    @Test
    void aLinkIsPrintedAndNothingElse() {
        var called =
                call(
                        "serve",
                        "token",
                        "p.json",
                        "--node",
                        "board",
                        "--expires",
                        "7d",
                        "--filter",
                        "region=West",
                        "--url",
                        "https://dash.example.org/lines");
        assertThat(called.exit()).as(called.err()).isZero();
        assertThat(called.outLines())
                .singleElement()
                .asString()
                .matches("https://dash\\.example\\.org/lines/\\?token=[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(folder.resolve("person/serve.key")).exists();
        assertThat(folder.resolve(".millrace")).doesNotExist();
        assertRefused(
                2,
                "No tile has a column \"reigon\". Did you mean \"region\"?",
                "serve",
                "token",
                "p.json",
                "--filter",
                "reigon=West");
        assertRefused(
                2, "\"West\" is not COLUMN=VALUE", "serve", "token", "p.json", "--filter", "West");
        assertRefused(
                2, "\"forever\" is no span", "serve", "token", "p.json", "--expires", "forever");
        assertRefused(
                2, "\"ftp://x/\" is not where", "serve", "token", "p.json", "--url", "ftp://x/");
        assertRefused(2, "'FILE'", "serve", "token");
    }

    private Process start(String... arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Duser.home=" + folder,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "serve"));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(folder.resolve("err.txt").toFile())
                        .start();
        started.add(process);
        return process;
    }

    private static BufferedReader out(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> get(String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    @Tag("slow")
    @DisabledOnOs(OS.WINDOWS)
    void servesUntilItIsInterruptedAndSaysNothingElse() throws Exception {
        var process = start("p.json", "--port", "0", "-p", "least=2");
        var out = out(process);
        var line = String.valueOf(out.readLine());
        assertThat(line)
                .as(Files.readString(folder.resolve("err.txt")))
                .matches("\"Lines\" is served at http://127\\.0\\.0\\.1:\\d+/");
        assertThat(out.readLine()).isEqualTo("Ctrl+C ends it.");
        var address = line.substring(line.indexOf("http"));
        assertThat(get(address + "api/tiles/total").body()).contains("\"Sum of n\":42");
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(out.readLine()).isNull();
        assertThat(folder.resolve("err.txt")).isEmptyFile();
    }

    @Test
    @Tag("slow")
    void whatAProgramStartedEndsWithItsInput() throws Exception {
        var process = start("p.json", "--port", "0", "--attached", "--token");
        var line = Json.parse(String.valueOf(out(process).readLine()));
        assertThat(line).isInstanceOf(Value.Fields.class);
        var told = ((Value.Fields) line).members();
        assertThat(told.get("title")).isEqualTo(Value.of("Lines"));
        assertThat(told.get("address")).isInstanceOf(Value.Text.class);
        var address = ((Value.Text) requireNonNull(told.get("address"))).value();
        assertThat(address).contains("/?token=");
        assertThat(get(address).statusCode()).isEqualTo(200);
        assertThat(get(address.substring(0, address.indexOf('?'))).statusCode()).isEqualTo(401);
        process.getOutputStream().close();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
