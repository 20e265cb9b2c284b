package dev.millrace.engine.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.duck.Lane;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.json.Json;
import dev.millrace.model.Schema;
import dev.millrace.node.DatasetTerms;
import dev.millrace.sql.Dialect;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;

/// Writes what is to be known of a version beside its rows.
///
/// @param schema as the rows are stored
/// @param run that writes it
/// @param at when it began
public record Description(DatasetTerms terms, Schema schema, String run, Instant at) {

    /// @param folder of the version, which holds the rows
    /// @param lane that may read them
    /// @throws dev.millrace.fault.FaultException if a required column has rows without a value
    public void write(Path folder, long rows, Lane lane) throws IOException {
        var data = folder.resolve(DatasetFolder.DATA);
        var from =
                "read_parquet("
                        + Dialect.DUCKDB.text(Dialect.DUCKDB.pattern(data.toString()))
                        + ")";
        var profile = new Profile(lane, from, terms).of(schema);
        requireValues(profile);
        var written =
                new DataPackage.Written(
                        run,
                        DateTimeFormatter.ISO_INSTANT.format(at),
                        rows,
                        Files.size(data),
                        "sha256:" + hash(data));
        Files.writeString(
                folder.resolve(DatasetFolder.PACKAGE),
                Json.pretty(new DataPackage(terms, schema, written).json(profile)) + "\n",
                UTF_8);
        Files.writeString(
                folder.resolve(DatasetFolder.README),
                new Readme(terms, schema, written).text(profile),
                UTF_8);
    }

    private void requireValues(Map<String, Profile.Told> profile) {
        for (DatasetTerms.Term term : terms.columns()) {
            var told = profile.get(term.name());
            if (term.required() && told != null && told.nulls() > 0) {
                throw Fault.of(
                                FaultCode.DATA_INVALID,
                                "The required column \"%s\" is NULL in %,d row%s."
                                        .formatted(
                                                term.name(),
                                                told.nulls(),
                                                told.nulls() == 1 ? "" : "s"))
                        .withHint("Filter these rows, fill them, or do not require the column.")
                        .toException();
            }
        }
    }

    private static String hash(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
