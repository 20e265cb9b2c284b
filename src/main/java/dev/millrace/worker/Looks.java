package dev.millrace.worker;

import dev.millrace.engine.Look;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The looks that can still be paged. Each holds a session, so only the ones used last are kept.
/// Any thread.
final class Looks implements AutoCloseable {

    static final int MOST = 8;

    private final SequencedMap<String, Look> kept = new LinkedHashMap<>(); // guarded by itself

    /// Keeps a look, and closes those that have to go for it.
    void keep(String id, Look look) {
        var gone = new ArrayList<Look>();
        synchronized (kept) {
            var before = kept.remove(id);
            if (before != null) {
                gone.add(before);
            }
            kept.putLast(id, look);
            while (kept.size() > MOST) {
                gone.add(kept.pollFirstEntry().getValue());
            }
        }
        gone.forEach(Look::close);
    }

    Optional<Look> find(String id) {
        synchronized (kept) {
            var look = kept.remove(id);
            if (look != null) {
                kept.putLast(id, look);
            }
            return Optional.ofNullable(look);
        }
    }

    @Override
    public void close() {
        List<Look> gone;
        synchronized (kept) {
            gone = List.copyOf(kept.values());
            kept.clear();
        }
        gone.forEach(Look::close);
    }
}
