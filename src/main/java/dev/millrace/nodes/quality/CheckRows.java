package dev.millrace.nodes.quality;

import com.google.auto.service.AutoService;
import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import dev.millrace.node.Check;
import dev.millrace.node.CheckType;
import dev.millrace.node.Descent;
import dev.millrace.node.Field;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Required;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds rows to expectations.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class CheckRows implements CheckType<CheckRows.Settings> {

    public record Settings(
            @Field(noun = "expectation", help = "What the rows are held to.") @Required
                    List<Expectation> expectations) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of("quality.expect", "Check rows", Stage.QUALITY, new Settings(List.of()))
                    .described(
                            "Holds rows to expectations.",
                            """
                            Each expectation is of a kind: `not_null`, `unique`, `range` (`min`,
                            `max`), `set` (`values`), `pattern` (a regular expression for the whole
                            text), `rows` (the number of rows, `min` and `max`) or `condition` (an
                            expression). When it is broken, `on_failure` says what happens: `warn`
                            counts and shows it, `reject` sends the rows that break it to
                            `rejected`, `fail` ends the run and nothing is delivered.

                            All other rows leave by `passed`. `rejected` has one more column,
                            `reason`, with every expectation for whose sake the row was rejected. Of
                            rows that are not `unique` all are rejected, since none is known to be
                            the right one.

                            **NULL** breaks `not_null` only. To every other kind it is no value, as
                            in SQL `CHECK` and `UNIQUE`.

                            Example: `{"kind": "range", "column": "qty", "min": 1, "on_failure":
                            "reject"}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry(
                                            "expectations",
                                            Value.items(
                                                    Value.fields(
                                                            Map.entry("kind", Value.of("range")),
                                                            Map.entry("column", Value.of("qty")),
                                                            Map.entry("min", Value.of(1)),
                                                            Map.entry(
                                                                    "on_failure",
                                                                    Value.of("reject")))))))
                    .synonyms("validate", "test", "assert", "quality", "constraint", "expect")
                    .inputs("in")
                    .outputs("passed", "rejected");

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        return settings.expectations().stream()
                .map(Expectation::sentence)
                .collect(Collectors.joining("; "));
    }

    @Override
    public List<Fault> problems(Settings settings) {
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < settings.expectations().size(); i++) {
            faults.addAll(ExpectationFaults.of(settings.expectations().get(i), path(i)));
        }
        return faults;
    }

    /// Whether a value is unique, and how many rows there are, is known only at the end.
    @Override
    public Set<Trait> traits(Settings settings) {
        boolean streams =
                settings.expectations().stream()
                        .map(Expectation::kind)
                        .noneMatch(
                                kind ->
                                        kind == Expectation.Kind.UNIQUE
                                                || kind == Expectation.Kind.ROWS);
        return streams ? Set.of(Trait.STREAMS) : Set.of();
    }

    @Override
    public Descent descent(Settings settings, Inputs inputs) {
        return new Descent.OfOne(new Descent.Loss.Rejected("rejected"));
    }

    @Override
    public Check check(Settings settings, Inputs inputs) {
        var query = new CheckQuery(inputs);
        for (int i = 0; i < settings.expectations().size(); i++) {
            query.add(settings.expectations().get(i), path(i));
        }
        return query.check();
    }

    private static String path(int index) {
        return "expectations[" + index + "]";
    }
}
