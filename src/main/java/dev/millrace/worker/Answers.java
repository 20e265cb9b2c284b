package dev.millrace.worker;

import dev.millrace.engine.FaultJson;
import dev.millrace.fault.Fault;
import dev.millrace.json.Json;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the worker says, a line each. Any thread.
final class Answers {

    private final PrintStream out;

    /// @param out writes UTF-8
    Answers(PrintStream out) {
        this.out = out;
    }

    void done(String id, Map<String, Value> members) {
        say(id, "answer", new Value.Fields(new LinkedHashMap<>(members)));
    }

    void failed(String id, Fault fault) {
        say(id, "fault", FaultJson.write(fault));
    }

    void happened(String id, Value.Fields event) {
        say(id, "event", event);
    }

    private void say(String id, String what, Value value) {
        var all = new LinkedHashMap<String, Value>();
        all.put("id", Value.of(id));
        all.put(what, value);
        var line = Json.line(new Value.Fields(all));
        synchronized (out) {
            out.print(line + "\n");
            out.flush();
        }
    }

    static Value columns(Schema schema) {
        var columns = new ArrayList<Value>();
        for (Column column : schema.columns()) {
            columns.add(
                    Value.fields(
                            Map.entry("name", Value.of(column.name())),
                            Map.entry("type", Value.of(column.type()))));
        }
        return new Value.Items(columns);
    }

    static Value faults(List<Fault> faults) {
        return new Value.Items(faults.stream().<Value>map(FaultJson::write).toList());
    }
}
