package dev.millrace.observe;

import java.util.function.IntConsumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hears what the SDK logs, which would go to standard error: only there it says what a collector
/// answered.
final class SdkLog extends Handler {

    private static final String NAME = "io.opentelemetry";
    private static final Pattern STATUS = Pattern.compile("HTTP status code (\\d{3})");

    private final IntConsumer answered;

    private SdkLog(IntConsumer answered) {
        this.answered = answered;
    }

    /// Until it is closed; the console hears no more of it from now on.
    ///
    /// @param answered is told each status that is not 2xx
    static SdkLog hear(IntConsumer answered) {
        var log = new SdkLog(answered);
        var logger = Logger.getLogger(NAME);
        logger.setUseParentHandlers(false);
        logger.addHandler(log);
        return log;
    }

    @Override
    public void publish(LogRecord said) {
        Matcher status = STATUS.matcher(String.valueOf(said.getMessage()));
        if (status.find()) {
            answered.accept(Integer.parseInt(status.group(1)));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger(NAME).removeHandler(this);
    }
}
