package dev.millrace.refactor;

import dev.millrace.edit.Removing;
import dev.millrace.edit.Selection;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.node.Mending;
import dev.millrace.node.NodeCatalog;
import java.util.List;
import java.util.Map;

/// What helps where settings of a node are to be others, or the node is not needed.
final class SettingRemedies {

    private SettingRemedies() {}

    static List<Remedy> settingUnknown(Case about) {
        return List.of(about.removing("Remove it", about.setting()));
    }

    static List<Remedy> castLoses(Case about) {
        return about.path().setting("on_error").isPresent()
                        && !about.node().settings().members().containsKey("on_error")
                ? List.of(
                        about.settings(
                                "Give NULL for what cannot be cast",
                                settings -> settings.with("on_error", Value.of("null"))))
                : List.of();
    }

    static List<Remedy> columnsGuessed(Case about) {
        var port = about.wiring().firstOutput(about.pipeline(), about.node().id());
        var schema = port.map(about.columns()::get).orElse(Schema.EMPTY);
        if (schema == null || schema.columns().isEmpty()) {
            return List.of();
        }
        var added = about.path().text(about.node().settings(), "file_column").orElse("");
        var listed =
                schema.columns().stream()
                        .filter(column -> !column.name().equals(added))
                        .<Value>map(
                                column ->
                                        Value.fields(
                                                Map.entry("name", Value.of(column.name())),
                                                Map.entry("type", Value.of(column.type()))))
                        .toList();
        return List.of(
                about.settings(
                        "List the columns as they are now",
                        settings -> settings.with("columns", new Value.Items(listed))));
    }

    /// What a look at the rows has shown to help.
    static Remedy measured(Case about, Mending mending) {
        return about.settings(
                mending.title(),
                settings -> {
                    var next = settings;
                    for (var change : mending.changes().members().entrySet()) {
                        next =
                                change.getValue() instanceof Value.Null
                                        ? next.without(change.getKey())
                                        : next.with(change.getKey(), change.getValue());
                    }
                    return next;
                });
    }

    /// The rows go past the node; only where nothing hangs on another output of it.
    static List<Remedy> takeOut(Case about, NodeCatalog catalog) {
        var id = about.node().id();
        var first = about.wiring().firstOutput(about.pipeline(), id);
        boolean isPassed =
                about.pipeline().links().stream()
                        .filter(link -> link.from().equals(id))
                        .map(link -> about.wiring().from(about.pipeline(), link))
                        .allMatch(port -> first.filter(port::equals).isPresent());
        return isPassed
                ? List.of(
                        new Remedy(
                                "Take the node out",
                                now -> new Removing(catalog).remove(now, Selection.of(id), true)))
                : List.of();
    }
}
