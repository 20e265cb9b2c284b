package dev.millrace.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// Where two sequences differ: runs of the one that give way to runs of the other, in order.
///
/// What both begin and end with is cut off first. In between, elements are matched by key, so that
/// two nodes moved at once, however far apart in the file, are two short runs; where elements
/// changed their order, the rest is one run. Holds nothing of the sequences but the runs.
record Splice<T>(List<Run<T>> runs) {

    /// @param at index of the first element of `before` in the sequence that is changed
    /// @param then index of the first element of `after` in the sequence it becomes
    record Run<T>(int at, List<T> before, int then, List<T> after) {
        Run {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /// How two elements are compared.
    ///
    /// @param key what an element is known by
    /// @param same whether two elements are equal; then they have equal keys
    record Matching<T>(Function<T, ?> key, BiPredicate<T, T> same) {}

    Splice {
        runs = List.copyOf(runs);
    }

    static <T> Splice<T> none() {
        return new Splice<>(List.of());
    }

    @SuppressWarnings("ReferenceEquality") // most edits share most lists
    static <T> Splice<T> between(List<T> before, List<T> after, Matching<T> matching) {
        return before == after ? none() : new Comparison<>(before, after, matching).splice();
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    /// The way back.
    Splice<T> reversed() {
        return new Splice<>(
                runs.stream()
                        .map(run -> new Run<>(run.then(), run.after(), run.at(), run.before()))
                        .toList());
    }

    /// The sequence as it became.
    ///
    /// @param sequence equal to the one that was compared
    List<T> apply(List<T> sequence) {
        if (runs.isEmpty()) {
            return sequence;
        }
        var next = new ArrayList<T>(sequence.size());
        int done = 0;
        for (Run<T> run : runs) {
            next.addAll(sequence.subList(done, run.at()));
            next.addAll(run.after());
            done = run.at() + run.before().size();
        }
        next.addAll(sequence.subList(done, sequence.size()));
        return next;
    }

    /// One walk along both sequences. `i` and `j` are the places in them.
    private static final class Comparison<T> {
        private final List<T> before;
        private final List<T> after;
        private final Matching<T> matching;
        private final List<Run<T>> runs = new ArrayList<>();
        private int i;
        private int j;
        private int endOfBefore;
        private int endOfAfter;

        Comparison(List<T> before, List<T> after, Matching<T> matching) {
            this.before = before;
            this.after = after;
            this.matching = matching;
            endOfBefore = before.size();
            endOfAfter = after.size();
        }

        Splice<T> splice() {
            cutEnds();
            var inBefore = keys(before.subList(i, endOfBefore));
            var inAfter = keys(after.subList(j, endOfAfter));
            while (i < endOfBefore || j < endOfAfter) {
                if (bothLeft() && same(before.get(i), after.get(j))) {
                    i++;
                    j++;
                } else {
                    run(inBefore, inAfter);
                }
            }
            return new Splice<>(runs);
        }

        private void cutEnds() {
            while (bothLeft() && same(before.get(i), after.get(j))) {
                i++;
                j++;
            }
            while (bothLeft() && same(before.get(endOfBefore - 1), after.get(endOfAfter - 1))) {
                endOfBefore--;
                endOfAfter--;
            }
        }

        /// Passes the elements that one side lacks or that have another value on each side.
        private void run(Set<Object> inBefore, Set<Object> inAfter) {
            int from = i;
            int then = j;
            while (i < endOfBefore && !inAfter.contains(key(before.get(i)))) {
                i++;
            }
            while (j < endOfAfter && !inBefore.contains(key(after.get(j)))) {
                j++;
            }
            while (bothLeft()
                    && key(before.get(i)).equals(key(after.get(j)))
                    && !same(before.get(i), after.get(j))) {
                i++;
                j++;
            }
            if (i == from && j == then) {
                i = endOfBefore;
                j = endOfAfter;
            }
            runs.add(new Run<>(from, before.subList(from, i), then, after.subList(then, j)));
        }

        private boolean bothLeft() {
            return i < endOfBefore && j < endOfAfter;
        }

        private boolean same(T one, T other) {
            return matching.same().test(one, other);
        }

        private Object key(T element) {
            return matching.key().apply(element);
        }

        private Set<Object> keys(List<T> elements) {
            var keys = HashSet.newHashSet(elements.size());
            elements.forEach(element -> keys.add(key(element)));
            return keys;
        }
    }
}
