package dev.millrace.ui.shell;

import static java.util.Objects.requireNonNull;

import dev.millrace.json.Json;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeType;
import dev.millrace.node.Setting;
import dev.millrace.node.SettingsSchema;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCode;

/// Builds a pipeline as a person would who has another one in front of them. How a control is
/// reached is for the hands to say: by mouse or by keyboard.
final class Builder {

    private static final NodeCatalog CATALOG = NodeCatalog.load();

    /// A way to use the window.
    interface Hands {
        /// Adds a node of the type, which is selected then.
        void add(NodeType<?> type);

        void connect(Link link, String fromPort, String toPort);

        /// Selects nothing.
        void letGo();

        void select(NodeId node);

        /// Puts the focus on a control of the inspector.
        void reach(String id);

        /// Uses a button, switch or choice of the inspector.
        void use(String id);
    }

    private final Window window;
    private final Hands hands;

    Builder(Window window, Hands hands) {
        this.window = window;
        this.hands = hands;
    }

    void build(Pipeline wanted) {
        hands.letGo();
        fill("name", Value.of(wanted.name()));
        parameters(wanted);
        for (Node node : wanted.nodes().values()) {
            node(node);
        }
        for (Link link : wanted.links()) {
            hands.connect(
                    link,
                    port(wanted, link.from(), link.fromPort(), false),
                    port(wanted, link.to(), link.toPort(), true));
        }
    }

    private static String port(Pipeline pipeline, NodeId id, String named, boolean input) {
        if (!named.isEmpty()) {
            return named;
        }
        var spec = spec(requireNonNull(pipeline.nodes().get(id)));
        return input ? spec.spec().inputs().getFirst().name() : spec.spec().outputs().getFirst();
    }

    private static NodeType<?> spec(Node node) {
        return CATALOG.find(node.type()).orElseThrow();
    }

    private void parameters(Pipeline wanted) {
        int i = 0;
        for (var each : wanted.parameters().entrySet()) {
            Parameter parameter = each.getValue();
            hands.use("setting-parameters-add");
            window.settle();
            var at = "parameters[" + i++ + "].";
            fill(at + "name", Value.of(each.getKey()));
            fill(at + "type", Value.of(parameter.type()));
            var more = "setting-parameters[" + (i - 1) + "]-more";
            if (!window.hasId("setting-" + at + "default_value")) {
                until(() -> hands.use(more), () -> window.hasId("setting-" + at + "default_value"));
            }
            parameter.defaultValue().ifPresent(value -> fill(at + "default_value", value));
        }
    }

    private void node(Node node) {
        hands.add(spec(node));
        write("inspector-id", node.id().value());
        if (!node.title().isEmpty()) {
            write("inspector-title", node.title());
        }
        settings(node, spec(node));
    }

    private <S extends Record> void settings(Node node, NodeType<S> type) {
        var schema = SettingsSchema.of(type.spec());
        var full = schema.write(schema.read(node.settings()).settings());
        each(schema.settings(), full, (setting, value) -> fill(setting, setting.name(), value));
    }

    private static void each(
            List<Setting> settings, Value.Fields fields, BiConsumer<Setting, Value> work) {
        for (Setting setting : settings) {
            var value = fields.get(setting.name());
            if (value != null && !value.equals(setting.defaultValue())) {
                work.accept(setting, value);
            }
        }
    }

    private void fill(Setting setting, String path, Value value) {
        var id = "setting-" + path;
        switch (value) {
            case Value.Items(var items)
                    when setting.many() && setting.kind() == Setting.Kind.TEXT -> {
                for (Value item : items) {
                    write(id + "-add", ((Value.Text) item).value());
                }
            }
            case Value.Items(var items) when setting.many() -> {
                for (int i = 0; i < items.size(); i++) {
                    var at = path + "[" + i + "]";
                    var first = "setting-" + at + "." + setting.members().getFirst().name();
                    until(() -> hands.use(id + "-add"), () -> window.hasId(first));
                    each(
                            setting.members(),
                            (Value.Fields) items.get(i),
                            (member, inner) -> {
                                var inside = at + "." + member.name();
                                if (!window.hasId("setting-" + inside)
                                        && !window.hasId("setting-" + inside + "-add")) {
                                    until(
                                            () -> hands.use("setting-" + at + "-more"),
                                            () -> window.hasId("setting-" + inside));
                                }
                                fill(member, inside, inner);
                            });
                }
            }
            case Value.Text(var text) when setting.kind() == Setting.Kind.CHOICE ->
                    choose(id, text);
            case Value.Bool _ -> hands.use(id);
            default -> fill(path, value);
        }
    }

    /// What the engine finds out comes when it comes, and may move a control away under the mouse.
    /// A person tries again.
    private void until(Runnable attempt, BooleanSupplier reached) {
        for (int i = 0; i < 4 && !reached.getAsBoolean(); i++) {
            attempt.run();
            window.settle();
        }
    }

    private void choose(String id, String choice) {
        if (window.hasId(id + "-" + choice)) {
            var segment = id + "-" + choice;
            until(() -> hands.use(segment), () -> window.isOn(segment));
            return;
        }
        hands.reach(id);
        window.pick(id, choice);
    }

    private void fill(String path, Value value) {
        write("setting-" + path, value instanceof Value.Text(var text) ? text : Json.line(value));
    }

    /// Enter takes over what is typed where a control waits for it; in a text of several lines it
    /// would be one more.
    private void write(String id, String text) {
        until(() -> hands.reach(id), () -> window.hasFocus(id));
        if (!window.hasFocus(id)) {
            window.picture("stuck", 1);
            throw new AssertionError("cannot reach " + id + "; the focus is on " + window.focus());
        }
        window.replace(text);
        if (id.endsWith("-add") || id.startsWith("inspector-")) {
            window.push(KeyCode.ENTER);
        }
        window.settle();
    }
}
