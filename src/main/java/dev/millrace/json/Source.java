package dev.millrace.json;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The text of a document and the name of its file, which is empty if it comes from no file.
record Source(String file, String text) {

    /// Decodes strictly: a byte that is not UTF-8 is a fault, never a replacement character.
    ///
    /// @throws FaultException at the first such byte
    static Source decode(byte[] utf8, String file) {
        int start = startsWithMark(utf8) ? 3 : 0;
        var bytes = ByteBuffer.wrap(utf8, start, utf8.length - start);
        var chars = CharBuffer.allocate(bytes.remaining());
        var result =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(bytes, chars, true);
        var source = new Source(file, chars.flip().toString());
        if (result.isError()) {
            throw source.notUtf8(utf8[bytes.position()]);
        }
        return source;
    }

    private static boolean startsWithMark(byte[] utf8) {
        return utf8.length >= 3
                && utf8[0] == (byte) 0xEF
                && utf8[1] == (byte) 0xBB
                && utf8[2] == (byte) 0xBF;
    }

    private FaultException notUtf8(byte wrong) {
        return Fault.of(
                        FaultCode.FILE_NOT_UTF8,
                        "The byte 0x%02X here is not UTF-8.".formatted(wrong & 0xFF))
                .withHint("Save the file in the encoding UTF-8.")
                .at(place(text.length()))
                .toException();
    }

    /// Columns count characters as people do: a character outside the basic plane is one.
    Place place(int offset) {
        int line = 1;
        int begin = 0;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            boolean half = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !half)) {
                line++;
                begin = i + 1;
            }
        }
        return Place.file(file, line, text.codePointCount(begin, offset) + 1);
    }
}
