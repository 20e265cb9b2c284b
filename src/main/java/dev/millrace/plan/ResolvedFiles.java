package dev.millrace.plan;

import dev.millrace.duck.Warehouse;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.NodeId;
import dev.millrace.node.Access;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the nodes declare, looked up on disk and held to the grants.
final class ResolvedFiles implements FileNames {

    private final Paths paths;
    private final Path warehouse;
    private final List<Path> own = new ArrayList<>();
    private final Problems problems;
    private final Map<NodeId, Map<String, List<Path>>> read = new LinkedHashMap<>();
    private final Map<NodeId, Path> targets = new LinkedHashMap<>();
    private final Map<NodeId, Access.Kind> kinds = new LinkedHashMap<>();
    private final Map<NodeId, String> tables = new LinkedHashMap<>();
    private final Set<FileIdentity> seen = new LinkedHashSet<>();
    private final Map<Path, String> written = new LinkedHashMap<>();
    private boolean readsWarehouse;

    ResolvedFiles(PlanRequest request, Flat flat, Problems problems) {
        this.paths = new Paths(request.grants());
        this.warehouse = Warehouse.of(request.grants().workspace()).file();
        request.self().ifPresent(own::add);
        flat.files().forEach(file -> own.add(file.path()));
        seen.addAll(flat.files());
        this.problems = problems;
    }

    void resolve(List<Settled<?>> nodes) {
        nodes.stream().filter(node -> !problems.isBroken(node.id())).forEach(this::resolve);
        clashes();
    }

    private <S extends Record> void resolve(Settled<S> node) {
        for (Access access : node.type().access(node.settings())) {
            try {
                resolve(node.id(), access);
            } catch (FaultException e) {
                problems.add(
                        node.id(), e.fault().placed(place -> place.inSetting(access.setting())));
            }
        }
    }

    private void resolve(NodeId node, Access access) {
        switch (access.kind()) {
            case WAREHOUSE -> {
                if (access.mode() == Access.Mode.WRITE) {
                    targets.put(node, warehouse);
                    tables.put(node, access.name().toLowerCase(java.util.Locale.ROOT));
                } else {
                    readsWarehouse = true;
                }
            }
            case FILE, FOLDER -> {
                if (access.mode() == Access.Mode.WRITE) {
                    var target = paths.target(access.name());
                    targets.put(node, target);
                    written.put(target, access.name());
                    kinds.put(node, access.kind());
                } else {
                    var files = paths.existing(access.name());
                    files.forEach(file -> FileIdentity.of(file).ifPresent(seen::add));
                    read.computeIfAbsent(node, _ -> new LinkedHashMap<>())
                            .put(access.setting(), files);
                    files.forEach(file -> written.put(file, paths.written(access.name(), file)));
                }
            }
        }
    }

    /// Two deliveries to one target, and a delivery onto what the same pipeline reads.
    private void clashes() {
        var nodes = new ArrayList<>(targets.keySet());
        for (int i = 0; i < nodes.size(); i++) {
            var target = targets.get(nodes.get(i));
            for (int j = 0; j < i; j++) {
                if (clash(nodes.get(i), nodes.get(j))) {
                    problems.add(
                            nodes.get(i),
                            FaultCode.TARGET_TWICE,
                            "It writes where \"" + nodes.get(j) + "\" writes: " + target + ".",
                            "Give each delivery a target of its own.");
                }
            }
            if (target != null && !target.equals(warehouse)) {
                readToo(nodes.get(i), target);
            }
        }
    }

    private boolean clash(NodeId one, NodeId other) {
        var a = targets.get(one);
        var b = targets.get(other);
        if (a == null || b == null) {
            return false;
        }
        if (a.equals(warehouse) && b.equals(warehouse)) {
            return java.util.Objects.equals(tables.get(one), tables.get(other));
        }
        return a.startsWith(b) || b.startsWith(a);
    }

    private void readToo(NodeId node, Path target) {
        boolean isSelf = own.stream().anyMatch(file -> file.startsWith(target));
        boolean isRead =
                read.values().stream()
                        .flatMap(settings -> settings.values().stream())
                        .flatMap(List::stream)
                        .anyMatch(file -> file.startsWith(target) || target.equals(file));
        if (isSelf || isRead) {
            problems.add(
                    node,
                    FaultCode.TARGET_IS_SOURCE,
                    isSelf
                            ? "It would overwrite the pipeline file itself."
                            : "It would overwrite a file that the same pipeline reads: "
                                    + target
                                    + ".",
                    "Write to another place.");
        }
    }

    /// What the session must be able to reach.
    SessionOpener.Needs needs() {
        var written = new LinkedHashMap<NodeId, SessionOpener.Target>();
        targets.forEach(
                (node, path) -> {
                    var kind = kinds.get(node);
                    if (kind != null) {
                        written.put(node, new SessionOpener.Target(kind, path));
                    }
                });
        boolean usesWarehouse = readsWarehouse || !tables.isEmpty();
        return new SessionOpener.Needs(allRead(), written, usesWarehouse);
    }

    /// All files that are read.
    Set<Path> allRead() {
        var all = new LinkedHashSet<Path>();
        read.values().forEach(settings -> settings.values().forEach(all::addAll));
        return all;
    }

    /// The same and the pipelines used as nodes, as they were just before they were read.
    Set<FileIdentity> seen() {
        return seen;
    }

    @Override
    public List<Path> paths(NodeId node, String setting) {
        return read.getOrDefault(node, Map.of()).getOrDefault(setting, List.of());
    }

    @Override
    public List<String> resolve(NodeId node, Sql.Part.Files named) {
        return paths(node, named.settingPath()).stream()
                .map(file -> Dialect.DUCKDB.pattern(file.toString()))
                .toList();
    }

    @Override
    public Path target(NodeId node) {
        var target = targets.get(node);
        if (target == null) {
            throw new IllegalStateException("a delivery declares no target: " + node);
        }
        return target;
    }

    @Override
    public Map<NodeId, Map<String, List<Path>>> byNode() {
        return read;
    }

    @Override
    public WrittenPaths written() {
        return new WrittenPaths(written);
    }
}
