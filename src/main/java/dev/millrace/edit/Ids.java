package dev.millrace.edit;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Ids for new nodes. Each is given once, and none that a link or an `after` of the pipeline names
/// in vain: the new node would be connected by it.
public final class Ids {

    private static final int LONGEST = 63;
    private static final Pattern NUMBERED = Pattern.compile("(.+)_[1-9][0-9]{0,8}");

    private final Set<String> taken = new HashSet<>();

    /// The number to try next, by stem, so that a thousand copies take no million tries.
    private final Map<String, Integer> next = new HashMap<>();

    public Ids(Pipeline pipeline) {
        for (Node node : pipeline.nodes().values()) {
            taken.add(node.id().value());
            node.after().forEach(before -> taken.add(before.value()));
        }
        pipeline.links().forEach(link -> taken.add(link.from().value()));
        pipeline.links().forEach(link -> taken.add(link.to().value()));
    }

    /// Why no other node may bear the id; empty if one may.
    static Optional<Fault> refusal(Pipeline pipeline, NodeId id) {
        if (NodeId.isReserved(id.value())) {
            return Optional.of(
                    Fault.of(FaultCode.ID_INVALID, "The id \"" + id + "\" is a word of SQL.")
                            .withHint("Call it \"" + id + "_1\", for example.")
                            .at(Place.node(id.value())));
        }
        return pipeline.find(id)
                .map(
                        node ->
                                Fault.of(FaultCode.ID_DUPLICATE, "The id \"" + id + "\" is taken.")
                                        .withHint("Choose another one.")
                                        .at(Place.node(node.id().value())));
    }

    /// `filter` for `transform.filter`; `filter_2` and so on where it is taken.
    public NodeId ofType(String type) {
        return like(stem(type.substring(type.lastIndexOf('.') + 1)));
    }

    /// The id itself if it is free; the copy of `filter_2` is `filter_3` where there is a `filter`,
    /// else `filter_2_2`: what looks like a number of ours may be a year.
    public NodeId copyOf(NodeId id) {
        var numbered = NUMBERED.matcher(id.value());
        boolean ours =
                taken.contains(id.value()) && numbered.matches() && !isFree(numbered.group(1));
        return like(ours ? numbered.group(1) : id.value());
    }

    private NodeId like(String stem) {
        var id = stem;
        while (!isFree(id)) {
            int number = next.merge(stem, NodeId.isReserved(stem) ? 1 : 2, (tried, _) -> tried + 1);
            var end = "_" + number;
            id = stem.substring(0, Math.min(stem.length(), LONGEST - end.length())) + end;
        }
        taken.add(id);
        return new NodeId(id);
    }

    private boolean isFree(String id) {
        return !taken.contains(id) && !NodeId.isReserved(id);
    }

    private static String stem(String words) {
        var letters =
                words.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^[^a-z]+|_+$", "");
        var stem = letters.isEmpty() ? "node" : letters;
        return stem.substring(0, Math.min(stem.length(), LONGEST));
    }
}
