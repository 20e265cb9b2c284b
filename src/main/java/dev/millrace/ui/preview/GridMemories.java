package dev.millrace.ui.preview;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a person set in the grids of the ports that were shown lately.
final class GridMemories {

    private static final int MOST = 100;

    private final Map<String, GridMemory> memories = new LinkedHashMap<>();

    GridMemory of(String port) {
        return memories.getOrDefault(port, GridMemory.NOTHING);
    }

    /// @param port empty: none was shown
    void keep(String port, GridMemory memory) {
        if (port.isEmpty()) {
            return;
        }
        memories.remove(port);
        memories.put(port, memory);
        if (memories.size() > MOST) {
            memories.remove(memories.keySet().iterator().next());
        }
    }
}
