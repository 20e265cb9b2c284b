package dev.millrace.plan;

import dev.millrace.model.Pipeline;
import java.nio.file.Path;

/// Reads pipelines that others use as nodes. Any thread.
@FunctionalInterface
public interface PipelineFiles {

    /// @param file real path
    /// @throws dev.millrace.fault.FaultException if it cannot be used
    Pipeline read(Path file);
}
