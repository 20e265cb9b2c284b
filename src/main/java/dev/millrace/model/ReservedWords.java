package dev.millrace.model;

import java.util.Set;

/// Words the engine does not take as a name without quotes, so that no node can bear one.
///
/// In `transform.sql` an input is known by the id of its node, and `FROM order` does not parse. Of
/// the engine's categories (`duckdb_keywords()`) these are all `reserved` words, and the
/// `type_function` words that are not column names too, such as `left`. The `unreserved` and
/// `column_name` words stand in FROM as they are and remain free: `filter`, `values` and `day` are
/// good ids. `check` remains free as well: people call a check so, and the examples of the format
/// do; SQL that reads it writes `"check"`. A test holds the list against the engine, so a new
/// engine brings its own words.
final class ReservedWords {

    private static final Set<String> WORDS =
            Set.of(
                    """
                    all analyse analyze and any array as asc asymmetric both case cast collate
                    column constraint create default deferrable desc describe distinct do else end
                    except false fetch for foreign from group having in initially intersect into
                    lambda lateral leading limit not null offset on only or order pivot pivot_longer
                    pivot_wider placing primary qualify references returning select show some
                    summarize symmetric table then to trailing true union unique unpivot using
                    variadic when where window with
                    anti asof at authorization binary by collation concurrently cross freeze full
                    glob ilike inner is isnull join left like natural notnull outer overlaps
                    positional right semi similar tablesample unpack verbose
                    """
                            .strip()
                            .split("\\s+"));

    private ReservedWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word);
    }
}
