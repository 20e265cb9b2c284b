package dev.millrace.worker;

import dev.millrace.engine.FaultJson;
import dev.millrace.fault.Fault;
import dev.millrace.json.Json;
import dev.millrace.model.Column;
import dev.millrace.model.Rows;
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

    /// The answer to a look: one row more than was wanted says that there are more.
    static Map<String, Value> page(Rows found, long limit) {
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
        return members;
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
