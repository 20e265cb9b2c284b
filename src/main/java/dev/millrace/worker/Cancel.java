package dev.millrace.worker;

import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import java.util.Map;

/// Takes back what was asked. What is cancelled answers for itself, so nothing is told here.
final class Cancel implements Request {

    private final Exchange exchange;
    private final Exchange.Asked target;

    /// Whether the worker said that it has to finish what it does.
    private volatile boolean late;

    Cancel(Exchange exchange, Exchange.Asked target) {
        this.exchange = exchange;
        this.target = target;
    }

    /// Whether the target should have ended, a while after this was asked.
    boolean isOverdue() {
        return !late && exchange.holds(target);
    }

    @Override
    public String method() {
        return "cancel";
    }

    @Override
    public Map<String, Value> members() {
        return Map.of("of", Value.of(target.id));
    }

    /// Not when the target was never sent, or is answered.
    @Override
    public boolean wanted() {
        return exchange.holds(target);
    }

    @Override
    public void answered(Value.Fields answer) {
        late = Value.of(false).equals(answer.get("stops"));
    }

    @Override
    public void refused(Fault fault) {}

    @Override
    public void lost(Fault fault, boolean sent) {}
}
