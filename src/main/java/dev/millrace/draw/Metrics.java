package dev.millrace.draw;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// Widths and outlines of the characters of a typeface, read from its file on first use. Any
/// thread.
final class Metrics {

    /// Of a character that the font lacks, such as an emoji or a Chinese one: another font draws
    /// it.
    private static final double FOREIGN = 1.0;

    private static final Map<Typeface, Metrics> READ = new EnumMap<>(Typeface.class);

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final Map<Integer, Double> widths = new ConcurrentHashMap<>();
    private final Map<Integer, String> outlines = new ConcurrentHashMap<>();

    private Metrics(TrueTypeFont font, CmapLookup glyphs) {
        this.font = font;
        this.glyphs = glyphs;
    }

    static Metrics of(Typeface typeface) {
        synchronized (READ) {
            return READ.computeIfAbsent(typeface, Metrics::read);
        }
    }

    private static Metrics read(Typeface typeface) {
        try (var in = typeface.open()) {
            var bytes = new RandomAccessReadBuffer(in.readAllBytes());
            var parser = typeface.isPostScript() ? new OTFParser() : new TTFParser();
            var font = parser.parse(bytes);
            return new Metrics(font, requireNonNull(font.getUnicodeCmapLookup()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Width of the text at a size of 1.
    double width(String text) {
        double width = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            width += widths.computeIfAbsent(character, this::measure);
            i += Character.charCount(character);
        }
        return width;
    }

    /// The glyph of a character; 0 if another font must draw it.
    synchronized int glyph(int character) {
        return glyphs.getGlyphId(character);
    }

    /// Data of the SVG path of a glyph, in units of the font with y downwards; empty for a space.
    String outline(int glyph) {
        return outlines.computeIfAbsent(glyph, this::draw);
    }

    /// How many units of the font make its size.
    int unitsPerEm() {
        try {
            return font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized String draw(int glyph) {
        try {
            if (font instanceof OpenTypeFont open && open.isPostScript()) {
                var curves = open.getCFF().getFont().getType2CharString(glyph);
                return Outline.data(curves.getPath());
            }
            var data = font.getGlyph().getGlyph(glyph);
            return data == null ? "" : Outline.data(data.getPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized double measure(int character) {
        int glyph = glyph(character);
        try {
            return glyph == 0
                    ? FOREIGN
                    : font.getAdvanceWidth(glyph) / (double) font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
