package dev.millrace.fault;

import java.util.function.UnaryOperator;

/// A failure as a value: safe to store, to send to another thread and to show.
///
/// @param message one sentence for the user, naming the thing that is wrong
/// @param hint what to do next; empty if we do not know
/// @param place where it shows
public record Fault(FaultCode code, String message, String hint, Place place) {

    public static Fault of(FaultCode code, String message) {
        return new Fault(code, message, "", Place.NOWHERE);
    }

    public Fault withHint(String newHint) {
        return new Fault(code, message, newHint, place);
    }

    public Fault at(Place newPlace) {
        return new Fault(code, message, hint, newPlace);
    }

    /// The same fault with its place completed, for a caller that knows more of it.
    public Fault placed(UnaryOperator<Place> change) {
        return at(change.apply(place));
    }

    public boolean isError() {
        return code.severity() == Severity.ERROR;
    }

    public FaultException toException() {
        return new FaultException(this, null);
    }

    public FaultException toException(Throwable cause) {
        return new FaultException(this, cause);
    }

    /// `place: CODE sentence. hint`, the one form in which commands print a fault.
    public String text() {
        var where = place.text();
        var setting = place.setting().isEmpty() ? "" : " [" + place.setting() + "]";
        return (where.isEmpty() ? "" : where + ": ")
                + code.id()
                + " "
                + message
                + setting
                + (hint.isEmpty() ? "" : " " + hint);
    }
}
