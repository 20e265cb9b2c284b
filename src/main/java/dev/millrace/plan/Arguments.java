package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The parameters of a run and their values: the declared ones and the built-in ones.
///
/// @param declared by name, with types
/// @param values by name; a declared parameter without a value is absent
/// @param group the node whose pipeline declares them; empty for the file itself
public record Arguments(
        SequencedMap<String, Parameter> declared,
        SequencedMap<String, Value> values,
        Optional<NodeId> group) {

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
            if (isBuiltIn(entry.getKey())) {
                problems.add(taken(entry.getKey()));
            } else {
                declared.put(entry.getKey(), entry.getValue());
            }
        }
        var values = new LinkedHashMap<String, Value>();
        declared.forEach(
                (name, parameter) ->
                        value(name, parameter, given, problems)
                                .ifPresent(value -> values.put(name, value)));
        for (String name : given.keySet()) {
            if (!pipeline.parameters().containsKey(name)) {
                problems.add(unknown(name, pipeline));
            }
        }
        return new Arguments(declared, values, Optional.empty());
    }

    static Fault taken(String name) {
        return Fault.of(
                        FaultCode.PARAMETER_INVALID,
                        "The parameter name \"" + name + "\" is taken by the product.")
                .withHint("Choose another name.");
    }

    /// Whether every run sets it by itself.
    public static boolean isBuiltIn(String name) {
        return name.equals(RUN_ID) || name.equals(RUN_TIME) || name.equals(WORKSPACE);
    }

    /// The variable of the session behind a parameter: pipelines that are used as nodes have
    /// parameters of the same name.
    String variable(String name) {
        return group.isEmpty() || isBuiltIn(name) ? name : group.get() + "/" + name;
    }

    /// The parameters of several pipelines, by variable.
    ///
    /// @param all those of the file itself first
    static Arguments joined(List<Arguments> all) {
        var declared = new LinkedHashMap<String, Parameter>();
        var values = new LinkedHashMap<String, Value>();
        for (Arguments each : all) {
            each.declared().forEach((name, of) -> declared.put(each.variable(name), of));
            each.values().forEach((name, value) -> values.put(each.variable(name), value));
        }
        return new Arguments(declared, values, Optional.empty());
    }

    /// Why a parameter cannot have a value; empty if it can.
    static Optional<Fault> objection(String name, Parameter parameter, Value value) {
        return ParameterFit.objection(parameter.type(), value)
                .map(why -> invalid(name, parameter, value, why));
    }

    private static Optional<Value> value(
            String name, Parameter parameter, Map<String, String> given, Problems problems) {
        var text = given.get(name);
        if (text == null && parameter.defaultValue().isEmpty()) {
            problems.add(missing(name));
            return Optional.empty();
        }
        var value = text == null ? parameter.defaultValue().get() : Value.of(text);
        var objection = ParameterFit.objection(parameter.type(), value);
        objection.ifPresent(why -> problems.add(invalid(name, parameter, value, why)));
        return objection.isPresent() ? Optional.empty() : Optional.of(typed(parameter, value));
    }

    /// @param why what speaks against the value, as the end of a sentence
    private static Fault invalid(String name, Parameter parameter, Value value, String why) {
        var shown = parameter.secret() ? "" : " " + Json.quote(shortened(text(value)));
        return Fault.of(
                        FaultCode.PARAMETER_INVALID,
                        "The value" + shown + " of the parameter \"" + name + "\" " + why + ".")
                .withHint("Its type is " + parameter.type() + ".");
    }

    /// A value that the engine does not take as one of the type.
    Fault refused(String name) {
        var parameter = requireNonNull(declared.get(name));
        return invalid(
                name,
                parameter,
                values.getOrDefault(name, new Value.Null()),
                "is not a " + parameter.type());
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }

    /// The text of a list is read as JSON where it is JSON; the engine reads other forms.
    static Value typed(Parameter parameter, Value value) {
        if (value instanceof Value.Text(String text)
                && parameter.type().strip().endsWith("]")
                && text.strip().startsWith("[")) {
            try {
                return Json.parse(text);
            } catch (FaultException notJson) {
                return value;
            }
        }
        return value;
    }

    private static Fault missing(String name) {
        return Fault.of(FaultCode.PARAMETER_MISSING, "The parameter \"" + name + "\" has no value.")
                .withHint("Give it with -p " + name + "=...");
    }

    private static Fault unknown(String name, Pipeline pipeline) {
        return Fault.of(FaultCode.CALL_INVALID, "The pipeline has no parameter \"" + name + "\".")
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

    /// A setting with its parameters put in.
    ///
    /// @param names of the parameters in it
    /// @param lacksValue whether one of them has no value
    record Substituted(String text, List<String> names, boolean lacksValue) {}

    /// Puts a value in for each `${name}`; `$${` stands for `${` itself.
    ///
    /// @param settingPath for the fault, should there be one
    /// @throws FaultException if a name is not declared or its value is no text
    Substituted substituted(String text, String settingPath) {
        var result = new StringBuilder();
        var names = new ArrayList<String>();
        boolean lacksValue = false;
        int at = 0;
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", at)) {
            if (start > at && text.charAt(start - 1) == '$') {
                result.append(text, at, start - 1).append("${");
                at = start + 2;
                continue;
            }
            int end = text.indexOf('}', start);
            if (end < 0) {
                break;
            }
            var name = text.substring(start + 2, end);
            var place = Place.setting(settingPath).at(start, end + 1);
            result.append(text, at, start).append(put(name, place));
            names.add(name);
            lacksValue |= !values.containsKey(name);
            at = end + 1;
        }
        return new Substituted(result.append(text.substring(at)).toString(), names, lacksValue);
    }

    private String put(String name, Place place) {
        if (!declared.containsKey(name)) {
            throw Fault.of(FaultCode.PARAMETER_UNKNOWN, "\"${" + name + "}\" names no parameter.")
                    .withHint("Declared are " + String.join(", ", declared.keySet()) + ".")
                    .at(place)
                    .toException();
        }
        if (isSecret(name)) {
            throw secretInSetting(name, place);
        }
        return switch (values.get(name)) {
            case null -> "";
            case Value.Text _, Value.Num _, Value.Bool _ -> text(requireNonNull(values.get(name)));
            case Value.Null _, Value.Items _, Value.Fields _ ->
                    throw Fault.of(
                                    FaultCode.PARAMETER_INVALID,
                                    "The value of the parameter \""
                                            + name
                                            + "\" is "
                                            + requireNonNull(values.get(name)).kind()
                                            + ", which cannot be part of a text.")
                            .withHint("A list can stand alone where a setting takes a list.")
                            .at(place)
                            .toException();
        };
    }

    /// What SELECTs of the pipeline depend on beside their inputs.
    Descriptions.Scope scope(String timezone) {
        var types = new LinkedHashMap<String, String>();
        declared.forEach((name, parameter) -> types.put(variable(name), parameter.type()));
        var lasting = new LinkedHashMap<String, Value>();
        values.forEach(
                (name, value) -> {
                    if (isLasting(name)) {
                        lasting.put(variable(name), value);
                    }
                });
        return new Descriptions.Scope(timezone, types, lasting);
    }

    /// Whether a checked piece uses only such parameters as may be kept.
    boolean areLasting(Sql sql) {
        return sql.parts().stream()
                .flatMap(
                        part ->
                                part instanceof Sql.Part.Typed typed
                                        ? typed.uses().stream()
                                        : Stream.of())
                .allMatch(use -> isLasting(use.name()));
    }

    /// Neither secret nor another in each run.
    private boolean isLasting(String name) {
        return !isSecret(name) && !name.equals(RUN_ID) && !name.equals(RUN_TIME);
    }

    /// The list a setting stands for that is nothing but `${name}`; empty if it is no list.
    Optional<Value.Items> listBehind(String text) {
        boolean alone = text.startsWith("${") && text.indexOf('}') == text.length() - 1;
        var name = alone ? text.substring(2, text.length() - 1) : "";
        var value = isSecret(name) ? null : values.get(name);
        return value instanceof Value.Items items ? Optional.of(items) : Optional.empty();
    }

    /// A value in quotes, for a fault; empty if it is secret or there is none.
    Optional<String> quoted(String name) {
        var value = values.get(name);
        var parameter = declared.get(name);
        return value == null || parameter == null || parameter.secret()
                ? Optional.empty()
                : Optional.of(Json.quote(shortened(text(value))));
    }

    private boolean isSecret(String name) {
        var parameter = declared.get(name);
        return parameter != null && parameter.secret();
    }

    /// It would stand in paths, events and the history.
    private static FaultException secretInSetting(String name, Place place) {
        return Fault.of(
                        FaultCode.SETTING_NOT_ALLOWED,
                        "The secret \"" + name + "\" is a part of a setting.")
                .withHint("It would be written down; use $" + name + " in an expression or SQL.")
                .at(place)
                .toException();
    }

    static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Num(var number) -> number.toPlainString();
            case Value.Bool(boolean flag) -> String.valueOf(flag);
            case Value.Null _, Value.Items _, Value.Fields _ -> Json.line(value);
        };
    }
}
