package dev.millrace.nodes;

import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads JSON so that decimals keep every digit. The engine's own reader takes a number with a
/// point as DOUBLE; here it becomes a text first, which is cast.
///
/// Several times slower than the reader, so used only where a DECIMAL has more digits than a DOUBLE
/// keeps.
public final class ExactJson {

    private static final int DIGITS_OF_DOUBLE = 15;

    private static final Pattern DECIMAL =
            Pattern.compile("\\b(?:DECIMAL|NUMERIC|DEC)\\b(?:\\s*\\(\\s*(\\d+))?");

    /// Strings, and what stands between them.
    private static final String PIECES = "\"(?:[^\"\\\\]|\\\\.)*\"|[^\"]+";

    private static final String NUMBER = "-?[0-9]+\\.?[0-9]*(?:[eE][-+]?[0-9]+)?";

    /// A column, with its type as SQL and as a text for the engine.
    public record Member(String name, Sql type, Sql typeText, boolean isDecimal) {}

    private ExactJson() {}

    /// Whether a DOUBLE would lose digits of the type, or of one inside it.
    public static boolean isNeeded(String type) {
        return DECIMAL.matcher(type.toUpperCase(Locale.ROOT))
                .results()
                .anyMatch(
                        found ->
                                found.group(1) == null
                                        || found.group(1).length() > 2
                                        || Integer.parseInt(found.group(1)) > DIGITS_OF_DOUBLE);
    }

    /// @param objects a call of `read_json_objects`
    /// @param more columns of the call to add, such as that of the file
    public static Sql select(Sql objects, List<Member> members, List<Sql> more) {
        var columns = new ArrayList<Sql>();
        for (Member member : members) {
            var row = Sql.keyword(member.isDecimal() ? "exact" : "plain");
            var key = Sql.literal(pointer(member.name()));
            columns.add(
                    Sql.of(
                            "CASE WHEN json_type({}, {}) <> 'NULL' THEN CAST(from_json_strict("
                                    + "json_extract({}, {}), json_quote({})) AS {}) END AS {}",
                            row,
                            key,
                            row,
                            key,
                            member.typeText(),
                            member.type(),
                            Sql.name(member.name())));
        }
        columns.addAll(more);
        return Sql.of(
                "SELECT {} FROM (SELECT *, json AS plain, {} AS exact FROM {})",
                Sql.join(", ", columns),
                exact(),
                objects);
    }

    private static Sql exact() {
        return Sql.of(
                "array_to_string(list_transform(regexp_extract_all(CAST(json AS VARCHAR), {}),"
                        + " lambda piece: CASE WHEN starts_with(piece, '\"') THEN piece ELSE"
                        + " regexp_replace(piece, {}, '\"\\0\"', 'g') END), '')",
                Sql.literal(PIECES),
                Sql.literal(NUMBER));
    }

    private static Value pointer(String name) {
        return Value.of("/" + name.replace("~", "~0").replace("/", "~1"));
    }
}
