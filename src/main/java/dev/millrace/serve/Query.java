package dev.millrace.serve;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/// What stands behind the `?` of an address.
record Query(Fields fields) {

    /// @throws dev.millrace.fault.FaultException REQUEST_INVALID if it is not UTF-8, encoded
    static Query of(Request request) {
        try {
            return new Query(Request.extractQueryParameters(request));
        } catch (IllegalArgumentException | HttpException.RuntimeException e) {
            throw Fault.of(FaultCode.REQUEST_INVALID, "What stands behind the ? cannot be read.")
                    .toException(e);
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(fields.getValue(name)).filter(text -> !text.isEmpty());
    }

    /// @throws dev.millrace.fault.FaultException if it is there and no JSON object
    Value.Fields object(String name) {
        var text = text(name);
        if (text.isEmpty()) {
            return Value.Fields.EMPTY;
        }
        return object(text.get(), "\"" + name + "\"");
    }

    /// @param what it is, for the fault
    static Value.Fields object(String json, String what) {
        try {
            if (Json.parse(json) instanceof Value.Fields object) {
                return object;
            }
        } catch (FaultException e) {
            throw wrong(what, " " + e.fault().message()).toException(e);
        }
        throw wrong(what, "").toException();
    }

    private static Fault wrong(String what, String why) {
        return Fault.of(FaultCode.REQUEST_INVALID, what + " must be an object in JSON." + why);
    }
}
