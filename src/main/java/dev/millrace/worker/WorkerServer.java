package dev.millrace.worker;

import dev.millrace.engine.FaultJson;
import dev.millrace.engine.Job;
import dev.millrace.engine.Look;
import dev.millrace.engine.RunEventJson;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Column;
import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The other end of the worker protocol: reads a request a line, answers in any order.
///
/// One run at a time; binds and looks go on meanwhile. The end of the input means stop: what runs
/// is cancelled, unless it was asked for as `detached`, which is waited for.
public final class WorkerServer {

    /// Number of the form of requests and answers.
    public static final int PROTOCOL = 1;

    private static final int LONGEST_LINE = 32 << 20;

    private final Workbench workbench;
    private final InputStream in;
    private final PrintStream out;
    private final Map<String, Runnable> underWay = new ConcurrentHashMap<>();
    private final Map<String, Look> looks = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Job> running = new AtomicReference<>();
    private volatile boolean detached;
    private volatile boolean closed;

    public WorkerServer(Workbench workbench, InputStream in, PrintStream out) {
        this.workbench = workbench;
        this.in = in;
        this.out = out;
    }

    /// Serves until `bye` or the end of the input, and until what was asked for is done.
    public void serve() throws IOException {
        var lines = new BoundedLines(in, LONGEST_LINE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            boolean open = true;
            while (open) {
                var line = lines.next();
                open = line.isPresent() && take(line.get(), threads);
            }
            closed = true;
            if (!detached) {
                underWay.values().forEach(Runnable::run);
            }
        } finally {
            looks.values().forEach(Look::close);
        }
    }

    /// @return whether there may be more
    private boolean take(BoundedLines.Line line, ExecutorService threads) {
        var id = "";
        try {
            if (line.isTooLong()) {
                throw Requests.wrong("A line is longer than 32 MiB.");
            }
            if (!(Json.parse(line.text()) instanceof Value.Fields request)) {
                throw Requests.wrong("A request must be an object.");
            }
            id = Requests.text(request, "id");
            return dispatch(id, request, threads);
        } catch (FaultException e) {
            fail(id, e.fault());
            return true;
        }
    }

    private boolean dispatch(String id, Value.Fields request, ExecutorService threads) {
        switch (Requests.text(request, "method")) {
            case "hello" -> hello(id, request);
            case "bind" -> threads.execute(() -> guarded(id, () -> bind(id, request)));
            case "look" -> threads.execute(() -> guarded(id, () -> look(id, request)));
            case "page" -> threads.execute(() -> guarded(id, () -> page(id, request)));
            case "run" -> threads.execute(() -> guarded(id, () -> run(id, request)));
            case "cancel" -> cancel(id, request);
            case "bye" -> {
                answer(id, new LinkedHashMap<>());
                return false;
            }
            case String other -> throw Requests.wrong("There is no method \"" + other + "\".");
        }
        return true;
    }

    private void guarded(String id, Runnable work) {
        try {
            work.run();
        } catch (FaultException e) {
            fail(id, e.fault());
        } catch (IllegalStateException | NullPointerException e) {
            fail(id, Fault.of(FaultCode.BUG, "Something went wrong inside: " + e + "."));
        } finally {
            underWay.remove(id);
        }
    }

    /// The input may have ended just before.
    private void begin(String id, Runnable cancel) {
        underWay.put(id, cancel);
        if (closed && !detached) {
            cancel.run();
        }
    }

    private void hello(String id, Value.Fields request) {
        if (Requests.number(request, "protocol", PROTOCOL) > PROTOCOL) {
            throw Requests.wrong("This worker speaks protocol " + PROTOCOL + " and no newer one.");
        }
        var members = new LinkedHashMap<String, Value>();
        members.put("protocol", Value.of(PROTOCOL));
        answer(id, members);
    }

    private void bind(String id, Value.Fields request) {
        var bindings = workbench.bind(Requests.pipeline(request), Requests.call(request));
        var ports = new LinkedHashMap<String, Value>();
        bindings.columns()
                .forEach(
                        (port, schema) ->
                                ports.put(port.node() + "." + port.port(), columns(schema)));
        var members = new LinkedHashMap<String, Value>();
        members.put("faults", faults(bindings.faults()));
        members.put("columns", new Value.Fields(ports));
        answer(id, members);
    }

