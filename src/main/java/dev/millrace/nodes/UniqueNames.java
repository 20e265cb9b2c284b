package dev.millrace.nodes;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Gives out column names that differ by more than case, as the engine demands.
public final class UniqueNames {

    private final Set<String> taken = new HashSet<>();

    public UniqueNames(Collection<String> taken) {
        taken.forEach(name -> this.taken.add(folded(name)));
    }

    public UniqueNames() {}

    public boolean isTaken(String name) {
        return taken.contains(folded(name));
    }

    /// The name itself, or with `_1`, `_2` and so on behind it, as the engine itself would do.
    public String claim(String wanted) {
        var name = wanted;
        for (int i = 1; !taken.add(folded(name)); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
