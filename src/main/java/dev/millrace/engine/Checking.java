package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.Lane;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.node.Check;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Relation;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Holds rows that are in a table to the expectations of their node. Any thread.
record Checking(
        Plan plan, Measurements measurements, StepRunner.OnRejected rejects, Teller teller) {

    /// What is asked of checked rows.
    ///
    /// @param broken rows that break each expectation
    /// @param ports rows that leave by each
    record Report(List<Long> broken, SequencedMap<Relation, Long> ports) {}

    Report report(Relation relation, Lane lane) {
        var check = requireNonNull(plan.bound().checks().get(relation.node()));
        var broken = new ArrayList<Long>();
        for (var number : lane.rows(check.report().text(Dialect.DUCKDB)).values().getFirst()) {
            broken.add(Long.parseLong(requireNonNull(number)));
        }
        var ports = new LinkedHashMap<Relation, Long>();
        for (Relation port : plan.bound().relations().values()) {
            if (port.inputs().equals(List.of(relation.name()))
                    && port.node().equals(relation.node())) {
                var rows = lane.rows("SELECT count(*) FROM " + inParentheses(port)).values();
                ports.put(port, Long.parseLong(requireNonNull(rows.getFirst().getFirst())));
            }
        }
        return new Report(broken, ports);
    }

    private static String inParentheses(Relation port) {
        return "(" + port.sql().text(Dialect.DUCKDB) + ")";
    }

    /// @param rows that were checked
    /// @throws FaultException if more of them than may be break what they are held to
    void tell(Relation relation, Report report, long rows, Lane lane) {
        Optional<Fault> failure = Optional.empty();
        for (var port : report.ports().entrySet()) {
            measurements.add(port.getKey().name(), Measured.counted(port.getValue()));
            if (port.getKey().port().equals(Rejects.PORT)) {
                var from = Sql.of("({})", port.getKey().sql());
                failure = rejects.rejected(port.getKey(), from, port.getValue(), rows, lane);
            }
        }
        var expectations =
                requireNonNull(plan.bound().checks().get(relation.node())).expectations();
        for (int i = 0; i < expectations.size(); i++) {
            var expectation = expectations.get(i);
            long broken = report.broken().get(i);
            teller.checked(relation.node(), expectation, broken);
            if (broken > 0 && expectation.onFailure() == Check.OnFailure.FAIL) {
                failure = failure.or(() -> Optional.of(failed(relation, expectation, broken)));
            }
        }
        measurements.broken(relation.name(), report.broken());
        failure.ifPresent(
                fault -> {
                    throw fault.toException();
                });
    }

    private static Fault failed(Relation relation, Check.Expectation expectation, long broken) {
        return Fault.of(
                        FaultCode.CHECK_FAILED,
                        "The expectation \""
                                + expectation.sentence()
                                + "\" is broken by "
                                + broken
                                + (broken == 1 ? " row." : " rows."))
                .withHint("Nothing was delivered. Mend the data, or let the check reject the rows.")
                .at(Place.node(relation.node().value()).inSetting(expectation.setting()));
    }
}
