package dev.millrace.refactor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What helps where values of types that do not fit meet in an expression: a cast of one of them,
/// at its place.
final class CastRemedies {

    private static final Pattern COMPARED =
            Pattern.compile("Cannot compare values of type (.+) and type (.+) - an explicit cast");
    private static final Pattern MIXED =
            Pattern.compile(
                    "Cannot (?:mix values|combine types) of (?:type )?(.+?) and (.+?)(?: in .*)? - an");
    private static final Pattern CALLED =
            Pattern.compile(
                    "No function matches the given name and argument types '(.+?)\\((.*?)\\)'");
    private static final String TEXT = "VARCHAR";
    private static final int LONGEST = 30;

    private final Case about;
    private final String text;
    private final Operands operands;

    private CastRemedies(Case about, String text) {
        this.about = about;
        this.text = text;
        this.operands = new Operands(text);
    }

    static List<Remedy> of(Case about) {
        return about.text().map(text -> new CastRemedies(about, text).all()).orElse(List.of());
    }

    private List<Remedy> all() {
        var message = about.fault().message();
        var compared = COMPARED.matcher(message);
        if (compared.find()) {
            return compared(compared.group(1), compared.group(2));
        }
        var called = CALLED.matcher(message);
        if (called.find()) {
            var given = new Signature(called.group(1), Signature.types(called.group(2)));
            return called(given, Signature.listed(message));
        }
        var mixed = MIXED.matcher(message);
        return mixed.find() ? mixed(mixed.group(1), mixed.group(2)) : List.of();
    }

    private int from() {
        return about.fault().place().from();
    }

    private List<Remedy> compared(String left, String right) {
        var sides = operands.ofComparison(from());
        if (sides.size() != 2) {
            return List.of();
        }
        var remedies = new ArrayList<Remedy>();
        boolean isRightText = right.equals(TEXT) && !left.equals(TEXT);
        if (isRightText) {
            remedies.addAll(cast(Map.of(sides.get(1), target(left))));
            remedies.addAll(cast(Map.of(sides.get(0), TEXT)));
        } else {
            remedies.addAll(cast(Map.of(sides.get(0), target(right))));
            if (!right.endsWith("_LITERAL")) {
                remedies.addAll(cast(Map.of(sides.get(1), target(left))));
            }
        }
        return remedies;
    }

    /// A whole number that is written in an expression says little of the decimals of the others.
    private static String target(String type) {
        return type.equals("INTEGER_LITERAL")
                ? "DOUBLE"
                : type.equals("STRING_LITERAL") ? TEXT : type;
    }

    private List<Remedy> called(Signature given, List<Signature> candidates) {
        var spans = operands.of(from(), given.name());
        if (spans.size() != given.types().size()) {
            return List.of();
        }
        return candidates.stream()
                .filter(candidate -> candidate.distance(given).isPresent())
                .min(Comparator.comparing(candidate -> candidate.distance(given).orElseThrow()))
                .map(best -> cast(needed(given, best, spans)))
                .orElse(List.of());
    }

    private static Map<Span, String> needed(Signature given, Signature best, List<Span> spans) {
        var casts = new LinkedHashMap<Span, String>();
        for (int i = 0; i < spans.size(); i++) {
            if (!Signature.fits(given.types().get(i), best.types().get(i))) {
                casts.put(spans.get(i), best.types().get(i));
            }
        }
        return casts;
    }

    /// Texts that are mixed with something else get its type.
    private List<Remedy> mixed(String one, String other) {
        return one.equals(TEXT) ? cast(columns(one, other)) : cast(columns(other, one));
    }

    private Map<Span, String> columns(String type, String wanted) {
        var within = Mixture.of(text, from());
        var casts = new LinkedHashMap<Span, String>();
        about.inputs()
                .values()
                .forEach(
                        column -> {
                            if (column.type().equals(type)) {
                                Written.places(text, column.name()).stream()
                                        .filter(span -> span.from() >= within.from())
                                        .filter(span -> span.to() <= within.to())
                                        .forEach(span -> casts.put(span, target(wanted)));
                            }
                        });
        return casts;
    }

    /// Nothing fails to become a text, so that needs no second way.
    private List<Remedy> cast(Map<Span, String> casts) {
        if (casts.isEmpty()) {
            return List.of();
        }
        boolean isText = casts.values().stream().allMatch(TEXT::equals);
        var title = "Cast " + title(casts);
        return isText
                ? List.of(cast("CAST", title, casts))
                : List.of(
                        cast("CAST", title, casts),
                        cast("TRY_CAST", title + ", with NULL for what does not fit", casts));
    }

    private Remedy cast(String function, String title, Map<Span, String> casts) {
        var all = new ArrayList<Replacing>();
        casts.forEach(
                (span, type) ->
                        all.add(
                                about.at(
                                        span,
                                        function + "(" + written(span) + " AS " + type + ")")));
        return about.replacing(title, all);
    }

    private String title(Map<Span, String> casts) {
        var first = casts.entrySet().iterator().next();
        var same =
                casts.values().stream().distinct().count() == 1
                        ? casts.keySet().stream().map(this::shown).distinct().toList()
                        : List.of(shown(first.getKey()));
        return String.join(" and ", same) + " to " + first.getValue();
    }

    private String shown(Span span) {
        var shown = Written.unquoted(written(span));
        return shown.length() > LONGEST ? shown.substring(0, LONGEST - 1) + "…" : shown;
    }

    private String written(Span span) {
        return text.substring(span.from(), span.to());
    }
}
