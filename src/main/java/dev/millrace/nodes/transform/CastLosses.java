package dev.millrace.nodes.transform;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Figures;
import dev.millrace.node.Inputs;
import dev.millrace.node.Probe;
import dev.millrace.nodes.KnownColumns;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether casts lose values: those that have none in the new type, and numbers that are rounded.
final class CastLosses {

    private static final Pattern NUMBER =
            Pattern.compile("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL\\(.*");

    private final SelectColumns.Settings settings;
    private final Inputs.Wire input;
    private final KnownColumns known;

    CastLosses(SelectColumns.Settings settings, Inputs.Wire input) {
        this.settings = settings;
        this.input = input;
        this.known = new KnownColumns(input.schema());
    }

    /// One for each cast.
    List<Probe> probes() {
        var probes = new ArrayList<Probe>();
        for (int i = 0; i < settings.columns().size(); i++) {
            var choice = settings.columns().get(i);
            if (!choice.type().isBlank()) {
                probes.add(probe(i, choice));
            }
        }
        return probes;
    }

    private Probe probe(int at, SelectColumns.Choice choice) {
        var column = known.name("columns[" + at + "].column", choice.column());
        var type = Sql.typed("columns[" + at + "].type", choice.type(), Sql.Form.TYPE);
        var cast = Sql.of("TRY_CAST({} AS {})", column, type);
        boolean isNumber =
                input.schema()
                        .find(choice.column())
                        .filter(found -> NUMBER.matcher(found.type()).matches())
                        .isPresent();
        var rounded =
                isNumber
                        ? Sql.of(
                                "count(*) FILTER (TRY_CAST({} AS DOUBLE) <> CAST({} AS DOUBLE))",
                                cast,
                                column)
                        : Sql.keyword("0");
        return new Probe(
                Sql.of(
                        "SELECT count({}), count(*) FILTER ({} IS NOT NULL AND {} IS NULL), {} FROM"
                                + " {}",
                        column,
                        column,
                        cast,
                        rounded,
                        input.from()),
                counts -> noticed(at, choice, counts));
    }

    private Optional<Fault> noticed(int at, SelectColumns.Choice choice, List<Long> counts) {
        long lost = counts.get(1);
        long rounded = counts.get(2);
        if (lost == 0 && rounded == 0) {
            return Optional.empty();
        }
        var what =
                lost > 0
                        ? " of \"" + choice.column() + "\" cannot be cast to " + choice.type()
                        : " of \""
                                + choice.column()
                                + (rounded == 1 ? "\" is" : "\" are")
                                + " rounded by the cast to "
                                + choice.type();
        boolean fails = lost > 0 && settings.onError() == SelectColumns.OnError.FAIL;
        return Optional.of(
                Fault.of(
                                FaultCode.CAST_LOSES_VALUES,
                                Figures.plural(lost > 0 ? lost : rounded, "value") + what + ".")
                        .withHint(
                                lost == 0
                                        ? "Choose a type with more decimals."
                                        : fails
                                                ? "The run would fail; mend the values or give NULL"
                                                        + " in their place."
                                                : "They become NULL.")
                        .at(Place.setting("columns[" + at + "].type")));
    }
}
