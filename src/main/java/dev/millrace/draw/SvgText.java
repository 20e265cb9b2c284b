package dev.millrace.draw;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Writes texts as the outlines of their glyphs, so that they look the same where the fonts of the
/// product are not installed. What those fonts lack is left to a font of the viewer.
final class SvgText {

    /// Wide ranges of characters first; the last ones are those of the systems.
    private static final String FOREIGN =
            "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'Noto Color Emoji',"
                    + " 'Apple Color Emoji', 'Segoe UI Emoji', sans-serif";

    private static final Pattern FOREIGN_TEXT = Pattern.compile("<text [^>]*>[^<]*</text>");

    private final SequencedMap<String, String> outlines = new LinkedHashMap<>();

    /// Whether a picture written with this has texts that need a font of the viewer.
    static boolean needsFonts(String svg) {
        return FOREIGN_TEXT.matcher(svg).find();
    }

    /// The picture without those.
    static String withoutForeign(String svg) {
        return FOREIGN_TEXT.matcher(svg).replaceAll("");
    }

    /// The elements of one line of text.
    ///
    /// @param fill attributes of its colour
    String line(Shape.Words words, String fill) {
        var text = Xml.clean(words.text());
        var metrics = Metrics.of(words.style().typeface());
        var glyphs = new StringBuilder();
        var foreign = new StringBuilder();
        double x = 0;
        for (int i = 0; i < text.length(); ) {
            int end = foreignEnd(text, i, metrics);
            if (end > i) {
                var run = text.substring(i, end);
                double size = words.style().size();
                foreign.append(foreign(words, run, words.at().x() + x * size, fill));
                x += metrics.width(run);
                i = end;
            } else {
                int character = text.codePointAt(i);
                glyphs.append(use(words.style().typeface(), metrics, character, x));
                i += Character.charCount(character);
                x += metrics.width(Character.toString(character));
            }
        }
        return outlined(words, glyphs, metrics, fill) + foreign;
    }

    /// Where a run of characters that another font must draw ends; joiners, marks and selectors of
    /// variants belong to the character before them.
    private static int foreignEnd(String text, int start, Metrics metrics) {
        int end = start;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            boolean foreign = metrics.glyph(character) == 0;
            if (!foreign && (end == start || !isAttached(text, end))) {
                break;
            }
            end += Character.charCount(character);
        }
        return end;
    }

    private static boolean isAttached(String text, int at) {
        return switch (Character.getType(text.codePointAt(at))) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private String use(Typeface typeface, Metrics metrics, int character, double x) {
        int glyph = metrics.glyph(character);
        var outline = metrics.outline(glyph);
        if (outline.isEmpty()) {
            return "";
        }
        var id = typeface.name().substring(0, 1).toLowerCase(Locale.ROOT) + glyph;
        outlines.put(id, outline);
        var at = Math.round(x * metrics.unitsPerEm());
        return "<use href=\"#" + id + "\"" + (at == 0 ? "" : " x=\"" + at + "\"") + "/>";
    }

    /// Glyphs are drawn in units of their font.
    private static String outlined(
            Shape.Words words, CharSequence glyphs, Metrics metrics, String fill) {
        if (glyphs.isEmpty()) {
            return "";
        }
        var place = Xml.number(words.at().x()) + " " + Xml.number(words.at().y());
        var scale = Xml.precise(words.style().size() / metrics.unitsPerEm());
        return "<g transform=\"translate(%s) scale(%s)\"%s>%s</g>\n"
                .formatted(place, scale, fill, glyphs);
    }

    private static String foreign(Shape.Words words, String run, double x, String fill) {
        return "<text x=\"%s\" y=\"%s\" font-size=\"%s\" font-family=\"%s\"%s>%s</text>\n"
                .formatted(
                        Xml.number(x),
                        Xml.number(words.at().y()),
                        Xml.number(words.style().size()),
                        FOREIGN,
                        fill,
                        Xml.text(run));
    }

    /// The outlines that were used, each once.
    String definitions() {
        var text = new StringBuilder();
        outlines.forEach(
                (id, data) -> text.append("<path id=\"%s\" d=\"%s\"/>\n".formatted(id, data)));
        return text.toString();
    }
}
