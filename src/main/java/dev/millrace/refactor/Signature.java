package dev.millrace.refactor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The types of what a function or an operator takes, as the engine names them.
record Signature(String name, List<String> types) {

    private static final Pattern LISTED = Pattern.compile("(\"[^\"]+\"|\\w+)\\(([^()]*)\\) ->");
    private static final Pattern NAMED = Pattern.compile("^(?:\"[^\"]*\"|\\w+) (?=[A-Z])");

    /// Types to which a value can be cast without more being known of it, the likeliest first.
    private static final List<String> TARGETS =
            List.of("DOUBLE", "DATE", "TIMESTAMP", "BIGINT", "INTEGER", "BOOLEAN", "VARCHAR");

    private static final Set<String> NUMBERS =
            Set.of("DOUBLE", "FLOAT", "BIGINT", "INTEGER", "SMALLINT", "TINYINT", "HUGEINT");

    Signature {
        types = List.copyOf(types);
    }

    /// Of the candidates that a message lists.
    static List<Signature> listed(String message) {
        var found = new ArrayList<Signature>();
        var one = LISTED.matcher(message);
        while (one.find()) {
            found.add(new Signature(Written.unquoted(one.group(1)), types(one.group(2))));
        }
        return found;
    }

    /// @param text types between commas, each perhaps behind a name
    static List<String> types(String text) {
        var types = new ArrayList<String>();
        for (String part : text.split(", ", -1)) {
            if (!part.isBlank() && !part.equals("/")) {
                types.add(NAMED.matcher(part.strip()).replaceFirst(""));
            }
        }
        return types;
    }

    /// How much has to be cast so that values of some types fit; empty if they cannot.
    Optional<Integer> distance(Signature given) {
        if (given.types().size() != types.size()) {
            return Optional.empty();
        }
        int distance = 0;
        for (int i = 0; i < types.size(); i++) {
            if (fits(given.types().get(i), types.get(i))) {
                continue;
            }
            int target = TARGETS.indexOf(types.get(i));
            if (target < 0) {
                return Optional.empty();
            }
            boolean isOfOthers = given.types().contains(types.get(i));
            distance += 100 + (isOfOthers ? 0 : target + 1);
        }
        return Optional.of(distance);
    }

    static boolean fits(String given, String wanted) {
        return given.equals(wanted)
                || given.startsWith(wanted + "(")
                || (given.equals("STRING_LITERAL") && wanted.equals("VARCHAR"))
                || (given.equals("INTEGER_LITERAL") && NUMBERS.contains(wanted));
    }
}
