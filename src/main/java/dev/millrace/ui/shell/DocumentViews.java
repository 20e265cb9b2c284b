package dev.millrace.ui.shell;

import dev.millrace.ui.inspector.InspectorView;

/// What shows one document, and what asks the engine about it meanwhile.
record DocumentViews(
        EditorView editor,
        InspectorView inspector,
        DataView data,
        ProblemsView problems,
        RunView run,
        LineageView lineage,
        Checking checking,
        Looking looking,
        Tracing tracing,
        WireTips tips)
        implements AutoCloseable {

    @Override
    public void close() {
        checking.close();
        looking.close();
        tracing.close();
        tips.close();
    }
}
