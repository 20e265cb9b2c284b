package dev.millrace.refactor;

import dev.millrace.edit.Wiring;
import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.node.Editor;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.SettingPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Finds what makes a problem go away. Nothing is bound, so it is quick; any thread.
public final class Remedies {

    private static final int MOST_NAMES = 3;
    private static final Pattern MEANT = Pattern.compile("Did you mean \"?(\\w+)");

    private final NodeCatalog catalog;
    private final Wiring wiring;
    private final Deduplicating deduplicating;

    public Remedies(NodeCatalog catalog) {
        this.catalog = catalog;
        this.wiring = new Wiring(catalog);
        this.deduplicating = new Deduplicating(catalog);
    }

    /// What a fault is about.
    private record Case(Pipeline pipeline, Node node, SettingPath path, Fault fault) {

        String setting() {
            return fault.place().setting();
        }

        Optional<String> text() {
            return setting().isEmpty() ? Optional.empty() : path.text(node.settings(), setting());
        }

        /// A remedy that changes the settings of the node, as they are then.
        Remedy settings(String title, UnaryOperator<Value.Fields> change) {
            var id = node.id();
            return new Remedy(
                    title,
                    now ->
                            now.find(id)
                                    .map(
                                            found ->
                                                    now.with(
                                                            found.withSettings(
                                                                    change.apply(
                                                                            found.settings()))))
                                    .orElse(now));
        }
    }

    /// The best remedy first; none if nothing is known to help.
    ///
    /// @param columns of the ports that could be bound
    public List<Remedy> of(Pipeline pipeline, Fault fault, Map<Port, Schema> columns) {
        var id = fault.place().node();
        var node = NodeId.isValid(id) ? pipeline.find(new NodeId(id)) : Optional.<Node>empty();
        var path = node.map(Node::type).flatMap(catalog::find).map(t -> new SettingPath(t.spec()));
        if (node.isEmpty() || path.isEmpty()) {
            return List.of();
        }
        var about = new Case(pipeline, node.get(), path.get(), fault);
        return switch (fault.code()) {
            case COLUMN_UNKNOWN -> columnUnknown(about, columns);
            case FUNCTION_UNKNOWN -> functionUnknown(about);
            case SQL_TABLE_UNKNOWN -> tableUnknown(about);
            case PARAMETER_UNKNOWN -> parameterUnknown(about);
            case SETTING_UNKNOWN -> List.of(removal(about, about.setting()));
            case COLUMN_TWICE -> columnTwice(about);
            case CAST_LOSES_VALUES -> castLoses(about);
            case COLUMNS_GUESSED -> columnsGuessed(about, columns);
            case GROUP_PORTS_DIFFER ->
                    new PortsOver(catalog).remedy(about.node(), fault).stream().toList();
            case JOIN_REPEATS_ROWS ->
                    deduplicating.remedy(pipeline, about.node()).stream().toList();
            default -> List.of();
        };
    }

    private List<Remedy> columnUnknown(Case about, Map<Port, Schema> columns) {
        var remedies = new ArrayList<Remedy>();
        var names = inputs(about, columns);
        token(about)
                .ifPresent(
                        token -> {
                            var wrong = Written.unquoted(token.text());
                            for (String name : DidYouMean.nearest(names, wrong, MOST_NAMES)) {
                                remedies.add(use(about, token, name));
                            }
                        });
        element(about.setting()).ifPresent(path -> remedies.add(removal(about, path)));
        return remedies;
    }

    private Set<String> inputs(Case about, Map<Port, Schema> columns) {
        var names = new LinkedHashSet<String>();
        for (Link link : about.pipeline().into(about.node().id())) {
            var schema = columns.get(wiring.from(about.pipeline(), link));
            if (schema != null) {
                names.addAll(schema.names());
            }
        }
        return names;
    }

    /// The wrong word in its setting.
    private record Token(int from, String text, boolean isPlain) {}

    private static Optional<Token> token(Case about) {
        boolean isPlain =
                about.path()
                        .setting(about.setting())
                        .filter(setting -> setting.editor() == Editor.COLUMN)
                        .isPresent();
        int from = about.fault().place().from();
        return about.text()
                .flatMap(
                        text ->
                                isPlain
                                        ? Optional.of(new Token(0, text, true))
                                        : Written.word(text, from)
                                                .map(
                                                        span ->
                                                                new Token(
                                                                        span.from(),
                                                                        text.substring(
                                                                                span.from(),
                                                                                span.to()),
                                                                        false)));
    }

