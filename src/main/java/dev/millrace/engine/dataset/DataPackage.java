package dev.millrace.engine.dataset;

import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.node.DatasetTerms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The description of a version: a Data Package 2 (datapackage.org). What the standard has no name
/// for stands beside: `run`, and of a column `engineType`, `unit`, `sensitivity` and `profile`.
final class DataPackage {

    private static final String PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";

    private static final Pattern INTEGER = Pattern.compile("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?");
    private static final Pattern NUMBER = Pattern.compile("FLOAT|DOUBLE|BIGNUM|DECIMAL\\(.*\\)");

    private final DatasetTerms terms;
    private final Schema schema;
    private final Written written;

    /// What was written.
    ///
    /// @param run that wrote it
    /// @param created in the form of ISO 8601
    /// @param hash of the file, `sha256:...`
    record Written(String run, String created, long rows, long bytes, String hash) {}

    DataPackage(DatasetTerms terms, Schema schema, Written written) {
        this.terms = terms;
        this.schema = schema;
        this.written = written;
    }

    Value.Fields json(Map<String, Profile.Told> profile) {
        var members = new LinkedHashMap<String, Value>();
        members.put("$schema", Value.of(PROFILE));
        members.put("name", Value.of(slug(terms.title())));
        put(members, "title", terms.title());
        put(members, "description", terms.description());
        members.put("version", Value.of(terms.version().toString()));
        members.put("created", Value.of(written.created()));
        members.put("run", Value.of(written.run()));
        if (!terms.license().isBlank()) {
            members.put(
                    "licenses",
                    Value.items(Value.fields(Map.entry("name", Value.of(terms.license())))));
        }
        if (!terms.owner().isBlank()) {
            members.put(
                    "contributors",
                    Value.items(
                            Value.fields(
                                    Map.entry("title", Value.of(terms.owner())),
                                    Map.entry("roles", Value.items(Value.of("owner"))))));
        }
        members.put("resources", Value.items(resource(profile)));
        return new Value.Fields(members);
    }

    private Value.Fields resource(Map<String, Profile.Told> profile) {
        var fields = new ArrayList<Value>();
        for (Column column : schema.columns()) {
            fields.add(field(column, profile.get(column.name())));
        }
        return Value.fields(
                Map.entry("name", Value.of("data")),
                Map.entry("path", Value.of(DatasetFolder.DATA)),
                Map.entry("format", Value.of("parquet")),
                Map.entry("mediatype", Value.of("application/vnd.apache.parquet")),
                Map.entry("bytes", Value.of(written.bytes())),
                Map.entry("hash", Value.of(written.hash())),
                Map.entry("rows", Value.of(written.rows())),
                Map.entry("schema", Value.fields(Map.entry("fields", new Value.Items(fields)))));
    }

    private Value field(Column column, Profile.@Nullable Told told) {
        var term = terms.of(column.name());
        var members = new LinkedHashMap<String, Value>();
        members.put("name", Value.of(column.name()));
        members.put("type", Value.of(type(column.type())));
        members.put("engineType", Value.of(column.type()));
        put(members, "description", or(term.description(), column, "description"));
        put(members, "unit", or(term.unit(), column, "unit"));
        var sensitivity = Sensitive.of(column, terms);
        if (sensitivity != DatasetTerms.Sensitivity.NONE) {
            members.put("sensitivity", Value.of(sensitivity.name().toLowerCase(Locale.ROOT)));
        }
        if (term.required()) {
            members.put("constraints", Value.fields(Map.entry("required", Value.of(true))));
        }
        if (told != null) {
            members.put("profile", profile(told));
        }
        return new Value.Fields(members);
    }

    private Value profile(Profile.Told told) {
        var members = new LinkedHashMap<String, Value>();
        members.put("nulls", Value.of(told.nulls()));
        members.put("nullShare", share(told.nulls()));
        OptionalLong different = told.different();
        if (different.isPresent()) {
            members.put("distinctEstimate", Value.of(different.getAsLong()));
        }
        told.least().ifPresent(value -> members.put("minimum", Value.of(value)));
        told.greatest().ifPresent(value -> members.put("maximum", Value.of(value)));
        if (!told.top().isEmpty()) {
            members.put("top", new Value.Items(told.top()));
        }
        return new Value.Fields(members);
    }

    private Value share(long nulls) {
        return written.rows() == 0
                ? Value.of(0)
                : new Value.Num(
                        BigDecimal.valueOf(nulls)
                                .divide(BigDecimal.valueOf(written.rows()), new MathContext(4))
                                .stripTrailingZeros());
    }

    private static String or(String said, Column column, String tag) {
        return said.isBlank() ? column.tags().getOrDefault(tag, "") : said;
    }

    private static void put(Map<String, Value> members, String name, String text) {
        if (!text.isBlank()) {
            members.put(name, Value.of(text));
        }
    }

    /// As a Table Schema calls it.
    static String type(String engine) {
        if (engine.endsWith("]")) {
            return "array";
        }
        if (engine.startsWith("STRUCT(") || engine.startsWith("MAP(")) {
            return "object";
        }
        if (INTEGER.matcher(engine).matches()) {
            return "integer";
        }
        if (NUMBER.matcher(engine).matches()) {
            return "number";
        }
        if (engine.startsWith("TIMESTAMP")) {
            return "datetime";
        }
        return switch (engine) {
            case "BOOLEAN" -> "boolean";
            case "DATE" -> "date";
            case "TIME" -> "time";
            case "BLOB", "BIT", "GEOMETRY" -> "any";
            default -> "string";
        };
    }

    /// What the standard allows as a name.
    static String slug(String title) {
        var name =
                title.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9._]+", "-")
                        .replaceAll("^-+|-+$", "");
        return name.isEmpty() ? "dataset" : name.substring(0, Math.min(80, name.length()));
    }
}
