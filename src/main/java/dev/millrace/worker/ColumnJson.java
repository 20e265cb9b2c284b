package dev.millrace.worker;

import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import dev.millrace.refactor.Edit;
import dev.millrace.refactor.Rename;
import dev.millrace.refactor.Span;
import dev.millrace.refactor.Uses;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes and reads what is told about columns.
final class ColumnJson {

    private ColumnJson() {}

    static Map<String, Value> write(Uses uses) {
        return Map.of(
                "uses", list(uses.all().stream().map(ColumnJson::found).toList()),
                "ways", list(uses.ways().stream().map(ColumnJson::column).toList()));
    }

    private static Value found(Uses.Found found) {
        var members = new LinkedHashMap<String, Value>();
        members.put("node", Value.of(found.node().value()));
        members.put("setting", Value.of(found.setting()));
        members.put("from", Value.of(found.from()));
        members.put("to", Value.of(found.to()));
        members.put("text", Value.of(found.text()));
        members.put("sure", Value.of(found.sure()));
        return new Value.Fields(members);
    }

    private static Value column(ColumnAt column) {
        return Value.fields(
                Map.entry("port", Value.of(column.at().text())),
                Map.entry("column", Value.of(column.column())));
    }

    static Uses uses(Value.Fields answer) {
        return new Uses(
                AnswerReader.list(answer, "uses").stream().map(ColumnJson::readFound).toList(),
                AnswerReader.list(answer, "ways").stream().map(ColumnJson::readColumn).toList());
    }

    private static Uses.Found readFound(Value.Fields fields) {
        return new Uses.Found(
                new NodeId(AnswerReader.text(fields, "node")),
                AnswerReader.text(fields, "setting"),
                AnswerReader.whole(fields, "from"),
                AnswerReader.whole(fields, "to"),
                AnswerReader.text(fields, "text"),
                Value.of(true).equals(fields.get("sure")));
    }

    private static ColumnAt readColumn(Value.Fields fields) {
        var port = Port.parse(AnswerReader.text(fields, "port")).orElseThrow();
        return new ColumnAt(port.node(), port.port(), AnswerReader.text(fields, "column"));
    }

    static Map<String, Value> write(Rename rename) {
        var columns =
                rename.columns().entrySet().stream()
                        .map(entry -> renamed(entry.getKey(), entry.getValue()))
                        .toList();
        return Map.of(
                "column", column(rename.column()),
                "name", Value.of(rename.name()),
                "edits", list(rename.edits().stream().map(ColumnJson::edit).toList()),
                "added", list(rename.added().stream().map(id -> Value.of(id.value())).toList()),
                "columns", list(columns),
                "pipeline", Value.of(PipelineWriter.text(rename.pipeline())));
    }

    private static Value renamed(ColumnAt column, String name) {
        return ((Value.Fields) column(column)).with("name", Value.of(name));
    }

    private static Value edit(Edit edit) {
        var members = new LinkedHashMap<String, Value>();
        members.put("node", Value.of(edit.node().value()));
        members.put("setting", Value.of(edit.setting()));
        members.put("before", Value.of(edit.before()));
        members.put("after", Value.of(edit.after()));
        members.put("removed", list(edit.removed().stream().map(ColumnJson::span).toList()));
        members.put("added", list(edit.added().stream().map(ColumnJson::span).toList()));
        return new Value.Fields(members);
    }

    private static Value span(Span span) {
        return Value.fields(
                Map.entry("from", Value.of(span.from())), Map.entry("to", Value.of(span.to())));
    }

    static Rename rename(Value.Fields answer) {
        var columns = new LinkedHashMap<ColumnAt, String>();
        AnswerReader.list(answer, "columns")
                .forEach(each -> columns.put(readColumn(each), AnswerReader.text(each, "name")));
        var text = AnswerReader.text(answer, "pipeline").getBytes(StandardCharsets.UTF_8);
        return new Rename(
                readColumn(AnswerReader.fields(answer.get("column"))),
                AnswerReader.text(answer, "name"),
                AnswerReader.list(answer, "edits").stream().map(ColumnJson::readEdit).toList(),
                AnswerReader.texts(answer, "added").stream().map(NodeId::new).toList(),
                columns,
                PipelineReader.read(text, "renamed.pipeline.json"));
    }

    private static Edit readEdit(Value.Fields fields) {
        return new Edit(
                new NodeId(AnswerReader.text(fields, "node")),
                AnswerReader.text(fields, "setting"),
                AnswerReader.text(fields, "before"),
                AnswerReader.text(fields, "after"),
                AnswerReader.list(fields, "removed").stream().map(ColumnJson::readSpan).toList(),
                AnswerReader.list(fields, "added").stream().map(ColumnJson::readSpan).toList());
    }

    private static Span readSpan(Value.Fields fields) {
        return new Span(AnswerReader.whole(fields, "from"), AnswerReader.whole(fields, "to"));
    }

    private static Value list(List<? extends Value> values) {
        return new Value.Items(List.copyOf(values));
    }
}
