package dev.millrace.worker;

import dev.millrace.engine.Cancellation;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import java.util.Map;

/// Answers what is asked about pages of serving nodes. Any thread.
final class PageAnswers {

    private final Rooms rooms;

    PageAnswers(Rooms rooms) {
        this.rooms = rooms;
    }

    /// The page of a node.
    Map<String, Value> show(Value.Fields request, Cancellation cancellation) {
        var open = Requests.pipeline(request);
        var page =
                pages(open)
                        .page(
                                open,
                                Requests.call(request),
                                node(request),
                                !Requests.flag(request, "export"),
                                cancellation);
        return Map.of("page", page);
    }

    /// Rows of tiles under filters.
    Map<String, Value> filter(Value.Fields request, Cancellation cancellation) {
        var open = Requests.pipeline(request);
        if (!(request.get("question") instanceof Value.Fields question)) {
            throw Requests.wrong("The question must be an object.");
        }
        var answers =
                pages(open)
                        .answers(
                                open,
                                Requests.call(request),
                                node(request),
                                question,
                                cancellation);
        return Map.of("answers", answers);
    }

    private Pages pages(OpenPipeline open) {
        return rooms.pages(open.source().file());
    }

    /// @throws FaultException if it is no id
    private static NodeId node(Value.Fields request) {
        var name = Requests.text(request, "node");
        try {
            return new NodeId(name);
        } catch (IllegalArgumentException e) {
            throw Fault.of(FaultCode.NODE_UNKNOWN, "There is no node \"" + name + "\".")
                    .toException(e);
        }
    }
}
