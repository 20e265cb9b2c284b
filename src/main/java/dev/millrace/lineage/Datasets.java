package dev.millrace.lineage;

import dev.millrace.duck.ParseTree;
import dev.millrace.duck.Warehouse;
import dev.millrace.model.NodeId;
import dev.millrace.node.Access;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Relation;
import dev.millrace.plan.Settled;
import dev.millrace.sql.Sql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the nodes read and write outside the pipeline.
///
/// @param read by node; of a pattern that stands for several files, the folder that holds them
/// @param written by node
record Datasets(Map<NodeId, List<Dataset>> read, Map<NodeId, Dataset> written) {

    static Datasets of(Planned planned, Path workspace, Parser parser) {
        var read = new LinkedHashMap<NodeId, List<Dataset>>();
        var written = new LinkedHashMap<NodeId, Dataset>();
        for (Relation relation : planned.bound().relations().values()) {
            var node = planned.settled().get(relation.node());
            if (node == null || read.containsKey(node.id())) {
                continue;
            }
            var datasets = new ArrayList<Dataset>();
            for (Access access : accesses(node)) {
                if (access.mode() == Access.Mode.READ) {
                    datasets.addAll(read(planned, relation, access, workspace, parser));
                } else {
                    var delivery = planned.bound().deliveries().get(node.id());
                    if (delivery != null) {
                        written.put(node.id(), written(access, delivery.target()));
                    }
                }
            }
            if (!datasets.isEmpty()) {
                read.put(node.id(), List.copyOf(datasets));
            }
        }
        return new Datasets(Map.copyOf(read), Map.copyOf(written));
    }

    private static <S extends Record> List<Access> accesses(Settled<S> node) {
        return node.type().access(node.settings());
    }

    private static Dataset written(Access access, Path target) {
        return access.kind() == Access.Kind.WAREHOUSE ? table(target, access.name()) : file(target);
    }

    private static Dataset file(Path path) {
        return new Dataset("file", path.toString());
    }

    private static Dataset table(Path database, String name) {
        return new Dataset("duckdb://" + database, name);
    }

    private static List<Dataset> read(
            Planned planned, Relation relation, Access access, Path workspace, Parser parser) {
        if (access.kind() != Access.Kind.WAREHOUSE) {
            var files =
                    planned.bound()
                            .files()
                            .getOrDefault(relation.node(), Map.of())
                            .getOrDefault(access.setting(), List.of());
            return files.isEmpty() ? List.of() : List.of(file(common(files)));
        }
        var database = Warehouse.of(workspace).file();
        if (!access.name().isEmpty()) {
            return List.of(table(database, access.name()));
        }
        return relation.sql().parts().stream()
                .filter(part -> part instanceof Sql.Part.Typed)
                .map(part -> parser.tree(((Sql.Part.Typed) part).text()))
                .flatMap(tree -> tree.mentions().stream())
                .filter(mention -> mention.kind() == ParseTree.Kind.TABLE)
                .map(mention -> table(database, mention.name()))
                .distinct()
                .toList();
    }

    /// The file, or the folder all of them are in.
    private static Path common(List<Path> files) {
        var common = files.getFirst();
        for (Path file : files) {
            while (!file.startsWith(common) && common.getParent() != null) {
                common = common.getParent();
            }
        }
        return common;
    }
}
