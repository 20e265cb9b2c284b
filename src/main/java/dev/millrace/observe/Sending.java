package dev.millrace.observe;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Counts the spans that did not arrive, which the SDK tells only its log. Any thread.
final class Sending {

    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicReference<String> reason = new AtomicReference<>("");
    private final AtomicReference<String> answer = new AtomicReference<>("");

    SpanExporter through(SpanExporter exporter) {
        return new Counted(exporter);
    }

    /// Why the trace is not whole, as the end of a sentence; empty if it is.
    ///
    /// @param inTime whether the SDK was done with everything
    Optional<String> failure(boolean inTime) {
        if (!inTime) {
            return Optional.of("the collector did not answer in time");
        }
        return lost.get() == 0
                ? Optional.empty()
                : Optional.of(
                        "%d %s not arrive, since %s"
                                .formatted(
                                        lost.get(),
                                        lost.get() == 1 ? "span did" : "spans did",
                                        answer.get().isEmpty() ? reason.get() : answer.get()));
    }

    /// @param status that the collector answered instead of 2xx
    void answered(int status) {
        answer.set("the collector answered " + status);
    }

    private void lost(int spans, CompletableResultCode result) {
        lost.addAndGet(spans);
        reason.compareAndSet("", why(result.getFailureThrowable()));
    }

    private static String why(@Nullable Throwable failure) {
        for (var at = failure; at != null; at = at.getCause()) {
            if (at instanceof ConnectException) {
                return "the collector cannot be reached";
            }
            if (at instanceof HttpTimeoutException) {
                return "the collector did not answer in time";
            }
        }
        return "the collector did not take them";
    }

    private final class Counted implements SpanExporter {

        private final SpanExporter exporter;

        Counted(SpanExporter exporter) {
            this.exporter = exporter;
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            int count = spans.size();
            var result = exporter.export(spans);
            return result.whenComplete(
                    () -> {
                        if (!result.isSuccess()) {
                            lost(count, result);
                        }
                    });
        }

        @Override
        public CompletableResultCode flush() {
            return exporter.flush();
        }

        @Override
        public CompletableResultCode shutdown() {
            return exporter.shutdown();
        }
    }
}
