package dev.millrace.worker;

import dev.millrace.engine.look.LookRoom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The pipelines that are looked into, and their pages. Each holds sessions and samples, so only
/// the ones used last are kept. Any thread.
final class Rooms implements AutoCloseable {

    static final int MOST = 4;
    private static final int MOST_LOOKS = 64;

    private final Workbench workbench;
    private final SequencedMap<Path, Place> places = new LinkedHashMap<>(); // guarded by this
    private final SequencedMap<String, LookRoom> looks = new LinkedHashMap<>(); // guarded by this

    /// What there is of one pipeline.
    private record Place(LookRoom room, Pages pages) implements AutoCloseable {

        @Override
        public void close() {
            pages.close();
            room.close();
        }
    }

    Rooms(Workbench workbench) {
        this.workbench = workbench;
    }

    /// The room of a pipeline, made if there is none.
    LookRoom of(Path file) {
        return place(file).room();
    }

    /// The pages of a pipeline.
    Pages pages(Path file) {
        return place(file).pages();
    }

    private Place place(Path file) {
        var gone = new ArrayList<Place>();
        Place place;
        synchronized (this) {
            var before = places.remove(file);
            place = before == null ? made() : before;
            places.putLast(file, place);
            while (places.size() > MOST) {
                gone.add(places.pollFirstEntry().getValue());
            }
            gone.forEach(each -> looks.values().removeIf(room -> room.equals(each.room())));
        }
        gone.forEach(Place::close);
        return place;
    }

    private Place made() {
        var room = workbench.room();
        return new Place(room, workbench.pages(room));
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
        Place gone;
        synchronized (this) {
            gone = places.remove(file);
            if (gone != null) {
                looks.values().removeIf(gone.room()::equals);
            }
        }
        if (gone != null) {
            gone.close();
        }
    }

    @Override
    public void close() {
        List<Place> gone;
        synchronized (this) {
            gone = List.copyOf(places.values());
            places.clear();
            looks.clear();
        }
        gone.forEach(Place::close);
    }
}
