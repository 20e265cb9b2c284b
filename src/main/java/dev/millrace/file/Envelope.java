package dev.millrace.file;

import dev.millrace.fault.FaultCode;
import dev.millrace.json.Pointer;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/// Turns the tree of a file of format 1 into a pipeline. What cannot be used is noted and left out;
/// a node whose own members are wrong stays, so that links to it are judged as drawn.
final class Envelope {

    private static final Pattern TYPE = Pattern.compile("([^@]+)(?:@([1-9][0-9]{0,8}))?");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final String ID_FORM =
            "An id is a small letter, then small letters, digits and _, 63 at most";

    /// Of a node whose id is wrong: it is read for what else is wrong with it, then dropped.
    private static final NodeId NAMELESS = new NodeId("nameless");

    private final Problems problems;

    Envelope(Problems problems) {
        this.problems = problems;
    }

    Pipeline read(Value.Fields fields) {
        var root = new Members(fields, Pointer.ROOT, problems);
        root.value("format");
        root.expectText("timezone");
        var name = root.text("name");
        return new Pipeline(
                root.has("name") ? name : Pipeline.EMPTY.name(),
                parameters(root.fields("parameters")),
                nodes(root),
                links(root.items("links")),
                layout(root.fields("layout")),
                root.rest());
    }

    private SequencedMap<String, Parameter> parameters(Value.Fields fields) {
        var parameters = new LinkedHashMap<String, Parameter>();
        each(
                fields,
                Pointer.ROOT.to("parameters"),
                (name, members) -> {
                    if (!PARAMETER.matcher(name).matches()) {
                        invalid(
                                Pointer.ROOT.to("parameters").to(name),
                                "\"" + name + "\" cannot be the name of a parameter.",
                                "A name is a letter, then letters, digits and _, 63 at most.");
                    }
                    parameters.put(name, parameter(members));
                });
        return parameters;
    }

    private Parameter parameter(Members members) {
        var parameter =
                new Parameter(
                        members.required("type"),
                        members.value("default"),
                        members.flag("secret"),
                        members.rest());
        if (parameter.secret() && !parameter.defaultValue().map(Envelope::isNothing).orElse(true)) {
            problems.add(
                    FaultCode.SECRET_IN_FILE,
                    members.at("default"),
                    "A secret stands in the file, as the default of a parameter.",
                    "Remove it, and give the value in the environment, as MILLRACE_P_ and its name.");
        }
        return parameter;
    }

    private static boolean isNothing(Value value) {
        return value instanceof Value.Null || value.equals(Value.of(""));
    }

    private SequencedMap<NodeId, Node> nodes(Members root) {
        var nodes = new LinkedHashMap<NodeId, Node>();
        if (!root.has("nodes")) {
            problems.add(
                    FaultCode.MEMBER_MISSING,
                    Pointer.ROOT,
                    "The object \"nodes\" is missing.",
                    "Add \"nodes\": {}.");
        }
        each(
                root.fields("nodes"),
                root.at("nodes"),
                (name, members) -> {
                    var id = id(name, root.at("nodes").to(name));
                    var node = node(id.orElse(NAMELESS), members);
                    id.ifPresent(known -> nodes.put(known, node));
                });
        return nodes;
    }

    private Node node(NodeId id, Members members) {
        var type = members.required("type");
        var parts = TYPE.matcher(type);
        boolean known = parts.matches();
        if (!known && !type.isEmpty()) {
            problems.add(
                    FaultCode.MEMBER_WRONG_TYPE,
                    members.at("type"),
                    "\"" + type + "\" is not a node type.",
                    "Write \"source.csv\" or, with the version of its settings, \"source.csv@2\".");
        }
        var version = known ? Optional.ofNullable(parts.group(2)) : Optional.<String>empty();
        return new Node(
                id,
                known ? parts.group(1) : type,
                version.map(Integer::parseInt).orElse(0),
                members.text("title"),
                members.text("note"),
                members.flag("keep"),
                members.flag("off"),
                PolicyForm.read(members),
                after(members),
                members.fields("settings"),
                members.rest());
    }

    private List<NodeId> after(Members members) {
        var ids = new ArrayList<NodeId>();
        var values = members.items("after");
        for (int i = 0; i < values.size(); i++) {
            var at = members.at("after").to(i);
            text(values.get(i), at, "the id of a node")
                    .flatMap(text -> id(text, at))
                    .ifPresent(ids::add);
        }
        return ids;
    }

    private List<Link> links(List<Value> values) {
        var links = new ArrayList<Link>();
        for (int i = 0; i < values.size(); i++) {
            var at = Pointer.ROOT.to("links").to(i);
            text(values.get(i), at, "a text such as \"orders -> recent\"")
                    .flatMap(text -> link(text, at))
                    .ifPresent(links::add);
        }
        return links;
    }

    private Optional<Link> link(String text, Pointer at) {
        var link = Link.parse(text);
        if (link.isEmpty()) {
            problems.add(
                    FaultCode.LINK_INVALID,
                    at,
                    "\"" + shown(text) + "\" is not a link.",
                    "Write \"orders -> recent\", or with ports \"check.rejected -> joined.right\".");
        }
        return link;
    }

    private SequencedMap<NodeId, Point> layout(Value.Fields fields) {
        var layout = new LinkedHashMap<NodeId, Point>();
        fields.members()
                .forEach(
                        (name, value) -> {
                            var at = Pointer.ROOT.to("layout").to(name);
                            var point = point(value, at);
                            id(name, at).ifPresent(id -> point.ifPresent(p -> layout.put(id, p)));
                        });
        return layout;
    }

    private Optional<Point> point(Value value, Pointer at) {
        if (value instanceof Value.Items(var values)
                && values.size() == 2
                && values.get(0) instanceof Value.Num(var x)
                && values.get(1) instanceof Value.Num(var y)) {
            var point = new Point(x.doubleValue(), y.doubleValue());
            if (Double.isFinite(point.x()) && Double.isFinite(point.y())) {
                return Optional.of(point);
            }
        }
        problems.wrong(at, value, "a list of two numbers, such as [40, 80]");
        return Optional.empty();
    }

    /// The objects among the members; others are noted.
    private void each(Value.Fields fields, Pointer at, BiConsumer<String, Members> action) {
        fields.members()
                .forEach(
                        (name, value) -> {
                            if (value instanceof Value.Fields members) {
                                action.accept(name, new Members(members, at.to(name), problems));
                            } else {
                                problems.wrong(at.to(name), value, "an object");
                            }
                        });
    }

    private Optional<String> text(Value value, Pointer at, String expected) {
        if (value instanceof Value.Text(var text)) {
            return Optional.of(text);
        }
        problems.add(
                FaultCode.MEMBER_WRONG_TYPE,
                at,
                "Here stands " + value.kind() + ".",
                "It must be " + expected + ".");
        return Optional.empty();
    }

    private Optional<NodeId> id(String text, Pointer at) {
        if (NodeId.isValid(text)) {
            return Optional.of(new NodeId(text));
        }
        var other = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        invalid(
                at,
                "\"" + shown(text) + "\" cannot be the id of a node.",
                ID_FORM + (NodeId.isValid(other) ? ", such as \"" + other + "\"." : "."));
        return Optional.empty();
    }

    private void invalid(Pointer at, String message, String hint) {
        problems.addAtName(FaultCode.ID_INVALID, at, message, hint);
    }

    /// A wrong text may be long; its beginning is enough to know it again.
    private static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
