package dev.millrace.draw;

import dev.millrace.file.PipelineReader;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Pipelines to draw.
final class Drawn {

    private static final NodeCatalog CATALOG = NodeCatalog.load();

    private Drawn() {}

    static Faces faces() {
        return new Faces(CATALOG);
    }

    /// One of those in `pipelines`.
    static Pipeline sample(String name) {
        return PipelineReader.read(Path.of("pipelines", name + ".pipeline.json"));
    }

    /// @param members of the file after `format` and `name`
    static Pipeline file(String members) {
        var text = "{ \"format\": 1, \"name\": \"test\",\n" + members + "\n}";
        return PipelineReader.inspect(text.getBytes(StandardCharsets.UTF_8), "test").pipeline();
    }

    /// Steps wired as the links say, each made on first mention; a name alone is a step without a
    /// wire.
    static Pipeline wired(String... links) {
        var pipeline = Pipeline.EMPTY;
        for (String text : links) {
            for (String id : text.replaceAll("\\.[a-z]+", "").split(" -> ", -1)) {
                pipeline = pipeline.with(step(id));
            }
            if (text.contains("->")) {
                pipeline = pipeline.linked(Link.parse(text).orElseThrow());
            }
        }
        return pipeline;
    }

    static Node step(String id) {
        var type = id.startsWith("join") ? "transform.join" : "transform.filter";
        return Node.of(id, type, Value.Fields.EMPTY);
    }

    static Drawing drawing(Pipeline pipeline) {
        return Drawing.of(pipeline, faces());
    }

    static Drawing arranged(Pipeline pipeline) {
        var faces = faces();
        return Drawing.of(pipeline.withLayout(AutoLayout.of(pipeline, faces)), faces);
    }
}
