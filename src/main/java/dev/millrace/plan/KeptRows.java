package dev.millrace.plan;

import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.node.Trait;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// How the rows of a relation are kept in a Parquet file and come out of it as they went in.
/// Columns of types that Parquet lacks are kept as text.
public final class KeptRows {

    private static final Pattern NATIVE =
            Pattern.compile(
                    "BOOLEAN|U?(TINY|SMALL|BIG)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\\(\\d+,\\d+\\)"
                            + "|VARCHAR|BLOB|DATE|TIME|TIMESTAMP|TIMESTAMP WITH TIME ZONE|UUID");

    /// Types whose texts are read back as the same values.
    private static final Pattern AS_TEXT =
            Pattern.compile("U?HUGEINT|INTERVAL|TIMESTAMP_(S|MS|NS)|TIME WITH TIME ZONE");

    private KeptRows() {}

    /// Whether every column of these can be kept.
    public static boolean fit(Schema schema) {
        return schema.columns().stream()
                .map(Column::type)
                .allMatch(type -> isNative(type) || AS_TEXT.matcher(type).matches());
    }

    /// Also lists of native types.
    private static boolean isNative(String type) {
        return type.endsWith("[]")
                ? isNative(type.substring(0, type.length() - 2))
                : NATIVE.matcher(type).matches();
    }

    /// The SELECT whose rows go into the file.
    ///
    /// @param from the table that holds them, or a SELECT in parentheses
    public static Sql written(Schema schema, Sql from) {
        return Sql.of("SELECT {} FROM {}", columns(schema, "VARCHAR"), from);
    }

    /// The SELECT that gives the rows as they went in.
    ///
    /// @param from reads the file
    public static Sql restored(Schema schema, Sql from) {
        return Sql.of("SELECT {} FROM {}", columns(schema, ""), from);
    }

    /// The relation that the file holds.
    static Relation read(Relation relation, Path file) {
        return new Relation(
                relation.name(),
                relation.node(),
                relation.port(),
                Relation.Kind.KEPT,
                restored(
                        relation.schema(),
                        Sql.of(
                                "read_parquet({})",
                                Sql.literal(Dialect.DUCKDB.pattern(file.toString())))),
                List.of(),
                relation.schema(),
                traits(relation),
                false);
    }

    private static Set<Trait> traits(Relation relation) {
        var traits = EnumSet.of(Trait.SCANS_COLUMNS);
        if (relation.has(Trait.SORTS)) {
            traits.add(Trait.SORTS);
        }
        return traits;
    }

    /// @param type what those are cast to that Parquet lacks; empty for their own
    private static Sql columns(Schema schema, String type) {
        var columns = new ArrayList<Sql>();
        for (Column column : schema.columns()) {
            var name = Sql.name(column.name());
            var cast = Sql.keyword(type.isEmpty() ? column.type() : type);
            columns.add(
                    isNative(column.type())
                            ? name
                            : Sql.of("CAST({} AS {}) AS {}", name, cast, name));
        }
        return Sql.join(", ", columns);
    }
}
