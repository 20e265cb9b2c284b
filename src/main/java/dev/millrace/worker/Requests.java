package dev.millrace.worker;

import dev.millrace.engine.RunCall;
import dev.millrace.engine.Workspace;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.CountMode;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads the members of a request.
final class Requests {

    /// Rows are held in memory until they are sent.
    static final long MOST_ROWS = 10_000;

    private static final int MOST_THREADS = 1_024;

    private Requests() {}

    /// The pipeline a request is about: `text` if it has one, else what lies at `path`.
    static OpenPipeline pipeline(Value.Fields request) {
        var path = path(text(request, "path"));
        return request.get("text") == null
                ? OpenPipeline.read(path)
                : OpenPipeline.of(text(request, "text"), path);
    }

    /// The folder around which a workspace is asked about.
    static Workspace workspace(Value.Fields request) {
        return Workspace.around(path(text(request, "folder")));
    }

    static RunCall call(Value.Fields request) {
        return RunCall.PLAIN
                .with(parameters(request))
                .to(request.get("to") == null ? Optional.empty() : Optional.of(port(request, "to")))
                .counting(
                        request.get("counts") == null
                                ? CountMode.AUTO
                                : choice(CountMode.class, request, "counts"))
                .using(number(request, "memory", 0), threads(request))
                .allowing(paths(request, "allowRead"), paths(request, "allowWrite"))
                .whenBusy(
                        request.get("whenBusy") == null
                                ? RunCall.WhenBusy.WAIT
                                : choice(RunCall.WhenBusy.class, request, "whenBusy"))
                .onFailure(
                        request.get("onFailure") == null
                                ? RunCall.OnFailure.STOP
                                : choice(RunCall.OnFailure.class, request, "onFailure"))
                .keeping(keeping(request));
    }

    private static RunCall.Keeping keeping(Value.Fields request) {
        return new RunCall.Keeping(
                flag(request, "fresh"),
                request.get("keep") == null || flag(request, "keep"),
                number(request, "keepAtMost", RunCall.Keeping.USUAL_BYTES));
    }

    private static int threads(Value.Fields request) {
        long threads = number(request, "threads", 0);
        if (threads > MOST_THREADS) {
            throw wrong("\"threads\" must not be more than " + MOST_THREADS + ".");
        }
        return (int) threads;
    }

    /// How many rows a look or a page is to have.
    static long rows(Value.Fields request) {
        long limit = number(request, "limit", 100);
        if (limit > MOST_ROWS) {
            throw wrong("\"limit\" must not be more than " + MOST_ROWS + ".");
        }
        return limit;
    }

    static Port port(Value.Fields request, String name) {
        var text = text(request, name);
        return Port.parse(text)
                .orElseThrow(() -> wrong("\"" + text + "\" is not a node or node.port."));
    }

    static String text(Value.Fields request, String name) {
        if (request.get(name) instanceof Value.Text(String text)) {
            return text;
        }
        throw wrong("\"" + name + "\" must be a text.");
    }

    static boolean flag(Value.Fields request, String name) {
        return switch (request.get(name)) {
            case null -> false;
            case Value.Bool(boolean flag) -> flag;
            default -> throw wrong("\"" + name + "\" must be true or false.");
        };
    }

    static Value.Fields object(Value.Fields request, String name) {
        return switch (request.get(name)) {
            case null -> Value.Fields.EMPTY;
            case Value.Fields fields -> fields;
            default -> throw wrong("\"" + name + "\" must be an object.");
        };
    }

    static List<String> texts(Value.Fields request, String name) {
        var texts = new ArrayList<String>();
        switch (request.get(name)) {
            case null -> {}
            case Value.Items(var values) -> {
                for (Value value : values) {
                    if (!(value instanceof Value.Text(String text))) {
                        throw wrong("\"" + name + "\" must be a list of texts.");
                    }
                    texts.add(text);
                }
            }
            default -> throw wrong("\"" + name + "\" must be a list of texts.");
        }
        return texts;
    }

    /// @param otherwise when the request has no such member
    static long number(Value.Fields request, String name, long otherwise) {
        return switch (request.get(name)) {
            case null -> otherwise;
            case Value.Num(var number)
                    when number.signum() >= 0
                            && number.stripTrailingZeros().scale() <= 0
                            && number.precision() - number.scale() < 18 ->
                    number.longValue();
            default -> throw wrong("\"" + name + "\" must be a whole number.");
        };
    }

    private static Map<String, String> parameters(Value.Fields request) {
        var given = new LinkedHashMap<String, String>();
        switch (request.get("parameters")) {
            case null -> {}
            case Value.Fields fields ->
                    fields.members().keySet().forEach(name -> given.put(name, text(fields, name)));
            default -> throw wrong("\"parameters\" must be an object of texts.");
        }
        return given;
    }

    private static List<Path> paths(Value.Fields request, String name) {
        return texts(request, name).stream().map(Requests::path).toList();
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw wrong("\"" + text + "\" is not a path.");
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> type, Value.Fields request, String name) {
        var text = text(request, name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw wrong("\"" + name + "\" cannot be \"" + text + "\".");
    }

    static FaultException wrong(String message) {
        return Fault.of(FaultCode.REQUEST_INVALID, message)
                .withHint("See src/docs/worker-protocol.md.")
                .toException();
    }
}
