package dev.millrace.refactor;

import dev.millrace.fault.DidYouMean;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Parameter;
import dev.millrace.model.Value;
import dev.millrace.node.Editor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What helps where a name in a setting stands for nothing, or for two things.
final class NameRemedies {

    private static final int MOST_NAMES = 3;
    private static final Pattern MEANT = Pattern.compile("Did you mean \"?(\\w+)");
    private static final Pattern PARAMETER =
            Pattern.compile("\"(?:\\$\\{)?([A-Za-z_][A-Za-z0-9_]*)");

    private NameRemedies() {}

    /// Names that come close, and where it is an element of a list, to do without it.
    static List<Remedy> columnUnknown(Case about) {
        var remedies = new ArrayList<>(nearest(about, about.inputs().keySet()));
        element(about.setting()).ifPresent(path -> remedies.add(about.removing("Remove it", path)));
        return remedies;
    }

    static List<Remedy> functionUnknown(Case about) {
        var meant = MEANT.matcher(about.fault().hint());
        return meant.find()
                ? word(about).stream().map(span -> use(about, span, meant.group(1))).toList()
                : List.of();
    }

    /// Names of inputs that come close, or a wire from the node of that name.
    static List<Remedy> tableUnknown(Case about) {
        var known =
                about.pipeline().into(about.node().id()).stream()
                        .map(link -> link.as().isEmpty() ? link.from().value() : link.as())
                        .toList();
        var remedies = new ArrayList<>(nearest(about, known));
        wrong(about)
                .filter(name -> NodeId.isValid(name) && !known.contains(name))
                .filter(name -> about.pipeline().find(new NodeId(name)).isPresent())
                .map(name -> Link.of(name, about.node().id().value()))
                .map(link -> new Remedy("Connect \"" + link.from() + "\"", now -> now.linked(link)))
                .ifPresent(remedies::add);
        return remedies;
    }

    static List<Remedy> parameterUnknown(Case about) {
        var name = PARAMETER.matcher(about.fault().message());
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

    static List<Remedy> columnTwice(Case about) {
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

    private static List<Remedy> nearest(Case about, Collection<String> known) {
        var wrong = wrong(about);
        var span = isPlain(about) ? about.text().map(NameRemedies::whole) : word(about);
        return wrong.isEmpty() || span.isEmpty()
                ? List.of()
                : DidYouMean.nearest(others(known, wrong.get()), wrong.get(), MOST_NAMES).stream()
                        .map(name -> use(about, span.get(), name))
                        .toList();
    }

    /// Without the name itself, which the other input of a join may have.
    private static List<String> others(Collection<String> known, String wrong) {
        return known.stream().filter(name -> !name.equalsIgnoreCase(wrong)).toList();
    }

    private static Remedy use(Case about, Span span, String name) {
        var by = isPlain(about) ? name : Written.name(name);
        return about.replacing("Use \"" + name + "\"", span, by);
    }

    /// The name that stands for nothing.
    private static Optional<String> wrong(Case about) {
        return isPlain(about)
                ? about.text()
                : word(about)
                        .map(span -> about.text().orElse("").substring(span.from(), span.to()))
                        .map(Written::unquoted);
    }

    /// Whether the setting holds a name and nothing else.
    private static boolean isPlain(Case about) {
        return about.path()
                .setting(about.setting())
                .filter(setting -> setting.editor() == Editor.COLUMN)
                .isPresent();
    }

    private static Span whole(String text) {
        return new Span(0, text.length());
    }

    private static Optional<Span> word(Case about) {
        return about.text().flatMap(text -> Written.word(text, about.fault().place().from()));
    }

    /// The element of a list a setting is, or is a member of.
    private static Optional<String> element(String setting) {
        int end = setting.lastIndexOf(']');
        return end < 0 ? Optional.empty() : Optional.of(setting.substring(0, end + 1));
    }
}
