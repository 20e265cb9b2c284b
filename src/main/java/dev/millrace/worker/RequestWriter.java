package dev.millrace.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;

/// Says requests to a worker, a line each, if they are still wanted. One thread.
final class RequestWriter {

    private final Exchange exchange;
    private final OutputStream out;

    RequestWriter(Exchange exchange, OutputStream out) {
        this.exchange = exchange;
        this.out = out;
    }

    /// What the worker could not read is refused here: it would not know whom to tell.
    ///
    /// @throws IOException if the worker reads no more
    void send(Exchange.Asked asked) throws IOException {
        if (!asked.request.wanted()) {
            exchange.drop(asked);
            return;
        }
        var line = line(asked);
        try {
            WorkerServer.request(line);
        } catch (FaultException e) {
            exchange.refuse(asked, Deaths.tooLarge(e.fault()));
            return;
        }
        asked.sent = true;
        try {
            out.write(line);
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            asked.sent = false; // half a line counts for nothing
            throw e;
        }
    }

    private static byte[] line(Exchange.Asked asked) {
        var members = new LinkedHashMap<String, Value>();
        members.put("id", Value.of(asked.id));
        members.put("method", Value.of(asked.request.method()));
        members.putAll(asked.request.members());
        return Json.line(new Value.Fields(members)).getBytes(UTF_8);
    }
}
