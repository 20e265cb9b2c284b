package dev.millrace.worker;

import dev.millrace.engine.JsonMembers;
import dev.millrace.engine.JsonObject;
import dev.millrace.engine.look.LookJson;
import dev.millrace.engine.look.Looked.Extent;
import dev.millrace.explain.Culprits;
import dev.millrace.explain.Explained;
import dev.millrace.explain.Missed;
import dev.millrace.explain.Origin;
import dev.millrace.explain.Stop;
import dev.millrace.explain.Sureness;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes and reads where a row came from and why a value is missing.
public final class ExplainJson {

    private ExplainJson() {}

    public static Value.Fields write(Explained explained) {
        var object =
                new JsonObject()
                        .put("origins", list(explained.origins(), ExplainJson::write))
                        .put("skipped", explained.skipped());
        return with(object, explained.extent());
    }

    static Value.Fields write(Culprits culprits) {
        return LookJson.write(culprits.rows(), new JsonObject())
                .put("port", culprits.at().text())
                .put("more", Value.of(culprits.more()))
                .fields();
    }

    static Culprits culprits(Value.Fields answer) {
        var members = new JsonMembers("The answer", answer);
        var port = Port.parse(members.text("port")).orElseThrow();
        return new Culprits(port, LookJson.rows(members), members.flag("more"));
    }

    private static Value write(Origin origin) {
        return LookJson.write(origin.rows(), new JsonObject())
                .put("port", origin.at().text())
                .put("depth", origin.depth())
                .put("sureness", origin.sureness().name())
                .put("count", origin.count())
                .put("group", Value.of(origin.isGroup()))
                .put("by", texts(origin.by()))
                .fields();
    }

    private static Value.Fields with(JsonObject object, Extent extent) {
        return LookJson.write(extent, object).fields();
    }

    private interface Writer<T> {
        Value write(T each);
    }

    private static <T> Value list(List<T> all, Writer<T> writer) {
        return new Value.Items(all.stream().map(writer::write).toList());
    }

    private static Value texts(List<String> texts) {
        return list(texts, Value::of);
    }

    static Explained explained(Value.Fields answer) {
        var members = new JsonMembers("The answer", answer);
        return new Explained(
                members.objects("origins").stream().map(ExplainJson::origin).toList(),
                members.small("skipped"),
                LookJson.extent(members));
    }

    private static Origin origin(JsonMembers origin) {
        return new Origin(
                port(origin),
                origin.small("depth"),
                origin.oneOf("sureness", Sureness.class),
                origin.number("count"),
                origin.flag("group"),
                origin.texts("by"),
                LookJson.rows(origin));
    }

    private static Port port(JsonMembers at) {
        return Port.parse(at.text("port")).orElseThrow(() -> at.fault("There is no such port."));
    }

    public static Value.Fields write(Missed missed) {
        var object =
                at(missed.column())
                        .put("type", missed.type())
                        .put("value", orNull(missed.value()))
                        .put("verdict", missed.verdict().name())
                        .put("stops", list(missed.stops(), ExplainJson::write))
                        .put("near", texts(missed.near()))
                        .put("skipped", missed.skipped());
        return with(object, missed.extent());
    }

    /// A text, or null for NULL.
    static Value orNull(@Nullable String text) {
        return text == null ? new Value.Null() : Value.of(text);
    }

    private static JsonObject at(ColumnAt column) {
        return new JsonObject().put("port", column.at().text()).put("column", column.column());
    }

    private static Value write(Stop stop) {
        var object =
                at(stop.at())
                        .put("depth", stop.depth())
                        .put("count", stop.rows())
                        .put("source", Value.of(stop.isSource()))
                        .put("made", stop.made())
                        .put("reasons", texts(stop.reasons()));
        return LookJson.write(stop.lost(), object).fields();
    }

    static Missed missed(Value.Fields answer) {
        var missed = new JsonMembers("The answer", answer);
        return new Missed(
                column(missed),
                missed.text("type"),
                missed.fields().get("value") instanceof Value.Null ? null : missed.text("value"),
                missed.oneOf("verdict", Missed.Verdict.class),
                missed.objects("stops").stream().map(ExplainJson::stop).toList(),
                missed.texts("near"),
                missed.small("skipped"),
                LookJson.extent(missed));
    }

    private static Stop stop(JsonMembers stop) {
        return new Stop(
                column(stop),
                stop.small("depth"),
                stop.number("count"),
                stop.flag("source"),
                stop.text("made"),
                stop.texts("reasons"),
                LookJson.rows(stop));
    }

    private static ColumnAt column(JsonMembers at) {
        var port = port(at);
        return new ColumnAt(port.node(), port.port(), at.text("column"));
    }
}
