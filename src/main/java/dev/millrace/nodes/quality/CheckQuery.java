package dev.millrace.nodes.quality;

import dev.millrace.node.Check;
import dev.millrace.node.Inputs;
import dev.millrace.node.Ports;
import dev.millrace.nodes.KnownColumns;
import dev.millrace.nodes.UniqueNames;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/// The queries of a check. Each expectation is evaluated once a row, into a hidden column that all
/// ports and the report share.
final class CheckQuery {

    private final Inputs inputs;
    private final List<String> hidden = new ArrayList<>();
    private final List<Sql> broken = new ArrayList<>();
    private final List<Sql> rejecting = new ArrayList<>();
    private final List<Sql> reasons = new ArrayList<>();
    private final List<Sql> report = new ArrayList<>();
    private final List<Check.Expectation> expectations = new ArrayList<>();

    CheckQuery(Inputs inputs) {
        this.inputs = inputs;
    }

    /// @param setting path of the setting that holds it, such as `expectations[2]`
    void add(Expectation expectation, String setting) {
        var sql =
                new ExpectationSql(expectation, setting, new KnownColumns(inputs.only().schema()));
        if (!expectation.isOfRows()) {
            report(sql.tooFewOrMany());
            expect(expectation, setting, "");
            return;
        }
        var hiddenName = hide(sql.broken());
        expect(expectation, setting, hiddenName);
        var name = Sql.name(hiddenName);
        report(Sql.of("count(*) FILTER (WHERE {})", name));
        if (expectation.rejects()) {
            rejecting.add(name);
            reasons.add(
                    Sql.of("CASE WHEN {} THEN {} END", name, Sql.literal(expectation.sentence())));
        }
    }

    private void expect(Expectation expectation, String setting, String brokenName) {
        expectations.add(
                new Check.Expectation(
                        setting, expectation.sentence(), expectation.onFailure(), brokenName));
    }

    private String hide(Sql value) {
        var name = inputs.hidden("broken_" + (hidden.size() + 1));
        hidden.add(name);
        broken.add(Sql.of("{} AS {}", value, Sql.name(name)));
        return name;
    }

    private void report(Sql count) {
        report.add(
                Sql.of(
                        "CAST({} AS BIGINT) AS {}",
                        count,
                        Sql.name("expectation_" + (report.size() + 1))));
    }

    Check check() {
        if (hidden.isEmpty()) {
            hide(Sql.keyword("FALSE"));
        }
        var shared = Sql.of("SELECT *, {} FROM {}", Sql.join(", ", broken), inputs.only().from());
        boolean none = rejecting.isEmpty();
        var rejected = none ? Sql.keyword("FALSE") : Sql.join(" OR ", rejecting);
        var ports =
                Ports.routed(shared, hidden.toArray(String[]::new))
                        .port("passed", Sql.of("NOT ({})", rejected))
                        .port("rejected", rejected, Sql.of(", {} AS {}", reason(), reasonName()));
        return new Check(
                ports,
                expectations,
                Sql.of("SELECT {} FROM {}", Sql.join(", ", report), Sql.relation(Ports.SHARED)));
    }

    private Sql reason() {
        return reasons.isEmpty()
                ? Sql.keyword("CAST(NULL AS VARCHAR)")
                : Sql.of("concat_ws('; ', {})", Sql.join(", ", reasons));
    }

    private Sql reasonName() {
        return Sql.name(new UniqueNames(inputs.only().schema().names()).claim("reason"));
    }
}
