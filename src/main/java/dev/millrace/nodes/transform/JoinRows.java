package dev.millrace.nodes.transform;

import com.google.auto.service.AutoService;
import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import dev.millrace.node.Descent;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Ports;
import dev.millrace.node.Probe;
import dev.millrace.node.QueryType;
import dev.millrace.node.Required;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import dev.millrace.nodes.Faults;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Joins two inputs by keys, by a condition, or both.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class JoinRows implements QueryType<JoinRows.Settings> {

    public record Settings(
            @Field(help = "Which rows are kept: those that match, or also one side's others.")
                    Kind kind,
            @Field(
                            noun = "pair of columns",
                            label = "Keys",
                            help =
                                    "Pairs of columns that must be equal; a bare name stands for"
                                            + " both.")
                    List<KeyPair> on,
            @Field(
                            help = "A further condition; the sides are known as l and r.",
                            editor = Editor.EXPRESSION)
                    String condition,
            @Field(help = "Put behind the name of a right column that the left side has too.")
                    @Required
                    String suffix) {}

    /// A column of each side.
    public record KeyPair(
            @Field(
                            noun = "left column",
                            help = "The column of the left input.",
                            editor = Editor.COLUMN)
                    @Required
                    String left,
            @Field(
                            noun = "right column",
                            help = "The column of the right input.",
                            editor = Editor.COLUMN)
                    @Required
                    String right) {}

    public enum Kind {
        /// Pairs that match.
        INNER("JOIN"),
        /// And left rows without a match.
        LEFT("LEFT JOIN"),
        /// And right rows without a match.
        RIGHT("RIGHT JOIN"),
        /// And both sides' rows without a match.
        FULL("FULL JOIN"),
        /// Left rows that have a match, once.
        SEMI("SEMI JOIN"),
        /// Left rows that have none.
        ANTI("ANTI JOIN"),
        /// Each left row with each right row.
        CROSS("CROSS JOIN");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }

        boolean showsRight() {
            return this != SEMI && this != ANTI;
        }

        Descent.Matching matching() {
            boolean loneLeft = this == LEFT || this == FULL || this == ANTI;
            return new Descent.Matching(loneLeft, mayLackLeft(), showsRight(), this != ANTI);
        }

        boolean mayLackLeft() {
            return this == RIGHT || this == FULL;
        }
    }

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "transform.join",
                            "Join rows",
                            Stage.TRANSFORM,
                            new Settings(Kind.INNER, List.of(), "", "_right"))
                    .described(
                            "Joins two inputs by keys or by a condition.",
                            """
                            Rows match when every pair of `on` is equal and `condition` is true; in
                            it the sides are known as `l` and `r`. `kind` says which rows leave:
                            `inner` those that match, `left`, `right` and `full` also those without
                            a match, `semi` the left rows that have a match and `anti` those that
                            have none, `cross` every pair.

                            All left columns come first, then the right ones. A key of the same name
                            on both sides leaves once, with the value of whichever side has the row.
                            Any other right column whose name the left side has too gets the
                            `suffix`.

                            **NULL** keys match nothing, not even NULL.

                            Example: `"on": ["Region"]` or `"on": [["origin", "iata"]]`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry("kind", Value.of("left")),
                                    Map.entry("on", Value.items(Value.of("Customer ID")))))
                    .synonyms(
                            "lookup",
                            "vlookup",
                            "merge",
                            "combine",
                            "match",
                            "inner join",
                            "left join")
                    .inputs("left", "right");

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        var keys =
                settings.on().stream()
                        .map(
                                pair ->
                                        pair.left().equals(pair.right())
                                                ? pair.left()
                                                : pair.left() + " = " + pair.right())
                        .collect(Collectors.joining(", "));
        return keys.isEmpty() ? settings.condition().strip() : keys;
    }

    /// Which right rows nothing matched is known only at the end.
    @Override
    public Set<Trait> traits(Settings settings) {
        return settings.kind().mayLackLeft() ? Set.of() : Set.of(Trait.LOOKS_UP);
    }

    @Override
    public List<Fault> problems(Settings settings) {
        boolean free = settings.on().isEmpty() && settings.condition().isBlank();
        if (settings.kind() != Kind.CROSS) {
            return free
                    ? List.of(
                            Faults.missing("on", "Nothing says which rows match.")
                                    .withHint("Add a pair of columns, or choose the kind cross."))
                    : List.of();
        }
        return free
                ? List.of()
                : List.of(
                        Faults.notAllowed(
                                        settings.on().isEmpty() ? "condition" : "on",
                                        "A cross join pairs every row with every row.")
                                .withHint("Choose the kind inner to join by a condition."));
    }

    @Override
    public List<Probe> probes(Settings settings, Inputs inputs) {
        if (settings.on().isEmpty()) {
            return List.of();
        }
        var left = inputs.on("left");
        var right = inputs.on("right");
        var probes = new ArrayList<>(JoinKeysFit.probes(settings, left, right));
        probes.add(JoinMatches.probe(settings, left, right));
        return probes;
    }

    /// Of pairs whose keys are equal.
    @Override
    public Optional<Sql> trial(Settings settings, String setting, Sql typed, Inputs inputs) {
        var left = inputs.on("left");
        var right = inputs.on("right");
        var keys = new JoinedColumns(settings, left, right).keyCondition();
        var pairs =
                keys.equals(Sql.EMPTY)
                        ? Sql.of("{}, {}", left.from("l"), right.from("r"))
                        : Sql.of("{} JOIN {} ON {}", left.from("l"), right.from("r"), keys);
        return Optional.of(Sql.of("SELECT {}, l AS beside FROM {}", typed, pairs));
    }

    @Override
    public Descent descent(Settings settings, Inputs inputs) {
        return new Descent.OfPair(
                inputs.on("left"),
                inputs.on("right"),
                settings.on().stream()
                        .map(pair -> new Descent.Key(pair.left(), pair.right()))
                        .toList(),
                !settings.condition().isBlank(),
                settings.kind().matching());
    }

    @Override
    public Ports select(Settings settings, Inputs inputs) {
        var columns = new JoinedColumns(settings, inputs.on("left"), inputs.on("right"));
        var rows =
                Sql.of(
                        "{} {} {}",
                        inputs.on("left").from("l"),
                        Sql.keyword(settings.kind().sql),
                        inputs.on("right").from("r"));
        return Ports.single(
                settings.kind() == Kind.CROSS
                        ? Sql.of("SELECT {} FROM {}", columns.list(), rows)
                        : Sql.of(
                                "SELECT {} FROM {} ON {}",
                                columns.list(),
                                rows,
                                columns.condition()));
    }
}
