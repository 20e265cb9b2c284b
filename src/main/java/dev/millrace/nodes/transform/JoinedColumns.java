package dev.millrace.nodes.transform;

import dev.millrace.node.Inputs;
import dev.millrace.nodes.KnownColumns;
import dev.millrace.nodes.UniqueNames;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The columns of a join and the condition over its keys, as stars with exceptions: the SQL stays
/// short however many columns there are.
final class JoinedColumns {

    private final JoinRows.Settings settings;
    private final KnownColumns left;
    private final KnownColumns right;
    private final List<JoinRows.KeyPair> keys = new ArrayList<>();

    JoinedColumns(JoinRows.Settings settings, Inputs.Wire left, Inputs.Wire right) {
        this.settings = settings;
        this.left = new KnownColumns(left.schema());
        this.right = new KnownColumns(right.schema());
        for (int i = 0; i < settings.on().size(); i++) {
            var pair = settings.on().get(i);
            keys.add(
                    new JoinRows.KeyPair(
                            this.left.require("on[" + i + "].left", pair.left()),
                            this.right.require("on[" + i + "].right", pair.right())));
        }
    }

    /// Pairs of columns as the inputs write them.
    List<JoinRows.KeyPair> keys() {
        return keys;
    }

    /// Empty if there are no keys.
    Sql keyCondition() {
        return Sql.join(
                " AND ",
                keys.stream()
                        .map(
                                key ->
                                        Sql.of(
                                                "l.{} = r.{}",
                                                Sql.name(key.left()),
                                                Sql.name(key.right())))
                        .toList());
    }

    Sql condition() {
        var all = new ArrayList<Sql>();
        if (!keys.isEmpty()) {
            all.add(keyCondition());
        }
        if (!settings.condition().isBlank()) {
            all.add(Sql.typed("condition", settings.condition()));
        }
        return Sql.join(" AND ", all);
    }

    Sql list() {
        if (!settings.kind().showsRight()) {
            return Sql.keyword("l.*");
        }
        var shared = shared();
        var fromLeft = settings.kind().mayLackLeft() ? merged(shared) : Sql.keyword("l.*");
        boolean noneLeft =
                !right.schema().columns().isEmpty()
                        && shared.size() == right.schema().columns().size();
        return noneLeft ? fromLeft : Sql.of("{}, {}", fromLeft, ofRight(shared));
    }

    /// Keys that have the same name on both sides, case aside: right name to left name.
    private Map<String, String> shared() {
        var shared = new LinkedHashMap<String, String>();
        for (JoinRows.KeyPair key : keys) {
            if (new UniqueNames(Set.of(key.left())).isTaken(key.right())) {
                shared.put(key.right(), key.left());
            }
        }
        return shared;
    }

    private static Sql merged(Map<String, String> shared) {
        var values = new ArrayList<Sql>();
        shared.forEach(
                (ofRight, ofLeft) ->
                        values.add(
                                Sql.of(
                                        "coalesce(l.{}, r.{}) AS {}",
                                        Sql.name(ofLeft),
                                        Sql.name(ofRight),
                                        Sql.name(ofLeft))));
        return values.isEmpty()
                ? Sql.keyword("l.*")
                : Sql.of("l.* REPLACE ({})", Sql.join(", ", values));
    }

    private Sql ofRight(Map<String, String> shared) {
        var hidden = shared.keySet().stream().map(Sql::name).toList();
        var renamed = renamed(shared);
        var star = Sql.keyword("r.*");
        if (!hidden.isEmpty()) {
            star = Sql.of("{} EXCLUDE ({})", star, Sql.join(", ", hidden));
        }
        return renamed.isEmpty() ? star : Sql.of("{} RENAME ({})", star, Sql.join(", ", renamed));
    }

    private List<Sql> renamed(Map<String, String> shared) {
        var names = new UniqueNames(left.schema().names());
        var shown =
                right.schema().names().stream().filter(name -> !shared.containsKey(name)).toList();
        var colliding = shown.stream().filter(names::isTaken).toList();
        shown.stream().filter(name -> !names.isTaken(name)).toList().forEach(names::claim);
        return colliding.stream()
                .map(
                        name ->
                                Sql.of(
                                        "{} AS {}",
                                        Sql.name(name),
                                        Sql.name(names.claim(name + settings.suffix()))))
                .toList();
    }
}
