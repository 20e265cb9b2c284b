package dev.millrace.ui.shell;

import dev.millrace.ui.inspector.InspectorView;
import dev.millrace.ui.monitor.MonitorView;
import dev.millrace.ui.past.PastView;
import dev.millrace.ui.preview.RowQuestions;
import java.util.Map;
import javafx.scene.Node;

/// What shows one pipeline as it is now, and what asks the engine about it meanwhile.
record DocumentViews(
        EditorView editor,
        InspectorView inspector,
        DataView data,
        ProblemsView problems,
        MonitorView run,
        ChartView chart,
        ServedBar served,
        LineageView lineage,
        ExplainView explain,
        PastView past,
        Checking checking,
        Looking looking,
        Showing showing,
        Tracing tracing,
        Explaining explaining,
        RowQuestions questions,
        WireTips tips)
        implements Desk {

    @Override
    public Node side() {
        return inspector;
    }

    @Override
    public Map<String, Node> pages() {
        return Map.of(
                "data", data,
                "problems", problems,
                "run", run,
                "chart", chart,
                "lineage", lineage,
                "explain", explain,
                "past", past);
    }

    @Override
    public void close() {
        checking.close();
        looking.close();
        showing.close();
        served.close();
        tracing.close();
        explaining.close();
        tips.close();
    }
}
