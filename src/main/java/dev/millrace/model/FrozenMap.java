package dev.millrace.model;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A map that nobody can change any more, known as such by its class: a pipeline that is made from
/// another one shares the maps that stayed as they were, and copies only those of strangers.
final class FrozenMap<K, V> extends AbstractMap<K, V> implements SequencedMap<K, V> {

    private final SequencedMap<K, V> entries;

    private FrozenMap(SequencedMap<K, V> entries) {
        this.entries = Collections.unmodifiableSequencedMap(entries);
    }

    /// The map itself where it is frozen already.
    static <K, V> SequencedMap<K, V> copyOf(SequencedMap<K, V> map) {
        return map instanceof FrozenMap ? map : new FrozenMap<>(new LinkedHashMap<>(map));
    }

    /// The same entries and this one: in the place of the key if it is there, else at the end.
    static <K, V> SequencedMap<K, V> with(SequencedMap<K, V> map, K key, V value) {
        var next = new LinkedHashMap<>(map);
        next.put(key, value);
        return new FrozenMap<>(next);
    }

    static <K, V> SequencedMap<K, V> without(SequencedMap<K, V> map, K key) {
        if (!map.containsKey(key)) {
            return map;
        }
        var next = new LinkedHashMap<>(map);
        next.remove(key);
        return new FrozenMap<>(next);
    }

    @Override
    public SequencedMap<K, V> reversed() {
        return entries.reversed();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return entries.entrySet();
    }

    @Override
    public Set<K> keySet() {
        return entries.keySet();
    }

    @Override
    public Collection<V> values() {
        return entries.values();
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return entries.containsKey(key);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return entries.get(key);
    }
}
