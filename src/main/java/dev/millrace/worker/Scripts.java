package dev.millrace.worker;

import dev.millrace.engine.RunCall;
import dev.millrace.fault.FaultException;

/// Writes pipelines as SQL scripts; whoever starts the server says how. Any thread.
public interface Scripts {

    /// @param open without errors in its file
    /// @param name of the file that will hold the script, for its head
    /// @throws FaultException the first error, if the pipeline has one
    String of(OpenPipeline open, RunCall call, String name);
}
