package dev.millrace.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Tells open pages of runs, by server-sent events. No thread waits for a page. Any thread.
final class RunEvents implements AutoCloseable {

    private static final int MOST = 200;

    /// What a page that is slow to take has not got yet.
    private static final int MOST_WAITING = 16_384;

    private final Clock time;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService beats =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("serve-heartbeat").daemon().factory());
    private volatile long newest;

    /// @param heartbeat between signs of life, which also find out who has gone
    RunEvents(Clock time, Duration heartbeat) {
        this.time = time;
        var _ =
                beats.scheduleWithFixedDelay(
                        this::beat,
                        heartbeat.toMillis(),
                        heartbeat.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /// Begins to tell a page, first of the newest run that is known.
    ///
    /// @throws dev.millrace.fault.FaultException SERVER_BUSY if there are too many
    void open(Response response, Callback callback, Viewer viewer) {
        if (streams.size() >= MOST) {
            throw Fault.of(FaultCode.SERVER_BUSY, "Too many pages are open.")
                    .withHint("Close some of them.")
                    .toException();
        }
        var stream = new Stream(response, callback, viewer);
        streams.add(stream);
        stream.say("retry: 2000\n\n" + event("state", newest));
    }

    /// A run has succeeded.
    void ran(long number) {
        newest = number;
        streams.forEach(stream -> stream.say(event("run", number)));
    }

    /// As far as it is known before anybody is told.
    void knows(long number) {
        newest = number;
    }

    int size() {
        return streams.size();
    }

    private static String event(String name, long number) {
        var data = Value.fields(Map.entry("number", Value.of(number)));
        return "event: " + name + "\nid: " + number + "\ndata: " + Json.line(data) + "\n\n";
    }

    private void beat() {
        var now = time.instant();
        for (Stream stream : streams) {
            if (stream.viewer.until().isBefore(now)) {
                stream.end();
            } else {
                stream.say(": here\n\n");
            }
        }
    }

    @Override
    public void close() {
        beats.shutdownNow();
        streams.forEach(Stream::end);
    }

    /// One page. A write at a time; what comes meanwhile waits.
    private final class Stream implements Callback {

        private final Response response;
        private final Callback callback;
        private final Viewer viewer;
        private final StringBuilder waiting = new StringBuilder(); // guarded by this
        private boolean writes; // guarded by this
        private boolean ends; // guarded by this

        Stream(Response response, Callback callback, Viewer viewer) {
            this.response = response;
            this.callback = callback;
            this.viewer = viewer;
        }

        synchronized void say(String text) {
            if (waiting.length() + text.length() > MOST_WAITING) {
                ends = true;
                waiting.setLength(0);
            }
            if (!ends) {
                waiting.append(text);
            }
            write();
        }

        synchronized void end() {
            ends = true;
            waiting.setLength(0);
            write();
        }

        private synchronized void write() {
            if (writes || (waiting.isEmpty() && !ends)) {
                return;
            }
            writes = true;
            boolean last = ends && waiting.isEmpty();
            if (last) {
                streams.remove(this);
                response.write(true, ByteBuffer.allocate(0), callback);
                return;
            }
            var text = waiting.toString();
            waiting.setLength(0);
            response.write(false, ByteBuffer.wrap(text.getBytes(UTF_8)), this);
        }

        @Override
        public void succeeded() {
            synchronized (this) {
                writes = false;
            }
            write();
        }

        @Override
        public void failed(Throwable gone) {
            streams.remove(this);
            callback.failed(gone);
        }
    }
}
