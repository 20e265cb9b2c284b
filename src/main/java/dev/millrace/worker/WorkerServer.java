package dev.millrace.worker;

import static java.util.Objects.requireNonNull;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Job;
import dev.millrace.engine.RunEventJson;
import dev.millrace.engine.look.KeptRoom;
import dev.millrace.engine.look.NoticeJson;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The other end of the worker protocol: reads a request a line, answers in any order.
///
/// One run at a time; binds and looks go on meanwhile. The end of the input means stop: what is
/// under way is cancelled, except a run that was asked for as `detached` or was detached since,
/// which is waited for. Whatever goes wrong with a request is its answer, and the others go on.
public final class WorkerServer {

    /// Number of the form of requests and answers.
    public static final int PROTOCOL = 1;

    /// Small enough that a line of anything, read and parsed, fits into the launcher's heap.
    static final int LONGEST_LINE = 8 << 20;

    /// Binds and looks at once; each holds a session of the engine.
    private static final int AT_ONCE = 8;

    private final Workbench workbench;
    private final Scripts scripts;
    private final InputStream in;
    private final Answers answers;
    private final Rooms rooms;
    private final KeptRoom keptRows = new KeptRoom();
    private final LookAnswers looks;
    private final KeptAnswers kept;
    private final ColumnAnswers columns;
    private final ExplainAnswers explains;
    private final PageAnswers pages;
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final AtomicBoolean runs = new AtomicBoolean();

    /// A request that was not answered yet.
    private record UnderWay(Cancellation cancellation, boolean detached) {

        UnderWay goingOn() {
            return new UnderWay(cancellation, true);
        }
    }

    /// The work of a request. It may throw.
    private interface Work {
        Map<String, Value> answer(Cancellation cancellation);
    }

    /// @param out writes UTF-8
    public WorkerServer(Workbench workbench, Scripts scripts, InputStream in, PrintStream out) {
        this.workbench = workbench;
        this.scripts = scripts;
        this.in = in;
        this.answers = new Answers(out);
        this.rooms = new Rooms(workbench);
        this.looks = new LookAnswers(rooms, keptRows);
        this.kept = new KeptAnswers(keptRows);
        this.columns = new ColumnAnswers(rooms, workbench.catalog());
        this.explains = new ExplainAnswers(rooms);
        this.pages = new PageAnswers(rooms);
    }

    /// Serves until `bye` or the end of the input, and until what was asked for is done.
    public void serve() throws IOException {
        var lines = new BoundedLines(in, LONGEST_LINE);
        try (rooms;
                keptRows;
                var threads = Threads.pool("request")) {
            boolean open = true;
            while (open) {
                var line = lines.next();
                open = line.isPresent() && take(line.get(), threads);
            }
            underWay.values().stream()
                    .filter(request -> !request.detached())
                    .forEach(request -> request.cancellation().cancel());
        }
    }

    /// @return whether there may be more
    private boolean take(byte[] line, Executor threads) {
        var request =
                CompletableFuture.supplyAsync(() -> request(line), Runnable::run)
                        .whenComplete((_, failure) -> failed("", failure));
        if (request.isCompletedExceptionally()) {
            return true;
        }
        var fields = request.join();
        var id = requireNonNull((Value.Text) fields.get("id")).value();
        return CompletableFuture.supplyAsync(() -> dispatch(id, fields, threads), Runnable::run)
                .whenComplete((_, failure) -> failed(id, failure))
                .exceptionally(_ -> true)
                .join();
    }

    /// @throws FaultException if the line is not a request; then nobody knows its id
    static Value.Fields request(byte[] line) {
        if (line.length > LONGEST_LINE) {
            throw Requests.wrong("A line is longer than " + (LONGEST_LINE >> 20) + " MiB.");
        }
        if (!(Json.read(line, "").root() instanceof Value.Fields request)) {
            throw Requests.wrong("A request must be an object.");
        }
        Requests.text(request, "id");
        return request;
    }

