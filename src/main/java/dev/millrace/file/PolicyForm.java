package dev.millrace.file;

import dev.millrace.model.RejectLimit;
import dev.millrace.model.RunPolicy;
import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// What a run bears of a node, as members of the node in a file: `retries`, `retry_delay` and
/// `timeout` in seconds, `reject_limit` as a number of rows or a text such as `1%`. A member that
/// says what holds anyway is left out.
public final class PolicyForm {

    private static final String RETRIES = "retries";
    private static final String DELAY = "retry_delay";
    private static final String TIMEOUT = "timeout";
    private static final String LIMIT = "reject_limit";

    private PolicyForm() {}

    /// Reads a member in some way.
    private interface Source {
        <T> Optional<T> read(String name, String expected, Function<Value, Optional<T>> reader);
    }

    /// A member that cannot be read.
    ///
    /// @param expected such as `a text`
    public record Wrong(String member, String expected) {}

    static RunPolicy read(Members members) {
        return read(members::read);
    }

    /// @param wrong is given the members that cannot be read, which are taken for absent
    public static RunPolicy read(Value.Fields fields, List<Wrong> wrong) {
        return read(
                new Source() {
                    @Override
                    public <T> Optional<T> read(
                            String name, String expected, Function<Value, Optional<T>> reader) {
                        var value = fields.get(name);
                        var read = value == null ? Optional.<T>empty() : reader.apply(value);
                        if (value != null && read.isEmpty()) {
                            wrong.add(new Wrong(name, expected));
                        }
                        return read;
                    }
                });
    }

    private static RunPolicy read(Source source) {
        var usual = RunPolicy.USUAL;
        return new RunPolicy(
                number(source, RETRIES, RunPolicy.MOST_RETRIES).orElse(0L).intValue(),
                seconds(source, DELAY, RunPolicy.LONGEST_DELAY).orElse(usual.retryDelay()),
                seconds(source, TIMEOUT, RunPolicy.LONGEST_TIMEOUT).orElse(usual.timeout()),
                source.read(
                        LIMIT, "a number of rows, or a share such as \"1%\"", PolicyForm::limit));
    }

    private static Optional<Duration> seconds(Source source, String name, Duration most) {
        return number(source, name, most.toSeconds()).map(Duration::ofSeconds);
    }

    private static Optional<Long> number(Source source, String name, long most) {
        return source.read(
                name,
                "a whole number from 0 to " + most,
                value -> whole(value).filter(number -> number >= 0 && number <= most));
    }

    private static Optional<Long> whole(Value value) {
        if (!(value instanceof Value.Num(BigDecimal number))) {
            return Optional.empty();
        }
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException notWhole) {
            return Optional.empty();
        }
    }

    private static Optional<RejectLimit> limit(Value value) {
        return switch (value) {
            case Value.Text(String text) -> RejectLimit.parse(text);
            case Value.Num number ->
                    whole(number).map(Object::toString).flatMap(RejectLimit::parse);
            default -> Optional.empty();
        };
    }

    /// The members that say more than what holds anyway.
    public static SequencedMap<String, Value> write(RunPolicy policy) {
        var members = new LinkedHashMap<String, Value>();
        if (policy.retries() > 0) {
            members.put(RETRIES, Value.of(policy.retries()));
        }
        if (!policy.retryDelay().equals(RunPolicy.USUAL.retryDelay())) {
            members.put(DELAY, Value.of(policy.retryDelay().toSeconds()));
        }
        if (policy.timeout().isPositive()) {
            members.put(TIMEOUT, Value.of(policy.timeout().toSeconds()));
        }
        policy.rejectLimit()
                .ifPresent(
                        limit ->
                                members.put(
                                        LIMIT,
                                        limit instanceof RejectLimit.Rows(long most)
                                                ? Value.of(most)
                                                : Value.of(limit.text())));
        return members;
    }

    /// JSON Schema of the members, by name.
    static SequencedMap<String, Value> schema() {
        var members = new LinkedHashMap<String, Value>();
        members.put(
                RETRIES,
                number(
                        "How often it is tried again when the environment fails it.",
                        RunPolicy.MOST_RETRIES));
        members.put(
                DELAY,
                number(
                        "Seconds before the first of them; each further wait is twice as long.",
                        RunPolicy.LONGEST_DELAY.toSeconds()));
        members.put(
                TIMEOUT,
                number(
                        "Seconds that each attempt may take; 0: any.",
                        RunPolicy.LONGEST_TIMEOUT.toSeconds()));
        members.put(
                LIMIT,
                described("Rows it may reject before the run fails: a number, or such as \"1%\".")
                        .with(
                                "anyOf",
                                Value.items(
                                        whole(Long.MAX_VALUE),
                                        Value.Fields.EMPTY
                                                .with("type", Value.of("string"))
                                                .with(
                                                        "pattern",
                                                        Value.of("^[0-9]+(\\.[0-9]+)? ?%?$")))));
        return members;
    }

    private static Value.Fields described(String help) {
        return Value.Fields.EMPTY.with("description", Value.of(help));
    }

    private static Value.Fields number(String help, long most) {
        var form = described(help);
        for (var member : whole(most).members().entrySet()) {
            form = form.with(member.getKey(), member.getValue());
        }
        return form;
    }

    private static Value.Fields whole(long most) {
        var form =
                Value.Fields.EMPTY.with("type", Value.of("integer")).with("minimum", Value.of(0));
        return most == Long.MAX_VALUE ? form : form.with("maximum", Value.of(most));
    }
}
