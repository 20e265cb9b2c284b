package dev.millrace.worker;

import static java.util.Objects.requireNonNull;

import dev.millrace.engine.PipelineSource;
import dev.millrace.engine.Workspace;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.file.Reading;
import dev.millrace.history.Definition;
import dev.millrace.model.NodeId;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// A pipeline file and what it holds, whatever state it is in.
///
/// @param source only to be run if the reading has no error
/// @param text of the pipeline as it is written
public record OpenPipeline(Reading reading, PipelineSource source, String text) {

    /// @throws dev.millrace.fault.FaultException if there is no such file
    public static OpenPipeline read(Path path) {
        var reading = PipelineReader.inspect(path);
        try {
            return of(reading, path.toRealPath());
        } catch (IOException e) {
            throw Fault.of(FaultCode.FILE_NOT_FOUND, "There is no file \"" + path + "\".")
                    .toException(e);
        }
    }

    /// A pipeline that is not saved as it is.
    ///
    /// @param path where it is or will be saved; its folder exists
    public static OpenPipeline of(String text, Path path) {
        var name = String.valueOf(path.getFileName());
        var reading = PipelineReader.inspect(text.getBytes(StandardCharsets.UTF_8), name);
        try {
            var folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                return of(reading, folder.toRealPath().resolve(name));
            }
        } catch (IOException e) {
            throw noFolder(path).toException(e);
        }
        throw noFolder(path).toException();
    }

    private static Fault noFolder(Path path) {
        return Fault.of(FaultCode.FILE_NOT_FOUND, "There is no folder for \"" + path + "\".");
    }

    private static OpenPipeline of(Reading reading, Path file) {
        var workspace = Workspace.around(requireNonNull(file.getParent()));
        var pipeline = reading.pipeline();
        var text = PipelineWriter.text(pipeline);
        var hash = Sha256.of(text);
        return new OpenPipeline(reading, new PipelineSource(pipeline, file, workspace, hash), text);
    }

    /// The hash of the file and of the pipelines it uses as nodes: a run with other inner files is
    /// another one.
    ///
    /// @param inner by the node that stands for each
    String hash(SequencedMap<NodeId, Pipeline> inner) {
        if (inner.isEmpty()) {
            return source.hash();
        }
        var all = new StringBuilder(source.hash());
        inner.forEach(
                (node, pipeline) ->
                        all.append('\n')
                                .append(node)
                                .append(' ')
                                .append(Sha256.of(PipelineWriter.text(pipeline))));
        return Sha256.of(all.toString());
    }

    /// What the history keeps of it. What is secret is written nowhere.
    ///
    /// @param inner by the node that stands for each
    Definition definition(SequencedMap<NodeId, Pipeline> inner) {
        var texts = new LinkedHashMap<NodeId, String>();
        inner.forEach((node, pipeline) -> texts.put(node, shown(pipeline)));
        return new Definition(hasSecrets() ? shown(source.pipeline()) : text, texts);
    }

    private boolean hasSecrets() {
        return source.pipeline().parameters().values().stream().anyMatch(Parameter::secret);
    }

    private static String shown(Pipeline pipeline) {
        var shown = pipeline;
        for (var entry : pipeline.parameters().entrySet()) {
            var parameter = entry.getValue();
            if (parameter.secret()) {
                var bare =
                        new Parameter(parameter.type(), Optional.empty(), true, parameter.extra());
                shown = shown.with(entry.getKey(), bare);
            }
        }
        return PipelineWriter.text(shown);
    }

    public Workspace workspace() {
        return source.workspace();
    }

    /// The file as it reads in a list of runs.
    public String inWorkspace() {
        return workspace().root().relativize(source.file()).toString();
    }
}
