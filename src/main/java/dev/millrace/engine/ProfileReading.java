package dev.millrace.engine;

import dev.millrace.duck.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A profile taken apart by the relations that were kept whole: a part for each, and one for what
/// comes last.
///
/// Whether a relation was read to its end is told by the operators above the places that read it:
/// those known to pull everything let it pass, a LIMIT or one not known does not.
final class ProfileReading {

    /// Stands for the part that gives the statement's own rows.
    static final String LAST = "";

    /// They have read all of their input by the time they give a row.
    private static final Set<String> BLOCKING =
            Set.of(
                    "HASH_GROUP_BY",
                    "PERFECT_HASH_GROUP_BY",
                    "PARTITIONED_AGGREGATE",
                    "UNGROUPED_AGGREGATE",
                    "SIMPLE_AGGREGATE",
                    "ORDER_BY",
                    "TOP_N",
                    "WINDOW");

    private static final Set<String> STREAMING =
            Set.of(
                    "PROJECTION",
                    "FILTER",
                    "UNNEST",
                    "INOUT_FUNCTION",
                    "STREAMING_WINDOW",
                    "UNION",
                    "RESULT_COLLECTOR",
                    "COPY_TO_FILE",
                    "BATCH_COPY_TO_FILE",
                    "CREATE_TABLE_AS",
                    "BATCH_CREATE_TABLE_AS",
                    "INSERT",
                    "BATCH_INSERT");

    private static final Set<String> JOINS =
            Set.of(
                    "HASH_JOIN",
                    "NESTED_LOOP_JOIN",
                    "BLOCKWISE_NL_JOIN",
                    "PIECEWISE_MERGE_JOIN",
                    "IE_JOIN",
                    "CROSS_PRODUCT");

    /// They pull both sides whatever the other has.
    private static final Set<String> THOROUGH = Set.of("LEFT", "ANTI");

    private final Map<String, Profile.Operator> parts = new LinkedHashMap<>();
    private final Map<String, String> byIndex = new HashMap<>();
    private final Map<String, Boolean> whole = new HashMap<>();
    private final List<Profile.Operator> above = new ArrayList<>();

    /// @param names relations that the statement keeps whole
    ProfileReading(Profile profile, Set<String> names) {
        var left = new HashSet<>(names);
        var at = profile.root();
        while (true) {
            if (at.type().equals("CTE")
                    && at.children().size() == 2
                    && left.remove(at.info("CTE Name"))) {
                parts.put(at.info("CTE Name"), at.children().getFirst());
                byIndex.put(at.info("Table Index"), at.info("CTE Name"));
                at = at.children().getLast();
            } else if (at.children().size() == 1 && !left.isEmpty() && hasKept(at, left)) {
                above.add(at);
                at = at.children().getFirst();
            } else {
                parts.put(LAST, at);
                return;
            }
        }
    }

    private static boolean hasKept(Profile.Operator operator, Set<String> names) {
        var only = operator.children().getFirst();
        return (only.type().equals("CTE") && names.contains(only.info("CTE Name")))
                || (only.children().size() == 1 && hasKept(only, names));
    }

    /// The topmost operator of a part, if the engine made it one.
    Optional<Profile.Operator> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    Set<String> names() {
        return parts.keySet();
    }

    /// Operators that stand above all parts, such as the one that writes.
    List<Profile.Operator> above() {
        return List.copyOf(above);
    }

    /// Whether the relation was read to its end by anybody.
    boolean isWhole(String name) {
        if (name.equals(LAST)) {
            return true;
        }
        var known = whole.get(name);
        if (known != null) {
            return known;
        }
        whole.put(name, false);
        boolean result =
                parts.entrySet().stream()
                        .anyMatch(
                                part ->
                                        reads(part.getValue(), name, new ArrayList<>()).stream()
                                                .anyMatch(path -> drains(path, part.getKey())));
        whole.put(name, result);
        return result;
    }

    /// Whether a scan that stands in a part was read to its end.
    boolean isDrained(String part, Profile.Operator scan) {
        var top = parts.get(part);
        return top != null
                && paths(top, scan, new ArrayList<>()).stream()
                        .anyMatch(path -> drains(path, part));
    }

    /// An operator and which of its children leads to the place that reads.
    private record Above(Profile.Operator operator, int child) {}

    private List<List<Above>> reads(Profile.Operator at, String name, List<Above> path) {
        var found = new ArrayList<List<Above>>();
        if (at.type().equals("CTE_SCAN") && name.equals(byIndex.get(at.info("CTE Index")))) {
            found.add(List.copyOf(path));
        }
        for (int i = 0; i < at.children().size(); i++) {
            path.addLast(new Above(at, i));
            found.addAll(reads(at.children().get(i), name, path));
            path.removeLast();
        }
        return found;
    }

    @SuppressWarnings("ReferenceEquality") // two scans may look alike
    private static List<List<Above>> paths(
            Profile.Operator at, Profile.Operator scan, List<Above> path) {
        var found = new ArrayList<List<Above>>();
        if (at == scan) {
            found.add(List.copyOf(path));
        }
        for (int i = 0; i < at.children().size(); i++) {
            path.addLast(new Above(at, i));
            found.addAll(paths(at.children().get(i), scan, path));
            path.removeLast();
        }
        return found;
    }

    private boolean drains(List<Above> path, String part) {
        for (Above above : path.reversed()) {
            var operator = above.operator();
            if (BLOCKING.contains(operator.type())) {
                if (operator.rows() > 0) {
                    return true;
                }
            } else if (JOINS.contains(operator.type())) {
                if (!pulls(operator, above.child())) {
                    return false;
                }
            } else if (!STREAMING.contains(operator.type())) {
                return false;
            }
        }
        return isWhole(part);
    }

    /// A join with an empty side may never ask for the other.
    private static boolean pulls(Profile.Operator join, int child) {
        if (THOROUGH.contains(join.info("Join Type"))) {
            return true;
        }
        for (int i = 0; i < join.children().size(); i++) {
            if (i != child && join.children().get(i).rows() == 0) {
                return false;
            }
        }
        return true;
    }
}
