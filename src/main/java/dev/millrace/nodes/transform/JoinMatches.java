package dev.millrace.nodes.transform;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Figures;
import dev.millrace.node.Inputs;
import dev.millrace.node.Probe;
import dev.millrace.node.Remark;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether the keys of a join find anything, and whether they find it once.
final class JoinMatches {

    private final JoinRows.Settings settings;
    private final List<JoinRows.KeyPair> keys;

    private JoinMatches(JoinRows.Settings settings, List<JoinRows.KeyPair> keys) {
        this.settings = settings;
        this.keys = keys;
    }

    static Probe probe(JoinRows.Settings settings, Inputs.Wire left, Inputs.Wire right) {
        var keys = new JoinedColumns(settings, left, right).keys();
        var matches = new JoinMatches(settings, keys);
        var probe =
                new Probe(matches.select(left, right), matches::noticed)
                        .remarking(counts -> matches.remark(counts, right.name()));
        return JoinCure.of(settings, keys, left, right).map(probe::cured).orElse(probe);
    }

    /// Left rows, those that find something, rows more than one that they find, keys that occur
    /// several times on the right, and all keys there.
    private Sql select(Inputs.Wire left, Inputs.Wire right) {
        var columns = new ArrayList<Sql>();
        var present = new ArrayList<Sql>();
        var equal = new ArrayList<Sql>();
        for (int i = 0; i < keys.size(); i++) {
            var ofRight = Sql.name(keys.get(i).right());
            var name = Sql.name("k" + i);
            columns.add(Sql.of("{} AS {}", ofRight, name));
            present.add(Sql.of("{} IS NOT NULL", ofRight));
            equal.add(Sql.of("l.{} = r.{}", Sql.name(keys.get(i).left()), name));
        }
        return Sql.of(
                "WITH r AS (SELECT {}, count(*) AS n FROM {} WHERE {} GROUP BY ALL)"
                        + " SELECT count(*), count(r.n), sum(r.n - 1),"
                        + " (SELECT count(*) FROM r WHERE n > 1), (SELECT count(*) FROM r)"
                        + " FROM {} LEFT JOIN r ON {}",
                Sql.join(", ", columns),
                right.from(),
                Sql.join(" AND ", present),
                left.from("l"),
                Sql.join(" AND ", equal));
    }

    private Optional<Fault> noticed(List<Long> counts) {
        long rows = counts.get(0);
        long repeats = counts.get(2);
        if (rows > 0 && counts.get(1) == 0 && counts.get(4) > 0) {
            return Optional.of(
                    Fault.of(
                                    FaultCode.JOIN_MATCHES_NOTHING,
                                    "None of " + Figures.rows(rows) + " finds its " + names() + ".")
                            .withHint(
                                    "Compare the values of both sides: case, spaces, leading zeros,"
                                            + " another key.")
                            .at(Place.setting("on")));
        }
        if (repeats > 0 && settings.kind().showsRight()) {
            return Optional.of(
                    Fault.of(
                                    FaultCode.JOIN_REPEATS_ROWS,
                                    Figures.plural(counts.get(3), "value")
                                            + " of "
                                            + names()
                                            + (counts.get(3) == 1 ? " occurs" : " occur")
                                            + " several times on the right: the join adds "
                                            + Figures.rows(repeats)
                                            + ".")
                            .withHint("Keep one row for each in front of the right input.")
                            .at(Place.setting("on")));
        }
        return Optional.empty();
    }

    /// How many rows find something, where that is not told as a problem.
    private Optional<Remark> remark(List<Long> counts, String right) {
        long rows = counts.get(0);
        long found = counts.get(1);
        if (rows == 0 || found == 0) {
            return Optional.empty();
        }
        var matching =
                Figures.rows(found)
                        + (found == 1 ? " matches " : " match ")
                        + (counts.get(2) == 0
                                ? "1 of \"" + right + "\"" + (found == 1 ? "." : " each.")
                                : "\"" + right + "\", some of it several times.");
        var lacking = String.format(Locale.ROOT, " %,d without a match.", rows - found);
        return Optional.of(new Remark("on", matching + lacking));
    }

    private String names() {
        return keys.stream()
                .map(key -> '"' + key.right() + '"')
                .collect(Collectors.joining(" and "));
    }
}
