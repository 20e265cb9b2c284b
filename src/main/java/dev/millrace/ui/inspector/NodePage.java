package dev.millrace.ui.inspector;

import static java.util.Objects.requireNonNull;

import dev.millrace.lineage.ColumnAt;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.SettingsSchema;
import dev.millrace.node.Stage;
import dev.millrace.ui.document.DocumentModel;
import dev.millrace.ui.document.Edits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiPredicate;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One node: who it is, and in tabs its settings, its columns, its note and the help of its type.
final class NodePage implements Page {

    private final Edits edits;
    private final CodeAnswers code;
    private final DocumentModel document;
    private final String typeId;
    private final Optional<NodeType<?>> type;
    private final NodeHead head;
    private final @Nullable SettingsForm settings;
    private final ResultView result;
    private final Tabs tabs = new Tabs();
    private final VBox box;
    private @Nullable ColumnsList columns; // from when it is first shown
    private @Nullable NoteText note; // from when it is first shown
    private @Nullable RunTab run; // from when it is first shown
    private NodeId id;
    private @Nullable Node shown;
    private InputColumns inputs = InputColumns.NONE;
    private SequencedMap<String, Schema> schemas = new LinkedHashMap<>();

    /// @param rename is asked to give the node another id, and says whether it did
    /// @param actions what can be done with its columns
    NodePage(
            Edits edits,
            FilePicker files,
            CodeAnswers code,
            NodeId id,
            BiPredicate<NodeId, String> rename,
            ColumnActions actions) {
        this.edits = edits;
        this.code = code;
        this.id = id;
        document = edits.document();
        typeId = node().type();
        type = document.catalog().find(typeId);
        head = new NodeHead(edits, type, rename);
        result = new ResultView(document);
        settings = type.map(known -> settings(known, form(known, files))).orElse(null);
        tabs.add(
                "settings",
                "Settings",
                Scrolling.of(
                        settings == null ? new UnknownType(node()) : new VBox(settings, result)));
        tabs.add("columns", "Columns", () -> columns(actions));
        type.ifPresent(
                known -> tabs.add("run", "Run", () -> run(known.spec(), form(known, files))));
        tabs.add("notes", "Notes", this::note);
        type.ifPresent(
                known ->
                        tabs.add(
                                "help",
                                "Help",
                                () -> Scrolling.of(new HelpText(known.spec(), this::use))));
        VBox.setVgrow(tabs, Priority.ALWAYS);
        box = new VBox(head, tabs);
    }

    private ColumnsList columns(ColumnActions actions) {
        var list = new ColumnsList();
        list.offer(
                (port, column) -> actions.rename(new ColumnAt(id, port, column)),
                (port, column) -> actions.uses(new ColumnAt(id, port, column)));
        list.show(schemas);
        columns = list;
        return list;
    }

    private NoteText note() {
        var text = new NoteText(edits, this::node);
        text.refresh();
        note = text;
        return text;
    }

    private RunTab run(NodeSpec<?> spec, Form form) {
        var tab = new RunTab(edits, this::node, spec, form);
        run = tab;
        return tab;
    }

    private Form form(NodeType<?> known, FilePicker files) {
        boolean writes = known.spec().stage() == Stage.STORAGE;
        return new Form(
                document,
                () -> inputs,
                () -> List.copyOf(document.pipeline().parameters().keySet()),
                files,
                code,
                () -> Optional.of(id),
                writes,
                this::check);
    }

    private SettingsForm settings(NodeType<?> known, Form form) {
        var schema = SettingsSchema.of(known.spec());
        return new SettingsForm(schema.settings(), () -> node().settings(), this::save, form);
    }

    private void save(Value.Fields fields, Slot origin, boolean typing) {
        var key = typing ? "set " + id + "." + origin.path() : "";
        edits.settings(id, origin.label(), key, fields);
    }

    private void use(Value.Fields example) {
        document.seal();
        edits.settings(id, "the example", "", example);
        tabs.select("settings");
    }

    private Node node() {
        var node = document.pipeline().nodes().get(id);
        return node == null ? requireNonNull(shown) : node;
    }

    /// The same node under another id.
    void follow(NodeId renamed) {
        id = renamed;
    }

    void showHelp() {
        tabs.select("help");
    }

    @Override
    public Region region() {
        return box;
    }

    /// A node of another type has other settings.
    @Override
    public boolean suits() {
        return node().type().equals(typeId);
    }

    @Override
    public void refresh() {
        var now = node();
        inputs = inputs();
        if (!now.equals(shown)) {
            shown = now;
            head.refresh(now);
            if (note != null) {
                note.refresh();
            }
            if (run != null) {
                run.refresh();
            }
            if (settings != null) {
                settings.refresh();
            }
        }
        check();
        seen();
    }

    private InputColumns inputs() {
        return InputColumns.of(document.pipeline(), document.findings(), document.catalog(), id);
    }

    private void check() {
        if (settings != null) {
            var found = document.findings().of(id);
            settings.show(
                    type.map(known -> SettingFaults.of(node(), known, found))
                            .map(faults -> faults.with(document.findings().remarks(id)))
                            .orElse(SettingFaults.NONE));
        }
    }

    @Override
    public void found() {
        inputs = inputs();
        schemas = outputs();
        if (columns != null) {
            columns.show(schemas);
        }
        tabs.text(
                "columns",
                schemas.isEmpty()
                        ? "Columns"
                        : "Columns " + schemas.firstEntry().getValue().columns().size());
        check();
        seen();
    }

    @Override
    public void seen() {
        type.ifPresent(known -> result.show(node(), known, schemas));
    }

    private SequencedMap<String, Schema> outputs() {
        var ports = document.catalog().spec(node()).map(NodeSpec::outputs).orElse(List.of("out"));
        var schemas = new LinkedHashMap<String, Schema>();
        for (String port : ports) {
            InputColumns.from(
                            document.pipeline(),
                            document.findings(),
                            document.catalog(),
                            new Port(id, port))
                    .ifPresent(schema -> schemas.put(port, schema));
        }
        return schemas;
    }

    @Override
    public void focusFirst() {
        tabs.select("settings");
        if (settings == null) {
            head.focus();
        } else {
            settings.focusFirst();
        }
    }
}