    private boolean dispatch(String id, Value.Fields request, Executor threads) {
        var method = Requests.text(request, "method");
        switch (method) {
            case "hello" -> answers.done(id, hello(request));
            case "bind" -> begin(id, false, threads, c -> inTurn(c, () -> bind(request)));
            case "script" -> begin(id, false, threads, c -> inTurn(c, () -> script(request)));
            case "lineage" -> begin(id, false, threads, c -> inTurn(c, () -> lineage(request)));
            case "notices" -> begin(id, false, threads, c -> inTurn(c, () -> notices(request, c)));
            case "functions" -> begin(id, false, threads, c -> inTurn(c, workbench::functions));
            case "look", "page", "summary", "find", "value", "values" ->
                    begin(
                            id,
                            false,
                            threads,
                            c -> inTurn(c, () -> looks.answer(method, id, request, c)));
            case "explain" ->
                    begin(id, false, threads, c -> inTurn(c, () -> explains.explain(request, c)));
            case "why" -> begin(id, false, threads, c -> inTurn(c, () -> explains.why(request, c)));
            case "culprits" ->
                    begin(id, false, threads, c -> inTurn(c, () -> explains.culprits(request, c)));
            case "uses" -> begin(id, false, threads, c -> inTurn(c, () -> columns.uses(request)));
            case "rename" ->
                    begin(id, false, threads, c -> inTurn(c, () -> columns.rename(request)));
            case "difference" ->
                    begin(
                            id,
                            false,
                            threads,
                            c -> inTurn(c, () -> KeptAnswers.difference(request, c)));
            case "kept" ->
                    begin(id, false, threads, c -> inTurn(c, () -> kept.look(id, request, c)));
            case "show" -> begin(id, false, threads, c -> inTurn(c, () -> pages.show(request, c)));
            case "filter" ->
                    begin(id, false, threads, c -> inTurn(c, () -> pages.filter(request, c)));
            case "mend" -> begin(id, false, threads, _ -> mend(request));
            case "leave" -> begin(id, false, threads, _ -> leave(request));
            case "run" ->
                    begin(
                            id,
                            Requests.flag(request, "detached"),
                            threads,
                            c -> run(id, request, c));
            case "cancel" -> answers.done(id, cancel(request));
            case "detach" -> answers.done(id, detach(request));
            case "bye" -> answers.done(id, Map.of());
            default -> throw Requests.wrong("There is no method \"" + method + "\".");
        }
        return !method.equals("bye");
    }

    /// Known as under way from this moment, so that a `cancel` on the next line finds it.
    private void begin(String id, boolean detached, Executor threads, Work work) {
        var cancellation = new Cancellation();
        if (underWay.putIfAbsent(id, new UnderWay(cancellation, detached)) != null) {
            throw Requests.wrong("A request with the id \"" + id + "\" is under way.");
        }
        var _ =
                CompletableFuture.supplyAsync(() -> work.answer(cancellation), threads)
                        .whenComplete(
                                (answer, failure) -> {
                                    underWay.remove(id);
                                    jobs.remove(id);
                                    if (failure == null) {
                                        answers.done(id, answer);
                                    }
                                    failed(id, failure);
                                });
    }

    private Map<String, Value> inTurn(
            Cancellation cancellation, Supplier<Map<String, Value>> work) {
        turns.acquireUninterruptibly();
        try {
            if (cancellation.isCancelled()) {
                throw Fault.of(FaultCode.RUN_CANCELLED, "The request was cancelled.").toException();
            }
            return work.get();
        } finally {
            turns.release();
        }
    }

    private void failed(String id, @Nullable Throwable failure) {
        switch (failure) {
            case null -> {}
            case CompletionException wrapped when wrapped.getCause() != null ->
                    failed(id, wrapped.getCause());
            case FaultException known -> answers.failed(id, known.fault());
            case OutOfMemoryError _ ->
                    answers.failed(
                            id,
                            Fault.of(
                                            FaultCode.MEMORY_EXHAUSTED,
                                            "The worker has not enough memory for this request.")
                                    .withHint("Ask for fewer rows at once."));
            default ->
                    answers.failed(
                            id,
                            Fault.of(FaultCode.BUG, "Something went wrong inside: " + failure + ".")
                                    .withHint("Please report it, with the request."));
        }
    }

