package dev.millrace.worker;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.look.LookJson;
import dev.millrace.explain.Explainer;
import dev.millrace.fault.FaultException;
import dev.millrace.lineage.Lineages;
import dev.millrace.model.Value;
import java.util.Map;

/// Answers where a row came from and why a value is missing. Any thread.
final class ExplainAnswers {

    private static final long FEW_ROWS = 20;
    private static final long MOST_ROWS = 1_000;

    private final Rooms rooms;
    private final Explainer explainer = new Explainer(new Lineages());

    ExplainAnswers(Rooms rooms) {
        this.rooms = rooms;
    }

    Map<String, Value> explain(Value.Fields request, Cancellation cancellation) {
        var of = Requests.text(request, "of");
        var room =
                rooms.ofLook(of)
                        .orElseThrow(() -> Requests.wrong("There is no look \"" + of + "\"."));
        long limit = Requests.number(request, "limit", FEW_ROWS);
        if (limit > MOST_ROWS) {
            throw Requests.wrong("\"limit\" must not be more than " + MOST_ROWS + ".");
        }
        var explained =
                explainer.explain(
                        room,
                        of,
                        LookJson.query(Requests.object(request, "query")),
                        Requests.number(request, "row", 0),
                        (int) limit,
                        cancellation);
        return ExplainJson.write(explained).members();
    }

    Map<String, Value> culprits(Value.Fields request, Cancellation cancellation) {
        var open = Requests.pipeline(request);
        open.reading().orThrow();
        long limit = Requests.number(request, "limit", FEW_ROWS);
        if (limit > MOST_ROWS) {
            throw Requests.wrong("\"limit\" must not be more than " + MOST_ROWS + ".");
        }
        try {
            var found =
                    explainer.culprits(
                            rooms.of(open.source().file()),
                            open.source(),
                            Requests.call(request),
                            Requests.port(request, "port"),
                            Requests.text(request, "setting"),
                            (int) limit,
                            cancellation);
            return ExplainJson.write(found).members();
        } catch (FaultException e) {
            throw e.placed(_ -> open.reading().locate(e.fault()).place());
        }
    }

    Map<String, Value> why(Value.Fields request, Cancellation cancellation) {
        var open = Requests.pipeline(request);
        open.reading().orThrow();
        try {
            var missed =
                    explainer.why(
                            rooms.of(open.source().file()),
                            open.source(),
                            Requests.call(request),
                            Requests.port(request, "port"),
                            Requests.text(request, "column"),
                            request.get("value") instanceof Value.Null
                                    ? null
                                    : Requests.text(request, "value"),
                            cancellation);
            return ExplainJson.write(missed).members();
        } catch (FaultException e) {
            throw e.placed(_ -> open.reading().locate(e.fault()).place());
        }
    }
}