    private static Remedy use(Case about, Token token, String name) {
        var by = token.isPlain() ? name : Written.name(name);
        return about.settings(
                "Use \"" + name + "\"",
                settings -> {
                    var text = about.path().text(settings, about.setting()).orElse("");
                    return text.startsWith(token.text(), token.from())
                            ? about.path()
                                    .with(settings, about.setting(), replaced(text, token, by))
                            : settings;
                });
    }

    private static String replaced(String text, Token token, String by) {
        return text.substring(0, token.from())
                + by
                + text.substring(token.from() + token.text().length());
    }

    private static Remedy removal(Case about, String path) {
        return about.settings("Remove it", settings -> about.path().without(settings, path));
    }

    /// The element of a list a setting is, or is a member of.
    private static Optional<String> element(String setting) {
        int end = setting.lastIndexOf(']');
        return end < 0 ? Optional.empty() : Optional.of(setting.substring(0, end + 1));
    }

    private static List<Remedy> functionUnknown(Case about) {
        var meant = MEANT.matcher(about.fault().hint());
        return meant.find()
                ? token(about).stream().map(token -> use(about, token, meant.group(1))).toList()
                : List.of();
    }

    private static List<Remedy> tableUnknown(Case about) {
        var token = token(about);
        if (token.isEmpty()) {
            return List.of();
        }
        var remedies = new ArrayList<Remedy>();
        var wrong = Written.unquoted(token.get().text());
        var known =
                about.pipeline().into(about.node().id()).stream()
                        .map(link -> link.as().isEmpty() ? link.from().value() : link.as())
                        .toList();
        DidYouMean.nearest(known, wrong, MOST_NAMES)
                .forEach(name -> remedies.add(use(about, token.get(), name)));
        boolean isNode =
                NodeId.isValid(wrong) && about.pipeline().find(new NodeId(wrong)).isPresent();
        if (isNode && !known.contains(wrong)) {
            var link = Link.of(wrong, about.node().id().value());
            remedies.add(new Remedy("Connect \"" + wrong + "\"", now -> now.linked(link)));
        }
        return remedies;
    }

    private static List<Remedy> parameterUnknown(Case about) {
        var name =
                Pattern.compile("\"(?:\\$\\{)?([A-Za-z_][A-Za-z0-9_]*)")
                        .matcher(about.fault().message());
        if (!name.find()) {
            return List.of();
        }
        var parameter = Parameter.of("VARCHAR", Value.of(""));
        return List.of(
                new Remedy(
                        "Declare parameter \"" + name.group(1) + "\"",
                        now -> {
                            var all = new LinkedHashMap<>(now.parameters());
                            all.putIfAbsent(name.group(1), parameter);
                            return now.withParameters(all);
                        }));
    }

    private static List<Remedy> columnTwice(Case about) {
        var setting = about.setting();
        if (!setting.endsWith(".as") && !setting.endsWith(".name")) {
            return List.of();
        }
        var column = setting.substring(0, setting.lastIndexOf('.')) + ".column";
        var name =
                about.text()
                        .filter(text -> !text.isEmpty())
                        .or(() -> about.path().text(about.node().settings(), column))
                        .orElse("");
        var free = name + "_2";
        return List.of(
                about.settings(
                        "Call it \"" + free + "\"",
                        settings -> about.path().with(settings, setting, free)));
    }

    private static List<Remedy> castLoses(Case about) {
        return about.path().setting("on_error").isPresent()
                        && !about.node().settings().members().containsKey("on_error")
                ? List.of(
                        about.settings(
                                "Give NULL for what cannot be cast",
                                settings -> settings.with("on_error", Value.of("null"))))
                : List.of();
    }

    private List<Remedy> columnsGuessed(Case about, Map<Port, Schema> columns) {
        var port = wiring.firstOutput(about.pipeline(), about.node().id());
        var schema = port.map(columns::get).orElse(Schema.EMPTY);
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
}
