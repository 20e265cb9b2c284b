package dev.millrace.file;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.json.Document;
import dev.millrace.json.Json;
import dev.millrace.json.Pointer;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;

/// Reads pipeline files. Never changes one. Whether the graph and the settings make sense is for
/// `plan.Validator` to say.
public final class PipelineReader {

    /// What no version wrote.
    private static final Set<FaultCode> NO_JSON =
            EnumSet.of(FaultCode.FILE_NOT_JSON, FaultCode.FILE_NOT_UTF8);

    private PipelineReader() {}

    /// @throws FaultException if anything in the file has the wrong form; the first such fault
    public static Pipeline read(Path file) {
        return inspect(file).orThrow();
    }

    /// @param name of the file, for the places of faults
    /// @throws FaultException if anything in the file has the wrong form; the first such fault
    public static Pipeline read(byte[] utf8, String name) {
        return inspect(utf8, name).orThrow();
    }

    /// Reads all that can be read and says all that is wrong.
    ///
    /// @throws FaultException if the file cannot be read, is no JSON, is no pipeline, or has a
    ///   format this version does not know
    public static Reading inspect(Path file) {
        return inspect(WholeFile.read(file), file.toString());
    }

    /// As the other, for bytes that are at hand.
    public static Reading inspect(byte[] utf8, String name) {
        record Repeat(Pointer member, Place place) {}
        var repeats = new ArrayList<Repeat>();
        var document = Json.read(utf8, name, (member, at) -> repeats.add(new Repeat(member, at)));
        var root = root(document);
        var problems = new Problems(document);
        repeats.forEach(repeat -> problems.repeated(repeat.member(), repeat.place()));
        checkFormat(root, document, problems);
        var pipeline = new Envelope(problems).read(root);
        return new Reading(pipeline, problems.faults(), document);
    }

    private static Value.Fields root(Document document) {
        if (document.root() instanceof Value.Fields root
                && (root.get("format") != null || root.get("nodes") != null)) {
            return root;
        }
        throw Fault.of(FaultCode.FILE_NOT_PIPELINE, "This is not a pipeline file.")
                .withHint("A pipeline file is an object with \"format\" and \"nodes\".")
                .at(document.place(Pointer.ROOT))
                .toException();
    }

    private static void checkFormat(Value.Fields root, Document document, Problems problems) {
        var at = Pointer.ROOT.to("format");
        var value = root.get("format");
        if (value == null) {
            problems.add(
                    FaultCode.MEMBER_MISSING,
                    Pointer.ROOT,
                    "The number \"format\" is missing.",
                    "Add \"format\": " + Pipeline.FORMAT + ".");
        } else if (!(value instanceof Value.Num(var format))) {
            problems.wrong(at, value, "the number " + Pipeline.FORMAT);
        } else if (format.compareTo(BigDecimal.valueOf(Pipeline.FORMAT)) != 0) {
            throw unknown(format, document.place(at));
        }
    }

    /// Throws if the file was written by a newer version, which would lose what it says there.
    static void refuseNewer(Path file) {
        try {
            var document = Json.read(WholeFile.read(file), file.toString(), (_, _) -> {});
            if (document.root() instanceof Value.Fields root
                    && root.get("format") instanceof Value.Num(var format)
                    && isNewer(format)) {
                throw unknown(format, document.place(Pointer.ROOT.to("format")));
            }
        } catch (FaultException e) {
            if (!NO_JSON.contains(e.fault().code())) {
                throw e;
            }
        }
    }

    private static boolean isNewer(BigDecimal format) {
        return format.compareTo(BigDecimal.valueOf(Pipeline.FORMAT)) > 0;
    }

    private static FaultException unknown(BigDecimal format, Place place) {
        var hint = isNewer(format) ? "A newer version of Millrace wrote it: update." : "";
        return Fault.of(
                        FaultCode.FILE_FORMAT_UNKNOWN,
                        "The file has format "
                                + format
                                + ", and this version reads format "
                                + Pipeline.FORMAT
                                + ".")
                .withHint(hint)
                .at(place)
                .toException();
    }
}
