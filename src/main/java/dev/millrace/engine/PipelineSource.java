package dev.millrace.engine;

import dev.millrace.model.Pipeline;
import java.nio.file.Path;

/// A pipeline and where it lies.
///
/// @param file real path of its file; paths in it are relative to the folder
/// @param hash of its canonical form, hexadecimal
public record PipelineSource(Pipeline pipeline, Path file, Workspace workspace, String hash) {

    PipelineSource withHash(String newHash) {
        return new PipelineSource(pipeline, file, workspace, newHash);
    }
}
