package dev.millrace.node;

import dev.millrace.model.Node;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/// The node types there are, by id, in the order of the lifecycle.
public final class NodeCatalog {

    private final Map<String, NodeType<?>> byId = new LinkedHashMap<>();

    public NodeCatalog(Collection<? extends NodeType<?>> types) {
        types.stream()
                .sorted(
                        Comparator.comparing((NodeType<?> type) -> type.spec().stage())
                                .thenComparing(type -> type.spec().id()))
                .forEach(type -> byId.put(type.spec().id(), type));
    }

    /// The types found on the class path.
    public static NodeCatalog load() {
        return new NodeCatalog(
                ServiceLoader.load(NodeType.class).stream()
                        .<NodeType<?>>map(ServiceLoader.Provider::get)
                        .toList());
    }

    public Optional<NodeType<?>> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The spec of a node's type, with the ports the node has as it is set; empty if the type is
    /// not known.
    public Optional<NodeSpec<?>> spec(Node node) {
        return find(node.type()).map(type -> specOf(type, node));
    }

    private static <S extends Record> NodeSpec<?> specOf(NodeType<S> type, Node node) {
        return type instanceof GroupType<S>
                ? type.spec(SettingsSchema.of(type.spec()).read(node.settings()).settings())
                : type.spec();
    }

    public List<NodeType<?>> all() {
        return List.copyOf(byId.values());
    }
}
