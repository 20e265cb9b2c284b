package dev.millrace.ui.inspector;

import dev.millrace.model.NodeId;
import dev.millrace.ui.document.DocumentModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the controls of one form share.
///
/// @param inputs the columns that expressions and names may use
/// @param parameters names of the parameters that expressions may use
/// @param code what the engine says to expressions
/// @param node whose form it is; none of the pipeline itself
/// @param writes whether paths are of files that the node writes
/// @param recheck to be run when a control holds something that it cannot hand on
record Form(
        DocumentModel document,
        Supplier<InputColumns> inputs,
        Supplier<List<String>> parameters,
        FilePicker files,
        CodeAnswers code,
        Supplier<Optional<NodeId>> node,
        boolean writes,
        Runnable recheck) {

    /// The burst of key presses is over: the next edit is a step of its own.
    void seal() {
        document.seal();
    }
}
