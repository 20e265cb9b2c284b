package dev.millrace.worker;

import dev.millrace.engine.look.LookRoom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// The pipelines that are looked into. Each holds a session and samples, so only the ones used last
/// are kept. Any thread.
final class Rooms implements AutoCloseable {

    static final int MOST = 4;
    private static final int MOST_LOOKS = 64;

    private final Supplier<LookRoom> maker;
    private final SequencedMap<Path, LookRoom> rooms = new LinkedHashMap<>(); // guarded by this
    private final SequencedMap<String, LookRoom> looks = new LinkedHashMap<>(); // guarded by this

    Rooms(Supplier<LookRoom> maker) {
        this.maker = maker;
    }

    /// The room of a pipeline, made if there is none.
    LookRoom of(Path file) {
        var gone = new ArrayList<LookRoom>();
        LookRoom room;
        synchronized (this) {
            var before = rooms.remove(file);
            room = before == null ? maker.get() : before;
            rooms.putLast(file, room);
            while (rooms.size() > MOST) {
                gone.add(rooms.pollFirstEntry().getValue());
            }
            looks.values().removeAll(gone);
        }
        gone.forEach(LookRoom::close);
        return room;
    }

    /// From now on the look is found by its id.
    synchronized void remember(String look, LookRoom room) {
        looks.putLast(look, room);
        while (looks.size() > MOST_LOOKS) {
            looks.pollFirstEntry();
        }
    }

    synchronized Optional<LookRoom> ofLook(String look) {
        return Optional.ofNullable(looks.get(look));
    }

    /// The pipeline is not looked into any more.
    void leave(Path file) {
        LookRoom gone;
        synchronized (this) {
            gone = rooms.remove(file);
            looks.values().removeIf(room -> room.equals(gone));
        }
        if (gone != null) {
            gone.close();
        }
    }

    @Override
    public void close() {
        List<LookRoom> gone;
        synchronized (this) {
            gone = List.copyOf(rooms.values());
            rooms.clear();
            looks.clear();
        }
        gone.forEach(LookRoom::close);
    }
}
