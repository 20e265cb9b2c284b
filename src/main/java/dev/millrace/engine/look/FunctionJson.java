package dev.millrace.engine.look;

import dev.millrace.engine.JsonMembers;
import dev.millrace.engine.JsonObject;
import dev.millrace.engine.look.EngineFunction.Argument;
import dev.millrace.engine.look.EngineFunction.Kind;
import dev.millrace.engine.look.EngineFunction.Signature;
import dev.millrace.model.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The functions of the engine, and the first values of an expression, as JSON and back.
public final class FunctionJson {

    private FunctionJson() {}

    public static Value write(List<EngineFunction> functions) {
        return new Value.Items(functions.stream().<Value>map(FunctionJson::write).toList());
    }

    private static Value.Fields write(EngineFunction function) {
        return new JsonObject()
                .put("name", function.name())
                .put("kind", function.kind().name())
                .put(
                        "signatures",
                        new Value.Items(
                                function.signatures().stream()
                                        .<Value>map(FunctionJson::write)
                                        .toList()))
                .put("description", function.description())
                .put("examples", texts(function.examples()))
                .fields();
    }

    private static Value.Fields write(Signature signature) {
        var arguments =
                signature.arguments().stream()
                        .<Value>map(
                                argument ->
                                        new JsonObject()
                                                .put("name", argument.name())
                                                .put("type", argument.type())
                                                .fields())
                        .toList();
        return new JsonObject()
                .put("arguments", new Value.Items(arguments))
                .put("more", signature.more())
                .put("result", signature.result())
                .fields();
    }

    private static Value texts(List<String> texts) {
        return new Value.Items(texts.stream().<Value>map(Value::of).toList());
    }

    /// @param answer with the member `functions`
    public static List<EngineFunction> functions(Value.Fields answer) {
        return new JsonMembers("The answer", answer)
                .objects("functions").stream().map(FunctionJson::function).toList();
    }

    private static EngineFunction function(JsonMembers function) {
        return new EngineFunction(
                function.text("name"),
                function.oneOf("kind", Kind.class),
                function.objects("signatures").stream().map(FunctionJson::signature).toList(),
                function.text("description"),
                function.texts("examples"));
    }

    private static Signature signature(JsonMembers signature) {
        return new Signature(
                signature.objects("arguments").stream()
                        .map(each -> new Argument(each.text("name"), each.text("type")))
                        .toList(),
                signature.text("more"),
                signature.text("result"));
    }

    public static Value.Fields write(TriedValues tried) {
        return new JsonObject()
                .put("type", tried.type())
                .put(
                        "values",
                        new Value.Items(
                                tried.values().stream()
                                        .<Value>map(
                                                value ->
                                                        value == null
                                                                ? new Value.Null()
                                                                : Value.of(value))
                                        .toList()))
                .put("more", Value.of(tried.more()))
                .fields();
    }

    public static TriedValues values(Value.Fields answer) {
        var members = new JsonMembers("The answer", answer);
        return new TriedValues(
                members.text("type"),
                members.list("values").stream()
                        .<@Nullable String>map(FunctionJson::textOrNull)
                        .toList(),
                members.flag("more"));
    }

    private static @Nullable String textOrNull(Value value) {
        return value instanceof Value.Text(String text) ? text : null;
    }
}
