package dev.millrace.duck;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A statement failed. Who ran it knows what it stood for and makes the fault a person sees.
public final class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Map<String, FaultCode> BY_TYPE =
            Map.of(
                    "Parser", FaultCode.SQL_SYNTAX,
                    "Syntax", FaultCode.SQL_SYNTAX,
                    "Conversion", FaultCode.DATA_INVALID,
                    "Out of Range", FaultCode.DATA_INVALID,
                    "Permission", FaultCode.ACCESS_NOT_GRANTED,
                    "Out of Memory", FaultCode.MEMORY_EXHAUSTED,
                    "INTERRUPT", FaultCode.RUN_CANCELLED,
                    "Interrupt", FaultCode.RUN_CANCELLED,
                    "INTERNAL", FaultCode.ENGINE_FAILED,
                    "FATAL", FaultCode.ENGINE_FAILED);

    /// What is said of a line of a text file; the line itself may be of any length.
    private static final Pattern LINE =
            Pattern.compile(
                    "^CSV Error on Line: (\\d+)\n.*\n"
                            + "((?:Error when converting|Expected Number|Value with|Maximum line"
                            + "|Invalid unicode)[^\n]*)\n.*\n  file = ([^\n]*)",
                    Pattern.DOTALL);

    private final transient EngineMessage said;

    EngineException(SQLException cause, String sql) {
        this(EngineMessage.of(cause, sql), cause);
    }

    /// Of a session that knows secrets. A cause that quotes one is left out, since it would be
    /// printed with this exception.
    static EngineException of(SQLException cause, String sql, SecretTexts secrets) {
        var said = EngineMessage.of(cause, sql);
        var hidden = said.hiding(secrets);
        return new EngineException(hidden, hidden.equals(said) ? cause : null);
    }

    private EngineException(EngineMessage said, @Nullable SQLException cause) {
        super(said.message(), cause);
        this.said = said;
    }

    public EngineMessage said() {
        return said;
    }

    /// The fault, with no place yet: a sentence in the words of the product.
    public Fault fault() {
        if (said.subtype().equals("COLUMN_NOT_FOUND")) {
            return Fault.of(
                            FaultCode.COLUMN_UNKNOWN,
                            "There is no column \"" + said.name() + "\" here.")
                    .withHint(didYouMean(said.candidates()));
        }
        if (said.subtype().equals("MISSING_ENTRY") && said.message().contains("unction")) {
            return Fault.of(
                            FaultCode.FUNCTION_UNKNOWN,
                            "There is no function \"" + said.name() + "\".")
                    .withHint(didYouMean(said.candidates()));
        }
        return Fault.of(code(), firstParagraph()).withHint(hint());
    }

    private FaultCode code() {
        var message = said.message();
        if (message.contains("No space left on device") || message.contains("max_temp_directory")) {
            return FaultCode.DISK_FULL;
        }
        if (said.type().equals("Binder") || said.type().equals("Catalog")) {
            return message.contains("cast") || message.contains("No function matches")
                    ? FaultCode.TYPE_MISMATCH
                    : FaultCode.SQL_REJECTED;
        }
        if (said.type().equals("IO")) {
            return FaultCode.SOURCE_NOT_READABLE;
        }
        if (said.type().equals("Invalid Input")) {
            return FaultCode.DATA_INVALID;
        }
        return BY_TYPE.getOrDefault(said.type(), FaultCode.SQL_REJECTED);
    }

    /// The engine adds advice about its own settings below; people here have others.
    private String firstParagraph() {
        var line = LINE.matcher(said.message());
        if (line.find()) {
            return "Line %s of \"%s\" cannot be read: %s"
                    .formatted(line.group(1), line.group(3).strip(), sentence(line.group(2)));
        }
        var message = said.message().strip();
        int end = message.indexOf("\n\n");
        var first = (end < 0 ? message : message.substring(0, end)).replace('\n', ' ');
        int advice = first.indexOf(" Possible solutions:");
        first = advice < 0 ? first : first.substring(0, advice);
        return sentence(first);
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("!") ? text : text + ".";
    }

    private String hint() {
        return switch (code()) {
            case MEMORY_EXHAUSTED ->
                    "Give the run more with --memory, or make the data smaller before this step.";
            case DISK_FULL -> "Free space on the disk of the workspace and run again.";
            default -> didYouMean(said.candidates());
        };
    }

    private static String didYouMean(List<String> candidates) {
        return candidates.isEmpty() || candidates.getFirst().isBlank()
                ? ""
                : "Did you mean "
                        + String.join(" or ", candidates.stream().limit(3).toList())
                        + "?";
    }
}
