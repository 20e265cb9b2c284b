package dev.millrace.file;

import dev.millrace.model.Value;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.Ports;
import dev.millrace.node.QueryType;
import dev.millrace.node.Required;
import dev.millrace.node.Stage;
import dev.millrace.sql.Sql;
import java.util.List;

/// A node type with a setting of every kind there is, and every kind of record.
final class ManySettings implements QueryType<ManySettings.Settings> {

    enum Mode {
        FULL_OUTER,
        LEFT
    }

    /// Two required texts: a text stands for both.
    record Pair(@Required String left, @Required String right) {}

    /// A required choice and a required list.
    record Rule(@Required Mode mode, @Required List<String> columns, @Field(help = "") int rows) {}

    /// A required number: no text can stand for it, and what is last may be absent.
    record Span(
            @Required List<Pair> pairs, @Required int from, @Field(help = "", min = 1) long to) {}

    /// Whatever JSON can say.
    record Free(@Required Value value, Value other) {}

    record Settings(
            @Field(help = "Needed.", alias = "where", editor = Editor.EXPRESSION) @Required
                    String condition,
            @Required List<Pair> on,
            @Field(help = "A text.") String text,
            boolean flag,
            @Field(help = "At least two.", min = 2) long rows,
            Mode mode,
            List<String> columns,
            List<Mode> modes,
            Pair pair,
            Rule rule,
            List<Rule> rules,
            List<Span> spans,
            Value any,
            List<Value> anything,
            List<Free> free) {}

    @Override
    public NodeSpec<Settings> spec() {
        return NodeSpec.of(
                "transform.many",
                "Many",
                Stage.TRANSFORM,
                new Settings(
                        "",
                        List.of(),
                        "",
                        false,
                        5,
                        Mode.LEFT,
                        List.of("a"),
                        List.of(),
                        new Pair("l", "r"),
                        new Rule(Mode.LEFT, List.of("c"), 3),
                        List.of(),
                        List.of(),
                        new Value.Null(),
                        List.of(),
                        List.of()));
    }

    @Override
    public String summary(Settings settings) {
        return settings.condition();
    }

    @Override
    public Ports select(Settings settings, Inputs inputs) {
        return Ports.single(Sql.literal(settings.text()));
    }
}
