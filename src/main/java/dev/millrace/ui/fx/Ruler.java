package dev.millrace.ui.fx;

import dev.millrace.draw.TextStyle;
import java.util.Arrays;

/// Measures texts of one style quickly: each character once. FX thread only.
public final class Ruler {

    /// Beyond it stand characters that other fonts draw, or that few texts have.
    private static final int COMMON = 0x2200;

    public static final String MORE = "…";

    private final TextStyle style;
    private final float[] widths = new float[COMMON];
    private final double more;

    public Ruler(TextStyle style) {
        this.style = style;
        Arrays.fill(widths, Float.NaN);
        more = style.width(MORE);
    }

    public TextStyle style() {
        return style;
    }

    private double width(int character) {
        if (character >= COMMON) {
            return style.width(Character.toString(character));
        }
        float known = widths[character];
        if (Float.isNaN(known)) {
            known = (float) style.width(Character.toString(character));
            widths[character] = known;
        }
        return known;
    }

    /// Width of the text, or more than `most` as soon as it is certain to be wider.
    public double width(String text, double most) {
        double width = 0;
        for (int i = 0; i < text.length() && width <= most; ) {
            int character = text.codePointAt(i);
            width += width(character);
            i += Character.charCount(character);
        }
        return width;
    }

    /// The text, or as much of it as fits and an ellipsis. Looks no further than that.
    public String fitted(String text, double room) {
        double width = 0;
        int cut = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            width += width(character);
            if (width > room) {
                return text.substring(0, cut) + MORE;
            }
            i += Character.charCount(character);
            if (width + more <= room) {
                cut = i;
            }
        }
        return text;
    }

    /// Whether the font of the style may lack a character, so that the width is a guess.
    public static boolean isForeign(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x0590 && !isMark(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMark(char c) {
        return c >= 0x1E00 && c < 0x2200;
    }
}
