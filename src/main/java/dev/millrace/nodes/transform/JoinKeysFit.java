package dev.millrace.nodes.transform;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Figures;
import dev.millrace.node.Cure;
import dev.millrace.node.Inputs;
import dev.millrace.node.Mending;
import dev.millrace.node.Probe;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether the values of a text key have one in the type of the other side's key, to which the
/// engine casts them. If one has none, the join fails.
final class JoinKeysFit {

    private static final String TEXT = "VARCHAR";

    private final JoinRows.Settings settings;
    private final List<JoinRows.KeyPair> keys;
    private final int at;
    private final Inputs.Wire left;
    private final Inputs.Wire right;
    private final boolean isTextLeft;

    private JoinKeysFit(
            JoinRows.Settings settings,
            List<JoinRows.KeyPair> keys,
            int at,
            Inputs.Wire left,
            Inputs.Wire right) {
        this.settings = settings;
        this.keys = keys;
        this.at = at;
        this.left = left;
        this.right = right;
        this.isTextLeft = type(left, keys.get(at).left()).equals(TEXT);
    }

    /// One for each pair of a text and something else.
    static List<Probe> probes(JoinRows.Settings settings, Inputs.Wire left, Inputs.Wire right) {
        var keys = new JoinedColumns(settings, left, right).keys();
        var probes = new ArrayList<Probe>();
        for (int i = 0; i < keys.size(); i++) {
            var types =
                    Set.copyOf(
                            List.of(
                                    type(left, keys.get(i).left()),
                                    type(right, keys.get(i).right())));
            if (types.size() == 2 && types.contains(TEXT) && !types.contains("")) {
                probes.add(new JoinKeysFit(settings, keys, i, left, right).probe());
            }
        }
        return probes;
    }

    private static String type(Inputs.Wire wire, String column) {
        return wire.schema().find(column).map(found -> found.type()).orElse("");
    }

    private String text() {
        return isTextLeft ? keys.get(at).left() : keys.get(at).right();
    }

    /// Of the side that is no text.
    private String type() {
        return isTextLeft ? type(right, keys.get(at).right()) : type(left, keys.get(at).left());
    }

    private Probe probe() {
        var column = Sql.name(text());
        var count =
                Sql.of(
                        "SELECT count(*) FILTER ({} IS NOT NULL AND TRY_CAST({} AS {}) IS NULL)"
                                + " FROM {}",
                        column,
                        column,
                        Sql.keyword(type()),
                        (isTextLeft ? left : right).from());
        return new Probe(count, this::noticed).cured(cure());
    }

    private Optional<Fault> noticed(List<Long> counts) {
        return counts.getFirst() == 0
                ? Optional.empty()
                : Optional.of(
                        Fault.of(
                                        FaultCode.CAST_LOSES_VALUES,
                                        Figures.plural(counts.getFirst(), "value")
                                                + " of \""
                                                + text()
                                                + "\" cannot be cast to "
                                                + type()
                                                + ", the type of the other key.")
                                .withHint("The run would fail; say how the keys are compared.")
                                .at(Place.setting("on")));
    }

    private Cure cure() {
        var tried = condition("TRY_CAST({} AS " + type() + ")", "{}");
        var texts = condition("{}", "CAST({} AS VARCHAR)");
        return new Cure(
                FaultCode.CAST_LOSES_VALUES,
                Sql.of("SELECT {} AS c0, {} AS c1", matches(tried), matches(texts)),
                counts -> mendings(counts, tried, texts));
    }

    private Sql matches(Sql condition) {
        return Sql.of(
                "(SELECT count(*) FROM {} SEMI JOIN {} ON {})",
                left.from("l"),
                right.from("r"),
                condition);
    }

    private List<Mending> mendings(List<@Nullable String> counts, Sql tried, Sql texts) {
        var mendings = new ArrayList<Mending>();
        if (!"0".equals(counts.get(0))) {
            mendings.add(
                    mending("Compare as " + type() + "; what does not fit matches nothing", tried));
        }
        if (!"0".equals(counts.get(1))) {
            mendings.add(mending("Compare both as text", texts));
        }
        return mendings;
    }

    /// Of all keys, this pair in another form.
    private Sql condition(String ofText, String ofOther) {
        var all = new ArrayList<Sql>();
        for (int i = 0; i < keys.size(); i++) {
            var ofLeft = Sql.of("l.{}", Sql.name(keys.get(i).left()));
            var ofRight = Sql.of("r.{}", Sql.name(keys.get(i).right()));
            boolean isThis = i == at;
            all.add(
                    Sql.of(
                            "{} = {}",
                            isThis ? Sql.of(isTextLeft ? ofText : ofOther, ofLeft) : ofLeft,
                            isThis ? Sql.of(isTextLeft ? ofOther : ofText, ofRight) : ofRight));
        }
        return Sql.join(" AND ", all);
    }

    private Mending mending(String title, Sql condition) {
        return JoinCure.byCondition(title, condition.text(Dialect.DUCKDB), settings);
    }
}
