package dev.millrace.worker;

import dev.millrace.engine.FaultJson;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Column;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads what `Answers` writes. Members that are not known are passed over; what has not the form
/// it should have is a fault.
final class AnswerReader {

    private AnswerReader() {}

    static Workers.Bound bound(Value.Fields answer) {
        var columns = new LinkedHashMap<Port, Schema>();
        for (var entry : fields(answer.get("columns")).members().entrySet()) {
            columns.put(
                    Port.parse(entry.getKey()).orElseThrow(AnswerReader::unreadable),
                    schema(entry.getValue()));
        }
        return new Workers.Bound(faults(answer), columns);
    }

    static String script(Value.Fields answer) {
        return text(answer, "script");
    }

    static RunHandle.Ended ended(Value.Fields answer) {
        return new RunHandle.Ended(outcome(answer), number(answer), faults(answer));
    }

    private static Schema schema(Value value) {
        return new Schema(
                items(value).stream()
                        .map(AnswerReader::fields)
                        .map(column -> new Column(text(column, "name"), text(column, "type")))
                        .toList());
    }

    static List<Fault> faults(Value.Fields answer) {
        return items(answer.get("faults")).stream()
                .map(AnswerReader::fields)
                .map(FaultJson::read)
                .toList();
    }

    private static Optional<Outcome> outcome(Value.Fields answer) {
        if (answer.get("outcome") == null) {
            return Optional.empty();
        }
        var text = text(answer, "outcome");
        for (var outcome : Outcome.values()) {
            if (outcome.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(outcome);
            }
        }
        throw unreadable();
    }

    private static OptionalLong number(Value.Fields answer) {
        return switch (answer.get("number")) {
            case null -> OptionalLong.empty();
            case Value.Num(var number) -> OptionalLong.of(number.longValue());
            default -> throw unreadable();
        };
    }

    static String text(Value.Fields fields, String name) {
        if (fields.get(name) instanceof Value.Text(String text)) {
            return text;
        }
        throw unreadable();
    }

    static int whole(Value.Fields fields, String name) {
        if (fields.get(name) instanceof Value.Num(var number)) {
            return number.intValue();
        }
        throw unreadable();
    }

    /// The objects of a list.
    static List<Value.Fields> list(Value.Fields fields, String name) {
        return items(fields.get(name)).stream().map(AnswerReader::fields).toList();
    }

    /// The texts of a list.
    static List<String> texts(Value.Fields fields, String name) {
        return items(fields.get(name)).stream()
                .map(value -> value instanceof Value.Text(String text) ? text : "")
                .toList();
    }

    private static List<Value> items(@Nullable Value value) {
        if (value instanceof Value.Items(var values)) {
            return values;
        }
        throw unreadable();
    }

    static Value.Fields fields(@Nullable Value value) {
        if (value instanceof Value.Fields fields) {
            return fields;
        }
        throw unreadable();
    }

    private static FaultException unreadable() {
        return Fault.of(
                        FaultCode.ENGINE_FAILED,
                        "A worker gave an answer that this window cannot read.")
                .withHint("Start Millrace again; if that does not help, please report it.")
                .toException();
    }
}
