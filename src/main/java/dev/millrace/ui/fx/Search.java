package dev.millrace.ui.fx;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds things by what a person types: by their name first, then by other words for them.
public final class Search {

    private static final int NONE = Integer.MAX_VALUE;

    private Search() {}

    /// What can be found.
    ///
    /// @param name what people see
    /// @param words other words for it, most telling first
    public record Words(String name, List<String> words) {
        public Words {
            words = List.copyOf(words);
        }
    }

    /// The things that fit, best first; all of them, in their order, if the query is blank.
    public static <T> List<T> find(List<T> things, String query, Function<T, Words> words) {
        var wanted = query.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return things;
        }
        record Hit<T>(T thing, int cost) {}
        return things.stream()
                .map(thing -> new Hit<>(thing, cost(words.apply(thing), wanted)))
                .filter(hit -> hit.cost() < NONE)
                .sorted(Comparator.comparingInt(Hit::cost))
                .map(Hit::thing)
                .toList();
    }

    /// How badly it fits: 0 is the name itself, or another word for it in full.
    static int cost(Words thing, String wanted) {
        int best = text(thing.name().toLowerCase(Locale.ROOT), wanted);
        for (String word : thing.words()) {
            int cost = text(word.toLowerCase(Locale.ROOT), wanted);
            if (cost < NONE) {
                best = Math.min(best, cost == 0 ? 0 : cost + 3);
            }
        }
        if (best == NONE && wanted.contains(" ")) {
            return together(thing, wanted);
        }
        return best;
    }

    /// Several words, each of which fits.
    private static int together(Words thing, String wanted) {
        var costs = Stream.of(wanted.split("\\s+")).mapToInt(word -> cost(thing, word)).toArray();
        int sum = 20;
        for (int cost : costs) {
            if (cost == NONE) {
                return NONE;
            }
            sum += cost;
        }
        return sum;
    }

    private static int text(String text, String wanted) {
        if (text.equals(wanted)) {
            return 0;
        }
        if (text.startsWith(wanted)) {
            return 1;
        }
        int at = text.indexOf(wanted);
        if (at > 0) {
            return Character.isLetterOrDigit(text.charAt(at - 1)) ? 8 : 2;
        }
        return wanted.length() > 2 && isInitials(text, wanted) ? 14 : NONE;
    }

    /// Whether the letters stand in the text in that order, the first of them in front of a word.
    private static boolean isInitials(String text, String wanted) {
        if (text.isEmpty() || text.charAt(0) != wanted.charAt(0)) {
            return false;
        }
        int next = 0;
        for (int i = 0; i < text.length() && next < wanted.length(); i++) {
            if (text.charAt(i) == wanted.charAt(next)) {
                next++;
            }
        }
        return next == wanted.length();
    }
}
