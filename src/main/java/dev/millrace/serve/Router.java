package dev.millrace.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.engine.Cancellation;
import dev.millrace.export.page.DashboardPage;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Value;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;

/// Answers requests. What can be asked for is a short list of addresses, compared letter by letter
/// as they came: nothing is decoded, put together or looked up on a disk.
final class Router extends Handler.Abstract.NonBlocking {

    /// Of a question, in bytes.
    static final int MOST_BYTES = 1 << 20;

    private static final Pattern TILE = Pattern.compile("/api/tiles/([A-Za-z0-9_.]{1,200})");

    private final Dashboard dashboard;
    private final DashboardPage html;
    private final String host;
    private final Gate gate;
    private final Questions questions;
    private final RunEvents events;
    private final Replies replies;
    private final String policy;

    /// @param host script by which the page asks here
    Router(
            Dashboard dashboard,
            DashboardPage html,
            String host,
            Gate gate,
            Questions questions,
            RunEvents events,
            Replies replies) {
        this.dashboard = dashboard;
        this.html = html;
        this.host = host;
        this.gate = gate;
        this.questions = questions;
        this.events = events;
        this.replies = replies;
        this.policy = html.policy(host) + "; frame-ancestors " + replies.ancestors();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var path = String.valueOf(request.getHttpURI().getPath());
        boolean isPage = path.equals("/");
        try {
            gate.checkOrigin(request, isPage);
            if (!isKnown(path)) {
                throw nothing().toException();
            }
            if (!allowed(path).contains(request.getMethod())) {
                var allowed = allowed(path);
                var fault =
                        Fault.of(
                                FaultCode.REQUEST_INVALID,
                                "Only " + String.join(" and ", allowed) + " is answered.");
                replies.write(
                        Answer.of(405, fault).with("Allow", String.join(", ", allowed)),
                        response,
                        callback);
                return true;
            }
            route(path, request, response, callback);
        } catch (FaultException e) {
            replies.write(refusal(e.fault(), request, isPage), response, callback);
        }
        return true;
    }

    /// The library leaves the body of an answer to HEAD away. News of runs are nothing but a body.
    private static List<String> allowed(String path) {
        return switch (path) {
            case "/api/ask" -> List.of("POST");
            case "/api/events" -> List.of("GET");
            default -> List.of("GET", "HEAD");
        };
    }

    private static Answer refusal(Fault fault, Request request, boolean isPage) {
        return isPage && Gate.accepts(request, "text/html") ? Answer.page(fault) : Answer.of(fault);
    }

    static Fault nothing() {
        return Fault.of(FaultCode.PAGE_UNKNOWN, "There is nothing at this address.");
    }

    /// Whether there is anything at the address.
    static boolean isKnown(String path) {
        return switch (path) {
            case "/", "/favicon.ico", "/api/page", "/api/ask", "/api/events", "/api/tiles" -> true;
            default -> TILE.matcher(path).matches();
        };
    }

    private void route(String path, Request request, Response response, Callback callback) {
        if (path.equals("/favicon.ico")) {
            replies.write(
                    new Answer(204, "", ByteBuffer.allocate(0), Map.of()), response, callback);
            return;
        }
        var viewer = gate.viewer(request);
        switch (path) {
            case "/" -> ask(request, response, callback, stop -> page(viewer, stop));
            case "/api/page" ->
                    ask(
                            request,
                            response,
                            callback,
                            stop -> Answer.json(dashboard.page(viewer, stop)));
            case "/api/tiles" ->
                    ask(
                            request,
                            response,
                            callback,
                            stop -> Answer.json(dashboard.tiles(viewer, stop)));
            case "/api/events" -> {
                replies.head(response, 200, "text/event-stream", Map.of());
                response.getHeaders().put("X-Accel-Buffering", "no");
                events.open(response, callback, viewer);
            }
            case "/api/ask" -> question(viewer, request, response, callback);
            default -> tile(path, viewer, request, response, callback);
        }
    }

