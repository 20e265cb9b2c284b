package dev.millrace.engine.look;

import dev.millrace.engine.FaultJson;
import dev.millrace.engine.JsonMembers;
import dev.millrace.engine.JsonObject;
import dev.millrace.model.Value;
import dev.millrace.node.Mending;
import dev.millrace.node.Remark;
import java.util.List;
import java.util.Optional;

/// What was noticed, as JSON and back.
public final class NoticeJson {

    private NoticeJson() {}

    public static Value write(List<Noticed> notices) {
        return new Value.Items(notices.stream().<Value>map(NoticeJson::write).toList());
    }

    private static Value.Fields write(Noticed notice) {
        var object = new JsonObject().put("node", notice.node());
        notice.fault().ifPresent(fault -> object.put("fault", FaultJson.write(fault)));
        object.put(
                "mendings",
                new Value.Items(
                        notice.mendings().stream()
                                .<Value>map(
                                        mending ->
                                                new JsonObject()
                                                        .put("title", mending.title())
                                                        .put("changes", mending.changes())
                                                        .fields())
                                .toList()));
        notice.remark()
                .ifPresent(
                        remark ->
                                object.put(
                                        "remark",
                                        new JsonObject()
                                                .put("setting", remark.setting())
                                                .put("text", remark.text())
                                                .fields()));
        return object.fields();
    }

    /// @param answer with the member `notices`
    /// @throws dev.millrace.fault.FaultException with `REQUEST_INVALID` if it has another form
    public static List<Noticed> notices(Value.Fields answer) {
        return new JsonMembers("The answer", answer)
                .objects("notices").stream().map(NoticeJson::notice).toList();
    }

    private static Noticed notice(JsonMembers notice) {
        return new Noticed(
                notice.node("node"),
                notice.has("fault")
                        ? Optional.of(FaultJson.read(notice.object("fault").fields()))
                        : Optional.empty(),
                notice.objects("mendings").stream()
                        .map(
                                each ->
                                        new Mending(
                                                each.text("title"),
                                                each.object("changes").fields()))
                        .toList(),
                notice.has("remark")
                        ? Optional.of(remark(notice.object("remark")))
                        : Optional.empty());
    }

    private static Remark remark(JsonMembers remark) {
        return new Remark(remark.text("setting"), remark.text("text"));
    }
}
