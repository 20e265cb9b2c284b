package dev.millrace.ui.shell;

import dev.millrace.node.NodeCatalog;
import dev.millrace.worker.Workers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;

/// What the window works with, put together by whoever starts it.
///
/// @param fxThread runs tasks on the window's thread
/// @param folder the current one: paths of a pipeline that was never saved are relative to it
/// @param samples pipeline files that come along
/// @param version of the product
public record Services(
        NodeCatalog catalog,
        Workers workers,
        Executor fxThread,
        PersonFolders folders,
        Path folder,
        List<Path> samples,
        String version) {}
