package dev.millrace.edit;

import dev.millrace.model.Node;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiPredicate;

/// Equality that counts the order of members, because the file shows it; records over maps do not.
/// What two pipelines share is not looked into.
@SuppressWarnings("ReferenceEquality") // an edit shares what it leaves as it is
final class Same {

    private Same() {}

    static boolean pipelines(Pipeline one, Pipeline other) {
        return one == other
                || (one.name().equals(other.name())
                        && maps(one.parameters(), other.parameters(), Same::parameters)
                        && maps(one.nodes(), other.nodes(), Same::nodes)
                        && one.links().equals(other.links())
                        && maps(one.layout(), other.layout(), Object::equals)
                        && values(one.extra(), other.extra()));
    }

    static boolean nodes(Node one, Node other) {
        return one == other
                || (one.equals(other)
                        && values(one.settings(), other.settings())
                        && values(one.extra(), other.extra()));
    }

    static boolean parameters(Parameter one, Parameter other) {
        return one == other
                || (one.equals(other)
                        && one.defaultValue().isPresent() == other.defaultValue().isPresent()
                        && one.defaultValue()
                                .map(value -> values(value, other.defaultValue().orElseThrow()))
                                .orElse(true)
                        && values(one.extra(), other.extra()));
    }

    static boolean values(Value one, Value other) {
        if (one == other) {
            return true;
        }
        if (one instanceof Value.Fields(var members) && other instanceof Value.Fields(var more)) {
            return maps(members, more, Same::values);
        }
        if (one instanceof Value.Items(var items) && other instanceof Value.Items(var more)) {
            return lists(items, more);
        }
        return one.equals(other);
    }

    private static boolean lists(List<Value> one, List<Value> other) {
        if (one.size() != other.size()) {
            return false;
        }
        Iterator<Value> others = other.iterator();
        return one.stream().allMatch(value -> values(value, others.next()));
    }

    private static <K, V> boolean maps(
            SequencedMap<K, V> one, SequencedMap<K, V> other, BiPredicate<V, V> same) {
        if (one == other) {
            return true;
        }
        if (one.size() != other.size()) {
            return false;
        }
        Iterator<Map.Entry<K, V>> others = other.entrySet().iterator();
        for (Map.Entry<K, V> entry : one.entrySet()) {
            var match = others.next();
            if (!entry.getKey().equals(match.getKey())
                    || !same.test(entry.getValue(), match.getValue())) {
                return false;
            }
        }
        return true;
    }
}