    private void look(String id, Value.Fields request) {
        var port = Requests.port(request, "port");
        long limit = Requests.number(request, "limit", 100);
        var look = workbench.look(Requests.pipeline(request), Requests.call(request), port);
        var before = looks.put(id, look);
        if (before != null) {
            before.close();
        }
        begin(id, look::cancel);
        rows(id, look, 0, limit);
    }

    private void page(String id, Value.Fields request) {
        var of = Requests.text(request, "of");
        var look = looks.get(of);
        if (look == null) {
            throw Requests.wrong("There is no look \"" + of + "\".");
        }
        long offset = Requests.number(request, "offset", 0);
        begin(id, look::cancel);
        synchronized (look) {
            rows(id, look, offset, Requests.number(request, "limit", 100));
        }
    }

    private void rows(String id, Look look, long offset, long limit) {
        Rows found = look.rows(offset, limit + 1);
        var rows = new ArrayList<Value>();
        for (var row : found.values().stream().limit(limit).toList()) {
            var cells = new ArrayList<Value>();
            row.forEach(cell -> cells.add(cell == null ? new Value.Null() : Value.of(cell)));
            rows.add(new Value.Items(cells));
        }
        var members = new LinkedHashMap<String, Value>();
        members.put("columns", columns(found.schema()));
        members.put("rows", new Value.Items(rows));
        members.put("more", Value.of(found.values().size() > limit));
        answer(id, members);
    }

    private void run(String id, Value.Fields request) {
        var ready = workbench.ready(Requests.pipeline(request), Requests.call(request));
        var job = ready.job();
        if (!job.canRun() || ready.faults().stream().anyMatch(Fault::isError)) {
            job.close();
            var members = new LinkedHashMap<String, Value>();
            members.put("faults", faults(ready.faults()));
            answer(id, members);
            return;
        }
        if (!running.compareAndSet(null, job)) {
            job.close();
            throw Fault.of(FaultCode.RUN_BUSY, "This worker runs a pipeline already.")
                    .withHint("Ask another worker, or wait.")
                    .toException();
        }
        try {
            detached = Requests.flag(request, "detached");
            begin(id, job::cancel);
            execute(id, ready);
        } finally {
            running.set(null);
            detached = false;
        }
    }

    private void execute(String id, Workbench.Ready ready) {
        var result =
                workbench.execute(
                        ready,
                        event -> {
                            var members = new LinkedHashMap<String, Value>();
                            members.put("id", Value.of(id));
                            members.put("event", RunEventJson.write(event));
                            say(members);
                        });
        var members = new LinkedHashMap<String, Value>();
        members.put("outcome", Value.of(result.outcome().name().toLowerCase(Locale.ROOT)));
        result.number().ifPresent(number -> members.put("number", Value.of(number)));
        members.put("faults", faults(result.warnings()));
        answer(id, members);
    }

    /// Answers at once; what is cancelled answers for itself.
    private void cancel(String id, Value.Fields request) {
        var action = underWay.get(Requests.text(request, "of"));
        if (action != null) {
            action.run();
        }
        var members = new LinkedHashMap<String, Value>();
        members.put("found", Value.of(action != null));
        answer(id, members);
    }

    private static Value columns(Schema schema) {
        var columns = new ArrayList<Value>();
        for (Column column : schema.columns()) {
            columns.add(
                    Value.fields(
                            Map.entry("name", Value.of(column.name())),
                            Map.entry("type", Value.of(column.type()))));
        }
        return new Value.Items(columns);
    }

    private static Value faults(List<Fault> faults) {
        return new Value.Items(faults.stream().<Value>map(FaultJson::write).toList());
    }

    private void answer(String id, Map<String, Value> members) {
        var all = new LinkedHashMap<String, Value>();
        all.put("id", Value.of(id));
        all.put("answer", new Value.Fields(new LinkedHashMap<>(members)));
        say(all);
    }

    private void fail(String id, Fault fault) {
        var all = new LinkedHashMap<String, Value>();
        all.put("id", Value.of(id));
        all.put("fault", FaultJson.write(fault));
        say(all);
    }

    private void say(Map<String, Value> members) {
        var line = Json.line(new Value.Fields(new LinkedHashMap<>(members)));
        synchronized (out) {
            out.print(line + "\n");
            out.flush();
        }
    }
}
