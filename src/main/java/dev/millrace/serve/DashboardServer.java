package dev.millrace.serve;

import dev.millrace.export.page.DashboardPage;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// Serves one dashboard until it is closed.
public final class DashboardServer implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 512;
    private static final int MOST_THREADS = 16;
    private static final int HEAD_BYTES = 8_192;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Server server;
    private final Questions questions;
    private final RunEvents events;
    private final RunWatch watch;
    private final String address;
    private final Optional<String> token;

    /// How long things take.
    ///
    /// @param question from when it is asked until it is given up
    /// @param heartbeat between signs of life to open pages
    public record Times(Duration question, Duration heartbeat) {
        public static final Times USUAL = new Times(Duration.ofSeconds(30), Duration.ofSeconds(15));
    }

    private DashboardServer(
            Server server,
            Questions questions,
            RunEvents events,
            RunWatch watch,
            String address,
            Optional<String> token) {
        this.server = server;
        this.questions = questions;
        this.events = events;
        this.watch = watch;
        this.address = address;
        this.token = token;
    }

    /// Begins to serve.
    ///
    /// @param bugs is told of what should not happen; any thread
    /// @throws dev.millrace.fault.FaultException ADDRESS_UNUSABLE if the address is taken, or not
    ///   of this machine
    public static DashboardServer start(
            Dashboard dashboard,
            Listening listening,
            Tokens tokens,
            Clock clock,
            Times times,
            Consumer<Throwable> bugs) {
        var pool = new QueuedThreadPool(MOST_THREADS, 2);
        pool.setName("serve");
        pool.setDaemon(true);
        var server = new Server(pool);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        int port = Doors.open(server, listening, DashboardServer::http);
        var token = listening.needsToken() ? Optional.of(secret()) : Optional.<String>empty();
        boolean embedded = !listening.embedIn().isEmpty();
        var names = new Names(Doors.names(listening.host()), port, listening.names());
        var gate = new Gate(names, tokens, token, embedded);
        var html = new DashboardPage();
        var host = HostScript.read();
        var ancestors = embedded ? String.join(" ", listening.embedIn()) : "'none'";
        var replies = new Replies(ancestors, embedded);
        var questions = new Questions(times.question(), bugs);
        var events = new RunEvents(clock, times.heartbeat());
        var open = dashboard.open();
        var watch = new RunWatch(open.workspace().millrace(), open.inWorkspace(), events::ran);
        events.knows(watch.start());
        server.setErrorHandler(new Mishaps(replies, bugs));
        server.setHandler(new Router(dashboard, html, host, gate, questions, events, replies));
        var made =
                new DashboardServer(
                        server,
                        questions,
                        events,
                        watch,
                        "http://" + Doors.shown(listening.host()) + ":" + port + "/",
                        token);
        try {
            server.start();
            return made;
        } catch (IOException | UnresolvedAddressException e) {
            made.close();
            throw Doors.unusable(listening.host(), port).toException(e);
        } catch (Exception e) { // as Jetty declares
            made.close();
            throw Fault.of(FaultCode.BUG, "The server does not start: " + e + ".").toException(e);
        }
    }

    /// What is not exactly HTTP is refused. Addresses are not: the router knows the few there are.
    private static HttpConnectionFactory http() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEAD_BYTES);
        http.setHttpCompliance(HttpCompliance.RFC9110);
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setIdleTimeout(IDLE.toMillis());
        return new HttpConnectionFactory(http);
    }

    /// Nobody can guess it, and it ends with the server.
    private static String secret() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Where it is, with the token that shows all of it if one is demanded.
    public String address() {
        return address + token.map(secret -> "?token=" + secret).orElse("");
    }

    /// For tests.
    Questions questions() {
        return questions;
    }

    /// For tests.
    RunEvents events() {
        return events;
    }

    /// Ends what is open. The dashboard is left to who made it.
    @Override
    public void close() {
        watch.close();
        events.close();
        questions.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw Fault.of(FaultCode.BUG, "The server does not stop: " + e + ".").toException(e);
        }
    }
}