    private Answer page(Viewer viewer, Cancellation stop) {
        var page = html.served(dashboard.page(viewer, stop), host);
        return Answer.of(Answer.HTML, page.getBytes(UTF_8)).with(Replies.POLICY, policy);
    }

    private void question(Viewer viewer, Request request, Response response, Callback callback) {
        var type = Gate.header(request, "Content-Type");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            var fault = Fault.of(FaultCode.REQUEST_INVALID, "A question must be JSON.");
            replies.write(Answer.of(415, fault), response, callback);
            return;
        }
        if (request.getLength() > MOST_BYTES) {
            replies.write(Answer.of(tooLarge()), response, callback);
            return;
        }
        Content.Source.asByteArrayAsync(
                request,
                MOST_BYTES,
                Promise.Invocable.from(
                        Invocable.InvocationType.NON_BLOCKING,
                        body ->
                                ask(
                                        request,
                                        response,
                                        callback,
                                        stop -> answer(viewer, body, stop)),
                        why -> replies.write(Answer.of(unread(why)), response, callback)));
    }

    private Answer answer(Viewer viewer, byte[] body, Cancellation stop) {
        var question = Query.object(new String(body, UTF_8), "The question");
        return Answer.json(dashboard.answers(viewer, question, stop));
    }

    private static Fault unread(Throwable failed) {
        boolean large = failed instanceof IllegalStateException;
        return large
                ? tooLarge()
                : Fault.of(FaultCode.REQUEST_INVALID, "The question did not come whole.");
    }

    private static Fault tooLarge() {
        return Fault.of(
                FaultCode.FILE_TOO_LARGE,
                "The question is larger than " + (MOST_BYTES >> 20) + " MiB.");
    }

    private void tile(
            String path, Viewer viewer, Request request, Response response, Callback callback) {
        var named = TILE.matcher(path);
        if (!named.matches()) {
            throw new IllegalStateException(path);
        }
        var tile = named.group(1);
        var query = Query.of(request);
        var filters = query.object("filter");
        var dataset = query.text("dataset");
        var form = form(request, query);
        ask(request, response, callback, stop -> tile(viewer, tile, filters, dataset, form, stop));
    }

    private enum Form {
        JSON,
        CSV,
        ARROW
    }

    private static Form form(Request request, Query query) {
        var named = query.text("format");
        if (named.isEmpty()) {
            return Gate.accepts(request, TileArrow.TYPE)
                    ? Form.ARROW
                    : Gate.accepts(request, "text/csv") ? Form.CSV : Form.JSON;
        }
        return switch (named.get()) {
            case "json" -> Form.JSON;
            case "csv" -> Form.CSV;
            case "arrow" -> Form.ARROW;
            default ->
                    throw Fault.of(
                                    FaultCode.REQUEST_INVALID,
                                    "There is no format \"" + named.get() + "\".")
                            .withHint("There is json, csv and arrow.")
                            .toException();
        };
    }

    private Answer tile(
            Viewer viewer,
            String tile,
            Value.Fields filters,
            Optional<String> dataset,
            Form form,
            Cancellation stop) {
        var answer = dashboard.tile(viewer, tile, filters, stop);
        return switch (form) {
            case JSON -> Answer.json(TileJson.of(answer, dataset));
            case CSV ->
                    Answer.of(
                            "text/csv; charset=utf-8; header=present",
                            TileCsv.of(TileJson.table(answer.rows(), dataset)));
            case ARROW ->
                    Answer.of(TileArrow.TYPE, TileArrow.of(TileJson.table(answer.rows(), dataset)));
        };
    }

    private void ask(Request request, Response response, Callback callback, Questions.Work work) {
        boolean isPage = "/".equals(request.getHttpURI().getPath());
        questions.ask(
                stop -> {
                    try {
                        return work.answer(stop);
                    } catch (FaultException e) {
                        if (stop.isCancelled()) {
                            throw e;
                        }
                        return refusal(e.fault(), request, isPage);
                    }
                },
                () ->
                        request.getConnectionMetaData().getConnection().getEndPoint()
                                        instanceof WatchedEndPoint end
                                && end.isGone(),
                answer -> replies.write(answer, response, callback));
    }
}
