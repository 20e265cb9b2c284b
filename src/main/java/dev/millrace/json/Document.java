package dev.millrace.json;

import dev.millrace.fault.Place;
import dev.millrace.model.Value;

/// JSON that was read, and where each value of it stands in the text.
public final class Document {

    private final Source source;
    private final Value root;
    private final Spot spot;

    Document(Source source, Value root, Spot spot) {
        this.source = source;
        this.root = root;
        this.spot = spot;
    }

    public Value root() {
        return root;
    }

    /// Where the value begins; if the document lacks it, the nearest one around it.
    public Place place(Pointer pointer) {
        return source.place(find(pointer).value());
    }

    /// Where the name of a member begins; of a list's element, the element.
    public Place placeOfName(Pointer pointer) {
        return source.place(find(pointer).name());
    }

    /// Where a character of a text value stands, escapes in front of it counted as written.
    ///
    /// @param character 0-based, in the value; one that it lacks gives the place of the value
    public Place place(Pointer pointer, int character) {
        int start = find(pointer).value();
        int at = start + 1;
        for (int i = 0; i < character && at < source.text().length(); i++) {
            at += written(at);
        }
        boolean inside = isText(start) && at < source.text().length();
        return source.place(inside ? at : start);
    }

    private boolean isText(int at) {
        return source.text().charAt(at) == '"';
    }

    /// Length of the character at the offset, as the text writes it.
    private int written(int at) {
        if (source.text().charAt(at) != '\\' || at + 1 >= source.text().length()) {
            return 1;
        }
        return source.text().charAt(at + 1) == 'u' ? 6 : 2;
    }

    private Spot find(Pointer pointer) {
        var found = spot;
        for (String step : pointer.steps()) {
            var next = found.to(step);
            if (next == null) {
                return found;
            }
            found = next;
        }
        return found;
    }
}
