package dev.millrace.export;

import dev.millrace.engine.Engine;
import dev.millrace.engine.PipelineSource;
import dev.millrace.engine.RunCall;
import dev.millrace.fault.Fault;
import dev.millrace.model.CountMode;
import dev.millrace.plan.Plan;
import java.util.List;
import java.util.Optional;

/// Hands pipelines out as SQL. Any thread.
public final class SqlExport {

    private final Engine engine;

    public SqlExport(Engine engine) {
        this.engine = engine;
    }

    /// A pipeline that can be written as a script, or what is wrong with it.
    ///
    /// @param plan empty if a fault is an error
    public record Prepared(Optional<Plan> plan, PipelineSource source, List<Fault> faults) {

        public Prepared {
            faults = List.copyOf(faults);
        }

        /// @param name of the file that will hold the script, for its head
        public String script(String name) {
            return SqlScript.of(plan.orElseThrow(), source, name);
        }

        public Occupied occupied() {
            return new Occupied(plan.orElseThrow(), source);
        }
    }

    /// Plans the pipeline. Secret parameters need no value, and none is looked at.
    ///
    /// @param source without errors in its file
    public Prepared prepare(PipelineSource source, RunCall call) {
        var open = Secrets.without(source);
        var planned = engine.plan(open, Secrets.without(source, call).counting(CountMode.FREE));
        return new Prepared(planned.plan(), open, planned.faults());
    }
}
