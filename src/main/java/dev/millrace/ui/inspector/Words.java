package dev.millrace.ui.inspector;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Words of the file as people read them.
final class Words {

    private static final Set<String> ACRONYMS =
            Set.of("utf", "ndjson", "zstd", "gzip", "csv", "json", "sql", "null");

    private Words() {}

    /// `utf_8` reads as `UTF 8`, `not_null` as `Not NULL`.
    static String choice(String choice) {
        var words =
                Arrays.stream(choice.split("_"))
                        .map(word -> ACRONYMS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
                        .collect(Collectors.joining(" "));
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
