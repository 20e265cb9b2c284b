package dev.millrace.draw;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/// A font that comes with the product, so that the same text is as wide everywhere. Any thread.
public enum Typeface {
    REGULAR("Inter", 400, "/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf"),
    SEMIBOLD("Inter", 600, "/com/formdev/flatlaf/fonts/inter/Inter-SemiBold.otf"),
    MONO(
            "JetBrains Mono",
            400,
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Regular.ttf");

    /// Of a character that the font lacks, such as an emoji or a Chinese one: another font draws
    /// it.
    private static final double FOREIGN = 1.0;

    private static final double MONO_WIDTH = 0.6;

    private final String family;
    private final int weight;
    private final String resource;
    private final Map<Integer, Double> widths = new ConcurrentHashMap<>();
    private @Nullable TrueTypeFont font; // guarded by this
    private @Nullable CmapLookup glyphs; // guarded by this

    Typeface(String family, int weight, String resource) {
        this.family = family;
        this.weight = weight;
        this.resource = resource;
    }

    public String family() {
        return family;
    }

    /// As CSS counts it: 400 is regular.
    public int weight() {
        return weight;
    }

    /// The font file; the caller closes it.
    public InputStream open() {
        return requireNonNull(Typeface.class.getResourceAsStream(resource), resource);
    }

    /// Width of the text at a size of 1.
    public double width(String text) {
        double width = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            width += widths.computeIfAbsent(character, this::measure);
            i += Character.charCount(character);
        }
        return width;
    }

    /// Whether the font itself draws the character.
    public synchronized boolean has(int character) {
        return glyph(character) != 0;
    }

    private double measure(int character) {
        if (this == MONO && character < 0x250) {
            return MONO_WIDTH;
        }
        synchronized (this) {
            int glyph = glyph(character);
            try {
                return glyph == 0
                        ? FOREIGN
                        : requireNonNull(font).getAdvanceWidth(glyph)
                                / (double) requireNonNull(font).getUnitsPerEm();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private int glyph(int character) {
        load();
        return requireNonNull(glyphs).getGlyphId(character);
    }

    private void load() {
        if (glyphs != null) {
            return;
        }
        try (var in = open()) {
            var bytes = new RandomAccessReadBuffer(in.readAllBytes());
            var parser = resource.endsWith(".otf") ? new OTFParser() : new TTFParser();
            font = parser.parse(bytes);
            glyphs = font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
