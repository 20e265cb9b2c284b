package dev.millrace.worker;

import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Lets a run go on when its worker is left alone.
final class Detach implements Request {

    private final Exchange.Asked run;
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    Detach(Exchange.Asked run) {
        this.run = run;
    }

    /// Whether it will go on; false if it is over, or its worker is.
    CompletableFuture<Boolean> done() {
        return done;
    }

    @Override
    public String method() {
        return "detach";
    }

    @Override
    public Map<String, Value> members() {
        return Map.of("of", Value.of(run.id));
    }

    @Override
    public void answered(Value.Fields answer) {
        done.complete(Value.of(true).equals(answer.get("detached")));
    }

    @Override
    public void refused(Fault fault) {
        done.complete(false);
    }

    @Override
    public void lost(Fault fault, boolean sent) {
        done.complete(false);
    }
}