    private static Map<String, Value> hello(Value.Fields request) {
        if (Requests.number(request, "protocol", PROTOCOL) > PROTOCOL) {
            throw Requests.wrong("This worker speaks protocol " + PROTOCOL + " and no newer one.");
        }
        return Map.of("protocol", Value.of(PROTOCOL));
    }

    private Map<String, Value> bind(Value.Fields request) {
        var open = Requests.pipeline(request);
        var bindings = workbench.bind(rooms.of(open.source().file()), open, Requests.call(request));
        var ports = new LinkedHashMap<String, Value>();
        bindings.columns()
                .forEach(
                        (port, schema) ->
                                ports.put(
                                        port.node() + "." + port.port(), Answers.columns(schema)));
        var members = new LinkedHashMap<String, Value>();
        members.put("faults", Answers.faults(bindings.faults()));
        members.put("columns", new Value.Fields(ports));
        return members;
    }

    private Map<String, Value> script(Value.Fields request) {
        var open = Requests.pipeline(request);
        open.reading().orThrow();
        var script = scripts.of(open, Requests.call(request), Requests.text(request, "name"));
        return Map.of("script", Value.of(script));
    }

    private Map<String, Value> notices(Value.Fields request, Cancellation cancellation) {
        var open = Requests.pipeline(request);
        var room = rooms.of(open.source().file());
        var notices = workbench.notices(room, open, Requests.call(request), cancellation);
        return Map.of("notices", NoticeJson.write(notices));
    }

    private Map<String, Value> lineage(Value.Fields request) {
        var open = Requests.pipeline(request);
        var room = rooms.of(open.source().file());
        var column = Requests.text(request, "column");
        var port = Requests.port(request, "port");
        return workbench.lineage(room, open, Requests.call(request), port, column).json().members();
    }

    private Map<String, Value> leave(Value.Fields request) {
        rooms.leave(Requests.pipeline(request).source().file());
        return Map.of();
    }

    private Map<String, Value> mend(Value.Fields request) {
        var faults = workbench.mend(Requests.pipeline(request));
        return Map.of("faults", Answers.faults(faults));
    }

    private Map<String, Value> run(String id, Value.Fields request, Cancellation cancellation) {
        if (!runs.compareAndSet(false, true)) {
            throw Fault.of(FaultCode.RUN_BUSY, "This worker runs a pipeline already.")
                    .withHint("Ask another worker, or wait.")
                    .toException();
        }
        try {
            var ready = workbench.ready(Requests.pipeline(request), Requests.call(request));
            return ready.job().isEmpty()
                    ? Map.of("faults", Answers.faults(ready.faults()))
                    : execute(id, ready, cancellation);
        } finally {
            runs.set(false);
        }
    }

    private Map<String, Value> execute(
            String id, Workbench.Ready ready, Cancellation cancellation) {
        var job = ready.job().orElseThrow();
        jobs.put(id, job);
        cancellation.onCancel(job::cancel);
        var result =
                workbench.execute(ready, event -> answers.happened(id, RunEventJson.write(event)));
        var members = new LinkedHashMap<String, Value>();
        members.put("outcome", Value.of(result.outcome().name().toLowerCase(Locale.ROOT)));
        result.number().ifPresent(number -> members.put("number", Value.of(number)));
        members.put("faults", Answers.faults(result.warnings()));
        return members;
    }

    /// Answers at once; what is cancelled answers for itself.
    private Map<String, Value> detach(Value.Fields request) {
        var target = Requests.text(request, "of");
        var found = underWay.computeIfPresent(target, (_, run) -> run.goingOn());
        return Map.of("detached", Value.of(found != null));
    }

    private Map<String, Value> cancel(Value.Fields request) {
        var of = Requests.text(request, "of");
        var found = underWay.get(of);
        if (found == null) {
            return Map.of("found", Value.of(false));
        }
        found.cancellation().cancel();
        var members = new LinkedHashMap<String, Value>();
        members.put("found", Value.of(true));
        var job = jobs.get(of);
        if (job != null && !job.isCancelled()) {
            members.put("stops", Value.of(false));
        }
        return members;
    }
}
