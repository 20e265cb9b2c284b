package dev.millrace.worker;

import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import java.util.Map;

/// Has what a dead run left mended. Nobody waits for it: the next run does it too.
///
/// @param ask about the pipeline that was run
record Mend(Ask ask) implements Request {

    @Override
    public String method() {
        return "mend";
    }

    @Override
    public Map<String, Value> members() {
        return ask.members();
    }

    @Override
    public void answered(Value.Fields answer) {}

    @Override
    public void refused(Fault fault) {}

    @Override
    public void lost(Fault fault, boolean sent) {}
}
