package dev.millrace.engine;

import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.fault.Fault;
import dev.millrace.plan.Step;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ends attempts that take longer than they may. Any thread.
final class TimeLimits implements AutoCloseable {

    private final StepPolicies policies;
    private @Nullable ScheduledExecutorService clock; // guarded by this

    TimeLimits(StepPolicies policies) {
        this.policies = policies;
    }

    /// An attempt under way.
    static final class Watch implements AutoCloseable {
        private final Optional<StepPolicies.Limit> limit;
        private volatile boolean over;
        private @Nullable Future<?> end; // set before it is handed out

        private Watch(Optional<StepPolicies.Limit> limit) {
            this.limit = limit;
        }

        private void stop(Lane lane) {
            over = true;
            Session.cancel(lane);
        }

        /// Why it failed: for want of time, if it was ended.
        Fault of(Fault fault) {
            return over ? limit.orElseThrow().exceeded() : fault;
        }

        @Override
        public void close() {
            if (end != null) {
                end.cancel(false);
            }
        }
    }

    /// @param lane on which the step is worked at
    Watch watch(Step step, Lane lane) {
        var watch = new Watch(policies.limit(step));
        watch.limit.ifPresent(
                limit ->
                        watch.end =
                                clock().schedule(
                                                () -> watch.stop(lane),
                                                limit.timeout().toMillis(),
                                                TimeUnit.MILLISECONDS));
        return watch;
    }

    private synchronized ScheduledExecutorService clock() {
        if (clock == null) {
            clock =
                    Executors.newSingleThreadScheduledExecutor(
                            task -> {
                                var thread = new Thread(task, "time limits");
                                thread.setDaemon(true);
                                return thread;
                            });
        }
        return clock;
    }

    @Override
    public synchronized void close() {
        if (clock != null) {
            clock.shutdownNow();
        }
    }
}
