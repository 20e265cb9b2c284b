package dev.millrace.draw;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;

/// A font that comes with the product, so that the same text is as wide everywhere.
public enum Typeface {
    REGULAR("Inter", 400, "/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf"),
    SEMIBOLD("Inter", 600, "/com/formdev/flatlaf/fonts/inter/Inter-SemiBold.otf"),
    MONO(
            "JetBrains Mono",
            400,
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Regular.ttf");

    private final String family;
    private final int weight;
    private final String resource;

    Typeface(String family, int weight, String resource) {
        this.family = family;
        this.weight = weight;
        this.resource = resource;
    }

    public String family() {
        return family;
    }

    /// The family of the font file itself: one of its own for weights beside regular and bold.
    public String fontFamily() {
        return this == SEMIBOLD ? family + " SemiBold" : family;
    }

    /// As CSS counts it: 400 is regular.
    public int weight() {
        return weight;
    }

    /// Whether its outlines are those of OpenType with PostScript curves.
    boolean isPostScript() {
        return resource.endsWith(".otf");
    }

    /// The font file; the caller closes it.
    public InputStream open() {
        return requireNonNull(Typeface.class.getResourceAsStream(resource), resource);
    }
}
