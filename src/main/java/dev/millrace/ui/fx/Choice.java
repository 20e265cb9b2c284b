package dev.millrace.ui.fx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something to pick from a list.
///
/// @param title what people read and search by
/// @param detail said beside it, muted; may be empty
/// @param icon data of an SVG path in a square of 24 x 24; empty: none
/// @param tone style class that colours the icon, such as `source`; may be empty
/// @param words other words to find it by
/// @param action what happens when it is picked
public record Choice(
        String title,
        String detail,
        String icon,
        String tone,
        List<String> words,
        @Nullable Runnable action) {

    public Choice {
        words = List.copyOf(words);
    }

    public static Choice of(String title, String detail, Runnable action) {
        return new Choice(title, detail, "", "", List.of(), action);
    }

    public Choice detailed(String newDetail) {
        return new Choice(title, newDetail, icon, tone, words, action);
    }

    Search.Words searched() {
        return new Search.Words(title, words);
    }
}
