package dev.millrace.fault;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/// Finds the name somebody may have meant.
public final class DidYouMean {

    private DidYouMean() {}

    /// `Did you mean "orders"?`, or nothing if no name comes close. Case does not count.
    public static String among(Collection<String> names, String wrong) {
        return nearest(names, wrong, 1).stream()
                .findFirst()
                .map(name -> "Did you mean \"" + name + "\"?")
                .orElse("");
    }

    /// The names that come close, the nearest first. Two letters that changed places are one
    /// mistake.
    public static List<String> nearest(Collection<String> names, String wrong, int most) {
        var distance = new DamerauLevenshteinDistance(Math.max(1, wrong.length() / 3));
        var wanted = wrong.toLowerCase(Locale.ROOT);
        return names.stream()
                .map(name -> new Near(name, distance.apply(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(near -> near.edits() >= 0)
                .sorted(Comparator.comparingInt(Near::edits))
                .limit(most)
                .map(Near::name)
                .toList();
    }

    /// @param edits between the two names; -1 if too many
    private record Near(String name, int edits) {}
}
