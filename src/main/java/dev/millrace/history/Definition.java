package dev.millrace.history;

import dev.millrace.model.NodeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The pipeline that ran, as it was. Equal texts are stored once.
///
/// @param text canonical, without defaults of secret parameters
/// @param inner of the pipelines it uses as nodes, by the node that stands for each
public record Definition(String text, SequencedMap<NodeId, String> inner) {

    /// Stands in the store where the others have a node; no node has this id.
    static final String WHOLE = "";

    public Definition {
        inner = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inner));
    }
}
