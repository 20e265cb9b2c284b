package dev.millrace.cli;

import dev.millrace.board.RowLimit;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.serve.Dashboard;
import dev.millrace.serve.Listening;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes a link to a dashboard that is served.
@Command(
        name = "token",
        description = {
            "Makes a link to a dashboard that is served: for how long, and to which rows.",
            "Whoever has the link sees it; a browser keeps it in its history."
        },
        mixinStandardHelpOptions = true)
final class ServeTokenCommand implements Callable<Integer> {

    private static final Pattern SPAN = Pattern.compile("([1-9]\\d{0,5})([mhd])");
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Context context;

    @Mixin private final PipelineOptions pipeline = new PipelineOptions();

    @Option(
            names = "--node",
            paramLabel = "NODE",
            description = "The dashboard, chart, figure or table. Default: the only dashboard.")
    private String node = "";

    @Option(
            names = "--expires",
            paramLabel = "SPAN",
            description = "For how long: 30m, 8h or 7d. Default: ${DEFAULT-VALUE}.",
            defaultValue = "8h")
    private String expires = "";

    @Option(
            names = "--filter",
            paramLabel = "COLUMN=VALUE",
            description =
                    "Only rows with this value in the column. Repeated for a column: one of the"
                            + " values. Tiles without the column are not shown.")
    private List<String> filters = List.of();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where it is served. Default: ${DEFAULT-VALUE}.",
            defaultValue = "http://127.0.0.1:" + Listening.PORT + "/")
    private String url = "";

    ServeTokenCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var span = span(expires);
        var base = base(url);
        var wanted = filters(filters);
        var open = pipeline.open(context);
        open.reading().orThrow();
        var shown = ServingNode.of(context.catalog(), open.source().pipeline(), node);
        var limits = new ArrayList<RowLimit>();
        try (var dashboard =
                new Dashboard(context.workbench(), open, pipeline.call(context), shown)) {
            wanted.forEach((column, values) -> limits.add(dashboard.limit(column, values)));
        }
        var until = context.clock().instant().plus(span);
        var token = ServeCommand.tokens(context, open, shown).issue(until, limits);
        context.data().print(base + "?token=" + token + "\n");
        context.data().flush();
        return 0;
    }

    private static Map<String, List<String>> filters(List<String> written) {
        var wanted = new LinkedHashMap<String, List<String>>();
        for (String filter : written) {
            int at = filter.indexOf('=');
            if (at < 1) {
                throw wrong("\"" + filter + "\" is not COLUMN=VALUE.", "");
            }
            wanted.computeIfAbsent(filter.substring(0, at), _ -> new ArrayList<>())
                    .add(filter.substring(at + 1));
        }
        return wanted;
    }

    private static Duration span(String text) {
        var read = SPAN.matcher(text);
        if (read.matches()) {
            long count = Long.parseLong(read.group(1));
            var span =
                    switch (read.group(2)) {
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    };
            if (span.compareTo(LONGEST) <= 0) {
                return span;
            }
        }
        throw wrong(
                "\"" + text + "\" is no span of time for a link.",
                "30m, 8h and 7d are; a year is the most.");
    }

    private static String base(String text) {
        try {
            var uri = URI.create(text);
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isWeb
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return text.endsWith("/") ? text : text + "/";
            }
        } catch (IllegalArgumentException malformed) {
            throw wrong("\"" + text + "\" is not where a dashboard is served.", "");
        }
        throw wrong("\"" + text + "\" is not where a dashboard is served.", "");
    }

    private static FaultException wrong(String what, String hint) {
        return Fault.of(FaultCode.CALL_INVALID, what).withHint(hint).toException();
    }
}
