package dev.millrace.engine.look;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.plan.Bound;
import dev.millrace.plan.Bound.BoundProbe;
import dev.millrace.plan.StatementText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks the probes of nodes, each once for the rows there are. One thread at a time.
final class Notices {

    private static final int MOST = 1_000;

    private final KeptTables tables;
    private final Map<String, List<Long>> known = new LinkedHashMap<>(16, 0.75f, true);

    Notices(KeptTables tables) {
        this.tables = tables;
    }

    /// @throws FaultException if it was stopped; rows that cannot be computed tell nothing
    List<Fault> of(Bound bound, TableMaker maker, Lane lane) {
        var notices = new ArrayList<Fault>();
        for (BoundProbe probe : bound.probes()) {
            try {
                of(bound, probe, maker, lane).ifPresent(notices::add);
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

    private Optional<Fault> of(Bound bound, BoundProbe probe, TableMaker maker, Lane lane) {
        var course =
                new Course(
                        bound, probe.rows(), false, maker.warehouse().file(), probe.rows().name());
        course.walk(tables, maker, lane);
        var print = course.print();
        var counts = known.get(print);
        if (counts == null) {
            counts = asked(course, bound, lane);
            known.put(print, counts);
            forget();
        }
        var node = probe.rows().node().value();
        return probe.probe()
                .meaning()
                .apply(counts)
                .map(fault -> fault.placed(place -> place.inNode(node)))
                .map(fault -> sampled(fault, course.extent()));
    }

    private void forget() {
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    private static List<Long> asked(Course course, Bound bound, Lane lane) {
        var fused = course.fused(course.wanted());
        var text = StatementText.of(fused, List.of(), TableMaker.files(bound));
        return lane.rows(text.text()).values().getFirst().stream()
                .map(count -> count == null ? 0L : Long.parseLong(count))
                .toList();
    }

    private static Fault sampled(Fault fault, Looked.Extent extent) {
        if (extent.cuts().isEmpty()) {
            return fault;
        }
        var cut = extent.cuts().getFirst();
        var seen = "Seen in the first %,d rows of \"%s\".".formatted(cut.rows(), cut.source());
        return fault.withHint((fault.hint() + " " + seen).strip());
    }
}
