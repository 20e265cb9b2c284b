package dev.millrace.engine.look;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.node.Mending;
import dev.millrace.node.Remark;
import dev.millrace.plan.Bound;
import dev.millrace.plan.Bound.BoundProbe;
import dev.millrace.plan.Relation;
import dev.millrace.plan.StatementText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks the probes of nodes, each once for the rows there are. One thread at a time.
final class Notices {

    private static final int MOST = 1_000;

    private final KeptTables tables;
    private final Map<String, List<@Nullable String>> known = new LinkedHashMap<>(16, 0.75f, true);

    Notices(KeptTables tables) {
        this.tables = tables;
    }

    /// @throws FaultException if it was stopped; rows that cannot be computed tell nothing
    List<Noticed> of(Bound bound, TableMaker maker, Lane lane) {
        var notices = new ArrayList<Noticed>();
        for (BoundProbe probe : bound.probes()) {
            try {
                var noticed = of(bound, probe, maker, lane);
                if (noticed.isAny()) {
                    notices.add(noticed);
                }
            } catch (EngineException e) {
                stop(e.fault());
            } catch (FaultException e) {
                stop(e.fault());
            }
        }
        return notices;
    }

    private static void stop(Fault fault) {
        if (fault.code() == FaultCode.RUN_CANCELLED) {
            throw fault.toException();
        }
    }

    private Noticed of(Bound bound, BoundProbe probe, TableMaker maker, Lane lane) {
        var course = course(bound, probe.rows(), maker, lane);
        var counts =
                values(course, bound, lane).stream()
                        .map(count -> count == null ? 0L : Long.parseLong(count))
                        .toList();
        var node = probe.rows().node();
        var seen = seen(course.extent());
        var fault =
                probe.probe()
                        .meaning()
                        .apply(counts)
                        .map(each -> each.placed(place -> place.inNode(node.value())))
                        .map(each -> each.withHint((each.hint() + seen).strip()));
        var remark =
                probe.probe()
                        .remark()
                        .apply(counts)
                        .map(each -> new Remark(each.setting(), each.text() + seen));
        var mendings =
                fault.map(each -> mendings(each, bound, probe, maker, lane)).orElse(List.of());
        return new Noticed(node, fault, mendings, remark);
    }

    /// What is noticed is told also where nothing can be found to help.
    private List<Mending> mendings(
            Fault fault, Bound bound, BoundProbe probe, TableMaker maker, Lane lane) {
        var cure = probe.probe().cure().filter(each -> each.against() == fault.code());
        if (probe.cure().isEmpty() || cure.isEmpty()) {
            return List.of();
        }
        try {
            var course = course(bound, probe.cure().get(), maker, lane);
            var values = values(course, bound, lane);
            return cure.get().meaning().apply(values);
        } catch (EngineException e) {
            stop(e.fault());
            return List.of();
        }
    }

    private Course course(Bound bound, Relation rows, TableMaker maker, Lane lane) {
        var course = new Course(bound, rows, false, maker.warehouse().file(), rows.name());
        course.walk(tables, maker, lane);
        return course;
    }

    /// Of the one row there is.
    private List<@Nullable String> values(Course course, Bound bound, Lane lane) {
        var print = course.print();
        var values = known.get(print);
        if (values == null) {
            var fused = course.fused(course.wanted());
            var text = StatementText.of(fused, List.of(), TableMaker.files(bound));
            values = lane.rows(text.text()).values().getFirst();
            known.put(print, values);
            forget();
        }
        return values;
    }

    private void forget() {
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    /// Of which rows it is true; empty: of all.
    private static String seen(Looked.Extent extent) {
        if (extent.cuts().isEmpty()) {
            return "";
        }
        var cut = extent.cuts().getFirst();
        return String.format(
                Locale.ROOT, " Seen in the first %,d rows of \"%s\".", cut.rows(), cut.source());
    }
}
