package dev.millrace.refactor;

import dev.millrace.edit.Wiring;
import dev.millrace.fault.Fault;
import dev.millrace.model.Column;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.node.SettingPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A problem to be mended, and what it is about.
///
/// @param columns of the ports that could be bound
record Case(
        Pipeline pipeline,
        Node node,
        SettingPath path,
        Fault fault,
        Map<Port, Schema> columns,
        Wiring wiring) {

    String setting() {
        return fault.place().setting();
    }

    /// What the setting holds; empty if it is no text.
    Optional<String> text() {
        return setting().isEmpty() ? Optional.empty() : path.text(node.settings(), setting());
    }

    /// The columns that reach the node, by name; those of its first input win.
    Map<String, Column> inputs() {
        var found = new LinkedHashMap<String, Column>();
        for (Link link : pipeline.into(node.id())) {
            var schema = columns.get(wiring.from(pipeline, link));
            if (schema != null) {
                schema.columns().forEach(column -> found.putIfAbsent(column.name(), column));
            }
        }
        return found;
    }

    /// A remedy that changes the settings of the node, as they are then.
    Remedy settings(String title, UnaryOperator<Value.Fields> change) {
        var id = node.id();
        return new Remedy(
                title,
                now ->
                        now.find(id)
                                .map(each -> each.withSettings(change.apply(each.settings())))
                                .map(now::with)
                                .orElse(now));
    }

    /// A remedy that puts a piece of text into the setting, while it holds what it held.
    Remedy replacing(String title, Span span, String by) {
        return replacing(title, List.of(at(span, by)));
    }

    Replacing at(Span span, String by) {
        return new Replacing(node.id(), setting(), span.from(), span.to(), by);
    }

    /// @param all at least one
    Remedy replacing(String title, List<Replacing> all) {
        var edit = Edit.of(text().orElse(""), all);
        return settings(
                title,
                settings ->
                        path.text(settings, setting()).filter(edit.before()::equals).isPresent()
                                ? path.with(settings, setting(), edit.after())
                                : settings);
    }

    Remedy removing(String title, String what) {
        return settings(title, settings -> path.without(settings, what));
    }
}
