package dev.millrace.node;

import dev.millrace.model.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What palette, canvas, inspector, reference and file format need to know about a node type.
///
/// @param id `stage.name`, stored in pipeline files; also names the icon and the golden folder
/// @param version of its settings; `NodeType.migrate` brings older ones up
/// @param summary one line for the palette
/// @param description Markdown for the reference
/// @param example settings that show a typical use
/// @param synonyms other words people search it by
/// @param defaults settings of a freshly dropped node; its class is the settings schema
public record NodeSpec<S extends Record>(
        String id,
        int version,
        String title,
        String summary,
        String description,
        Value.Fields example,
        List<String> synonyms,
        Stage stage,
        List<Input> inputs,
        List<String> outputs,
        Set<Trait> traits,
        S defaults) {

    public NodeSpec {
        synonyms = List.copyOf(synonyms);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        traits = Set.copyOf(traits);
    }

    /// A spec of version 1 without ports, to be completed with the methods below.
    public static <S extends Record> NodeSpec<S> of(
            String id, String title, Stage stage, S defaults) {
        return new NodeSpec<>(
                id,
                1,
                title,
                "",
                "",
                Value.Fields.EMPTY,
                List.of(),
                stage,
                List.of(),
                List.of("out"),
                EnumSet.noneOf(Trait.class),
                defaults);
    }

    public NodeSpec<S> described(String newSummary, String newDescription) {
        return new NodeSpec<>(
                id,
                version,
                title,
                newSummary,
                newDescription,
                example,
                synonyms,
                stage,
                inputs,
                outputs,
                traits,
                defaults);
    }

    public NodeSpec<S> example(Value.Fields newExample) {
        return new NodeSpec<>(
                id,
                version,
                title,
                summary,
                description,
                newExample,
                synonyms,
                stage,
                inputs,
                outputs,
                traits,
                defaults);
    }

    public NodeSpec<S> synonyms(String... words) {
        return new NodeSpec<>(
                id,
                version,
                title,
                summary,
                description,
                example,
                List.of(words),
                stage,
                inputs,
                outputs,
                traits,
                defaults);
    }

    /// Input ports that take exactly one link each.
    public NodeSpec<S> inputs(String... names) {
        return ports(List.of(names).stream().map(Input::in).toList(), outputs);
    }

    public NodeSpec<S> inputs(Input... ports) {
        return ports(List.of(ports), outputs);
    }

    public NodeSpec<S> outputs(String... names) {
        return ports(inputs, List.of(names));
    }

    public NodeSpec<S> traits(Trait first, Trait... more) {
        return new NodeSpec<>(
                id,
                version,
                title,
                summary,
                description,
                example,
                synonyms,
                stage,
                inputs,
                outputs,
                EnumSet.of(first, more),
                defaults);
    }

    private NodeSpec<S> ports(List<Input> newInputs, List<String> newOutputs) {
        return new NodeSpec<>(
                id,
                version,
                title,
                summary,
                description,
                example,
                synonyms,
                stage,
                newInputs,
                newOutputs,
                traits,
                defaults);
    }

    @SuppressWarnings("unchecked")
    public Class<S> settingsClass() {
        return (Class<S>) defaults.getClass();
    }
}
