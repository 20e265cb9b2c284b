package dev.millrace.worker;

import dev.millrace.engine.FaultJson;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one worker was asked and has not answered. Any thread; requests are told outside the lock.
final class Exchange {

    /// Of a line that a worker says, in bytes: as much as `Json` reads.
    static final int LONGEST_LINE = Json.MAX_BYTES;

    /// How the last line of a request begins. Ids are made here, so they are numbers.
    private static final Pattern LAST_LINE =
            Pattern.compile("\\{\"id\":\"(\\d{1,18})\",\"(?:answer|fault)\":");

    private static final int SHOWN = 200;

    private final Consumer<String> log;
    private final Map<String, Asked> open = new LinkedHashMap<>(); // guarded by this
    private long ids; // guarded by this
    private int heard; // guarded by this
    private @Nullable Fault end; // guarded by this

    /// A request with the id it has here.
    static final class Asked {
        final String id;
        final Request request;

        /// Whether the worker may have begun with it.
        volatile boolean sent;

        private Asked(String id, Request request) {
            this.id = id;
            this.request = request;
        }
    }

    /// @param log is told of every line that is no answer to anything
    Exchange(Consumer<String> log) {
        this.log = log;
    }

    /// @return empty if the worker has ended
    synchronized Optional<Asked> add(Request request) {
        if (end != null) {
            return Optional.empty();
        }
        var asked = new Asked(Long.toString(++ids), request);
        open.put(asked.id, asked);
        return Optional.of(asked);
    }

    synchronized Optional<Asked> find(Request request) {
        return open.values().stream().filter(asked -> asked.request.equals(request)).findFirst();
    }

    synchronized boolean holds(Asked asked) {
        return open.get(asked.id) == asked;
    }

    synchronized int size() {
        return open.size();
    }

    /// Whether the worker did anything beyond its greeting.
    synchronized boolean wasUseful() {
        return heard > 1;
    }

    /// Why nothing can be asked any more; empty while it can.
    synchronized Optional<Fault> end() {
        return Optional.ofNullable(end);
    }

    /// The worker has ended, so whatever is open is lost. Said a second time it changes nothing.
    void end(Fault fault) {
        List<Asked> lost;
        synchronized (this) {
            if (end != null) {
                return;
            }
            end = fault;
            lost = List.copyOf(open.values());
            open.clear();
        }
        lost.forEach(asked -> asked.request.lost(fault, asked.sent));
    }

    /// Its turn to be sent has come, and nobody wants it.
    void drop(Asked asked) {
        if (remove(asked)) {
            asked.request.unsent();
        }
    }

    /// It cannot be sent.
    void refuse(Asked asked, Fault fault) {
        if (remove(asked)) {
            asked.request.refused(fault);
        }
    }

    /// Something the worker said: tells whoever asked for it. The last line of a request ends it
    /// also if it cannot be read.
    void take(byte[] line) {
        try {
            if (line.length > LONGEST_LINE) {
                throw tooLong().toException();
            }
            if (!(Json.read(line, "").root() instanceof Value.Fields said && tell(said))) {
                log.accept("Passed over, no answer to anything: " + beginning(line));
            }
        } catch (FaultException e) {
            log.accept("Passed over, " + e.getMessage() + " In: " + beginning(line));
            var last = LAST_LINE.matcher(beginning(line));
            if (last.lookingAt()) {
                heard(last.group(1), true).ifPresent(asked -> asked.request.refused(e.fault()));
            }
        }
    }

    /// @return whether it belongs to a request
    private boolean tell(Value.Fields said) {
        if (!(said.get("id") instanceof Value.Text(String id))) {
            return false;
        }
        if (said.get("event") instanceof Value.Fields event) {
            return tell(heard(id, false), request -> request.happened(event));
        }
        if (said.get("answer") instanceof Value.Fields answer) {
            return tell(heard(id, true), request -> request.answered(answer));
        }
        if (said.get("fault") instanceof Value.Fields fault) {
            return tell(heard(id, true), request -> request.refused(FaultJson.read(fault)));
        }
        return false;
    }

    private static boolean tell(Optional<Asked> asked, Consumer<Request> word) {
        asked.ifPresent(
                found -> {
                    try {
                        word.accept(found.request);
                    } catch (FaultException e) {
                        found.request.refused(e.fault());
                    }
                });
        return asked.isPresent();
    }

    private synchronized Optional<Asked> heard(String id, boolean last) {
        var asked = Optional.ofNullable(open.get(id)).filter(found -> found.sent);
        asked.ifPresent(_ -> heard++);
        if (last) {
            asked.ifPresent(this::remove);
        }
        return asked;
    }

    private synchronized boolean remove(Asked asked) {
        return open.remove(asked.id, asked);
    }

    private static Fault tooLong() {
        return Fault.of(
                        FaultCode.ENGINE_FAILED,
                        "A worker gave an answer of more than " + (LONGEST_LINE >> 20) + " MiB.")
                .withHint("Ask for less at once.");
    }

    private static String beginning(byte[] line) {
        return new String(line, 0, Math.min(line.length, SHOWN), StandardCharsets.UTF_8);
    }
}
