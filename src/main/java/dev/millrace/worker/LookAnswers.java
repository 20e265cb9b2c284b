package dev.millrace.worker;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.look.FunctionJson;
import dev.millrace.engine.look.KeptRoom;
import dev.millrace.engine.look.LookJson;
import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.RowPages;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// Answers what is asked about the rows of a wire. Any thread.
final class LookAnswers {

    private final Rooms rooms;
    private final KeptRoom kept;

    LookAnswers(Rooms rooms, KeptRoom kept) {
        this.rooms = rooms;
        this.kept = kept;
    }

    /// @param id of the request, by which a look can be asked for more
    Map<String, Value> answer(
            String method, String id, Value.Fields request, Cancellation cancellation) {
        return switch (method) {
            case "look" -> look(id, request, cancellation);
            case "page" -> page(request, cancellation);
            case "summary" -> summary(request, cancellation);
            case "find" -> find(request, cancellation);
            case "value" -> value(request, cancellation);
            case "values" -> values(request, cancellation);
            default -> throw new IllegalArgumentException(method);
        };
    }

    private Map<String, Value> look(String id, Value.Fields request, Cancellation cancellation) {
        var port = Requests.port(request, "port");
        long limit = Requests.rows(request);
        boolean further = Requests.flag(request, "further");
        var open = Requests.pipeline(request);
        open.reading().orThrow();
        var room = rooms.of(open.source().file());
        try {
            var looked =
                    room.look(
                            id,
                            open.source(),
                            Requests.call(request),
                            port,
                            limit,
                            further,
                            cancellation);
            rooms.remember(id, room);
            var members = new LinkedHashMap<>(LookJson.write(looked).members());
            members.put("look", Value.of(id));
            return members;
        } catch (FaultException e) {
            throw e.placed(_ -> open.reading().locate(e.fault()).place());
        }
    }

    private Map<String, Value> page(Value.Fields request, Cancellation cancellation) {
        long offset = Requests.number(request, "offset", 0);
        long limit = Requests.rows(request);
        var looked = pages(request).page(of(request), query(request), offset, limit, cancellation);
        return LookJson.write(looked).members();
    }

    private Map<String, Value> summary(Value.Fields request, Cancellation cancellation) {
        var columns = Requests.texts(request, "columns");
        return LookJson.write(pages(request).summary(of(request), columns, cancellation)).members();
    }

    private Map<String, Value> find(Value.Fields request, Cancellation cancellation) {
        var members = new LinkedHashMap<String, Value>();
        pages(request)
                .find(
                        of(request),
                        query(request),
                        Requests.text(request, "text"),
                        Requests.number(request, "from", 0),
                        !Requests.flag(request, "backward"),
                        cancellation)
                .ifPresent(
                        found -> {
                            members.put("row", Value.of(found.row()));
                            members.put("column", Value.of(found.column()));
                        });
        return members;
    }

    private Map<String, Value> value(Value.Fields request, Cancellation cancellation) {
        var value =
                pages(request)
                        .value(
                                of(request),
                                query(request),
                                Requests.number(request, "row", 0),
                                Requests.text(request, "column"),
                                cancellation);
        return Map.of("value", value.map(Value::of).orElseGet(Value.Null::new));
    }

    /// The first values of an expression that is being typed.
    private Map<String, Value> values(Value.Fields request, Cancellation cancellation) {
        var open = Requests.pipeline(request);
        open.reading().orThrow();
        var tried =
                rooms.of(open.source().file())
                        .values(
                                open.source(),
                                Requests.call(request),
                                Requests.port(request, "node").node(),
                                Requests.text(request, "setting"),
                                Requests.text(request, "expression"),
                                Math.toIntExact(Requests.rows(request)),
                                cancellation);
        return FunctionJson.write(tried).members();
    }

    private RowPages pages(Value.Fields request) {
        var id = of(request);
        return kept.has(id)
                ? kept
                : rooms.ofLook(id)
                        .orElseThrow(() -> Requests.wrong("There is no look \"" + id + "\"."));
    }

    private static String of(Value.Fields request) {
        return Requests.text(request, "of");
    }

    private static LookQuery query(Value.Fields request) {
        return LookJson.query(Requests.object(request, "query"));
    }
}
