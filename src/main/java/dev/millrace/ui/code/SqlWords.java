package dev.millrace.ui.code;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The keywords of SQL that people meet.
final class SqlWords {

    private static final Set<String> COLOURED =
            Set.of(
                    """
                    all and anti any as asc asof between by case cast collate cross cube current
                    default desc distinct else end escape except exclude exists false filter first
                    following from full glob group grouping having if ilike in inner intersect
                    interval is join last lateral left like limit natural not null nulls offset on
                    or order outer over partition pivot positional preceding qualify range recursive
                    replace right rollup row rows sample select semi sets similar some struct table
                    then ties to true try_cast unbounded union unnest unpivot using values when
                    where window with within
                    """
                            .strip()
                            .split("\\s+"));

    /// Offered in expressions.
    static final List<String> OF_EXPRESSIONS =
            List.of(
                    """
                    AND OR NOT IN IS NULL TRUE FALSE BETWEEN LIKE ILIKE CASE WHEN THEN ELSE END CAST
                    TRY_CAST AS DISTINCT INTERVAL DATE TIMESTAMP EXISTS OVER
                    """
                            .strip()
                            .split("\\s+"));

    /// Offered in SQL besides.
    static final List<String> OF_QUERIES =
            List.of(
                    """
                    SELECT FROM WHERE GROUP BY HAVING ORDER LIMIT OFFSET QUALIFY WINDOW WITH RECURSIVE
                    JOIN LEFT RIGHT FULL INNER CROSS SEMI ANTI ASOF POSITIONAL OUTER NATURAL LATERAL
                    ON USING UNION ALL INTERSECT EXCEPT EXCLUDE REPLACE RENAME ASC DESC NULLS FIRST
                    LAST PARTITION ROWS RANGE PRECEDING FOLLOWING UNBOUNDED CURRENT ROW VALUES PIVOT
                    UNPIVOT FILTER SAMPLE
                    """
                            .strip()
                            .split("\\s+"));

    private SqlWords() {}

    static boolean isColoured(String word) {
        return COLOURED.contains(word.toLowerCase(Locale.ROOT));
    }
}
