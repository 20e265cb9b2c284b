package dev.millrace.json;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.model.Value;
import java.util.function.BiConsumer;

/// Reads and writes JSON (RFC 8259) as values. Safe from any thread.
///
/// Numbers keep their digits. Members keep their order. Half a surrogate pair is kept too, and
/// written as an escape.
public final class Json {

    /// Largest document, in bytes.
    public static final int MAX_BYTES = 32 << 20;

    private Json() {}

    /// @throws FaultException if the text is not JSON, is beyond a limit of `TreeReader`, or names
    ///   a member twice; the place has line and column
    public static Value parse(String text) {
        return new TreeReader(new Source("", text), Json::refuse).read().root();
    }

    /// What the engine wrote: deeper and larger than any file of ours may be. Call on a deep stack.
    public static Value ofEngine(String text) {
        return TreeReader.ofEngine(new Source("", text)).read().root();
    }

    /// @param file as the person named it, for the places of faults
    /// @throws FaultException as `parse`, also if the bytes are not UTF-8 or too many
    public static Document read(byte[] utf8, String file) {
        return read(utf8, file, Json::refuse);
    }

    /// Reads on where an object names a member twice; the first one counts.
    ///
    /// @param repeated is told of each second member, a hundred at most, with the place of its name
    public static Document read(byte[] utf8, String file, BiConsumer<Pointer, Place> repeated) {
        if (utf8.length > MAX_BYTES) {
            throw Fault.of(
                            FaultCode.FILE_TOO_LARGE,
                            "The file is larger than " + (MAX_BYTES >> 20) + " MiB.")
                    .at(Place.file(file, 1, 1))
                    .toException();
        }
        return new TreeReader(Source.decode(utf8, file), repeated).read();
    }

    /// On one line, without spaces.
    public static String line(Value value) {
        return Layout.COMPACT.text(value);
    }

    /// On one line, with spaces, as `pretty` writes what fits.
    public static String spaced(Value value) {
        return Layout.SPACED.text(value);
    }

    /// What fits on a line of 100 characters stands on one; else one member or element a line,
    /// indented by two spaces. No line break at the end.
    public static String pretty(Value value) {
        return pretty(value, 0, 0);
    }

    /// As `pretty`, for a value that stands inside other text.
    ///
    /// @param indent spaces in front of the line it begins on
    /// @param before characters in front of it on that line
    public static String pretty(Value value, int indent, int before) {
        return Layout.pretty(value, indent, before);
    }

    /// The text in quotes, with escapes.
    public static String quote(String text) {
        return Layout.quote(text);
    }

    private static void refuse(Pointer member, Place place) {
        throw Fault.of(
                        FaultCode.MEMBER_TWICE,
                        "\"" + member.steps().getLast() + "\" stands here a second time.")
                .withHint("Remove one of the two.")
                .at(place)
                .toException();
    }
}
