package dev.millrace.plan;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The parameters of a run and their values: the declared ones and the built-in ones.
///
/// @param declared by name, with types
/// @param values by name; a declared parameter without a value is absent
public record Arguments(
        SequencedMap<String, Parameter> declared, SequencedMap<String, Value> values) {

    public static final String RUN_ID = "run_id";
    public static final String RUN_TIME = "run_time";
    public static final String WORKSPACE = "workspace";

    /// What a run sets by itself.
    ///
    /// @param runTime the logical time of the run, ISO-8601 in UTC
    public record BuiltIn(String runId, String runTime, String workspace) {

        /// For a check, in which nothing is run.
        public static final BuiltIn NONE =
                new BuiltIn("00000000-0000-7000-8000-000000000000", "1970-01-01T00:00:00Z", "");
    }

    /// Joins what was given with the defaults of the pipeline.
    ///
    /// @param given values by name, as text
    static Arguments of(
            Pipeline pipeline, Map<String, String> given, BuiltIn builtIn, Problems problems) {
        var declared = new LinkedHashMap<String, Parameter>();
        declared.put(RUN_ID, Parameter.of("VARCHAR", Value.of(builtIn.runId())));
        declared.put(
                RUN_TIME, Parameter.of("TIMESTAMP WITH TIME ZONE", Value.of(builtIn.runTime())));
        declared.put(WORKSPACE, Parameter.of("VARCHAR", Value.of(builtIn.workspace())));
        for (var entry : pipeline.parameters().entrySet()) {
            if (declared.containsKey(entry.getKey())) {
                problems.add(
                        Fault.of(
                                        FaultCode.PARAMETER_INVALID,
                                        "The parameter name \""
                                                + entry.getKey()
                                                + "\" is taken by the product.")
                                .withHint("Choose another name."));
            } else {
                declared.put(entry.getKey(), entry.getValue());
            }
        }
        var values = new LinkedHashMap<String, Value>();
        declared.forEach(
                (name, parameter) -> {
                    var text = given.get(name);
                    if (text != null) {
                        values.put(name, Value.of(text));
                    } else if (parameter.defaultValue().isPresent()) {
                        values.put(name, parameter.defaultValue().get());
                    } else {
                        problems.add(missing(name));
                    }
                });
        for (String name : given.keySet()) {
            if (!pipeline.parameters().containsKey(name)) {
                problems.add(unknown(name, pipeline));
            }
        }
        return new Arguments(declared, values);
    }

    private static Fault missing(String name) {
        return Fault.of(FaultCode.PARAMETER_MISSING, "The parameter \"" + name + "\" has no value.")
                .withHint("Give it with -p " + name + "=...");
    }

    private static Fault unknown(String name, Pipeline pipeline) {
        return Fault.of(
                        FaultCode.PARAMETER_UNKNOWN,
                        "The pipeline has no parameter \"" + name + "\".")
                .withHint(
                        pipeline.parameters().isEmpty()
                                ? "It has none at all."
                                : "It has "
                                        + String.join(", ", pipeline.parameters().keySet())
                                        + ".");
    }

    /// Values as text for events and history; secret ones are absent.
    public SequencedMap<String, String> shown(Pipeline pipeline) {
        var shown = new LinkedHashMap<String, String>();
        pipeline.parameters()
                .forEach(
                        (name, parameter) -> {
                            var value = values.get(name);
                            if (value != null && !parameter.secret()) {
                                shown.put(name, text(value));
                            }
                        });
        return shown;
    }

    /// The text that stands for `${name}` in a setting.
    ///
    /// @param settingPath for the fault, should there be none
    String substituted(String text, String settingPath) {
        int start = text.indexOf("${");
        if (start < 0) {
            return text;
        }
        var result = new StringBuilder();
        int at = 0;
        while (start >= 0) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                break;
            }
            var name = text.substring(start + 2, end);
            var value = values.get(name);
            if (value == null) {
                throw Fault.of(
                                FaultCode.PARAMETER_UNKNOWN,
                                "\"${" + name + "}\" names no parameter.")
                        .withHint("Declared are " + String.join(", ", declared.keySet()) + ".")
                        .at(Place.setting(settingPath).at(start, end + 1))
                        .toException();
            }
            result.append(text, at, start).append(text(value));
            at = end + 1;
            start = text.indexOf("${", at);
        }
        return result.append(text.substring(at)).toString();
    }

    static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Num(var number) -> number.toPlainString();
            case Value.Bool(boolean flag) -> String.valueOf(flag);
            case Value.Null _, Value.Items _, Value.Fields _ -> "";
        };
    }
}
